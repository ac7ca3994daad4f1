// What a model's search consists of at this moment, and whether all of it works.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/model.hpp"

namespace model_api::catalog {

struct Health {
    std::string storage;
    std::uint32_t index = 0; // 0: none
    bool valid = false;      // the index, and that of every partition
    bool triggers = false;   // all are there, and fire always
    bool stale = false;
    std::int64_t index_bytes = 0, words_bytes = 0; // with those of partitions
    std::int64_t entries = 0, pending_pages = 0;   // of the GIN indexes
    std::optional<std::int64_t> missing;           // records without words, as ANALYZE has found; nullopt: it never ran
};

Health health_of(const model::Model &model);

} // namespace model_api::catalog
