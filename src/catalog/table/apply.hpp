// A definition becomes tables and catalog rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/definition.hpp"

namespace model_api::catalog {

// Regular expressions and types in a document that PostgreSQL cannot read; the rest of it may be wrong in any way.
void check_document(const Json &document, std::vector<model::Mistake> &mistakes);

struct Applied {
    std::string model;
    std::uint32_t relation = 0;
};

// Does what is missing, as the caller. Throws, before anything is done: all mistakes that only the server can find;
// what would be lost, unless `destructive`; what existing rows forbid.
std::vector<Applied> apply(const model::Definition &definition, const model::Known &known, bool destructive);

} // namespace model_api::catalog
