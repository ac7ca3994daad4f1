// A request that is ready to run. A repeated one is neither parsed nor rendered again, where whoever asks has a key for
// it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "request/target.hpp"
#include "statement/run.hpp"

namespace model_api::request {

struct Planned {
    Target target;
    std::shared_ptr<const statement::Prepared> statement; // hold it while it runs
    std::shared_ptr<const std::vector<sql::Parameter>> parameters;
    std::vector<read::CursorMark> marks = {}; // where its lists have searches
};

// Prepares what read/ made of a request.
Planned plan(const Target &target, read::Statement statement);

// The request that was kept by this key, which tells it from all others that may see the same: those of another
// function, too. An empty key is of a request that is not kept. A kept request does not keep its statement: once the
// statement cache has dropped that, the request is forgotten too. Its tables are to be held before it runs
// (catalog::hold).
std::optional<Planned> find_planned(const std::string &key, const catalog::Snapshot &snapshot);
// Does nothing for a request that has marks: what its searches mean depends on the records.
void keep_planned(const std::string &key, const Planned &request);

inline constexpr std::size_t max_key_size = 8 * 1024; // of keys that are worth their memory

} // namespace model_api::request
