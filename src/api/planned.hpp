// A request that is ready to run, kept by the bytes of its arguments: a repeated one is neither parsed nor rendered
// again.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>

#include "api/request.hpp"
#include "statement/run.hpp"

namespace model_api::api {

struct Planned {
    Target target;
    std::shared_ptr<const statement::Prepared> statement; // hold it while it runs
    std::shared_ptr<const std::vector<sql::Parameter>> parameters;
    std::vector<read::CursorMark> marks = {}; // where its lists have searches
};

struct Argument {
    int position;
    bool by_value = false;  // no text and no jsonb but an int4
    bool left_out = false;  // requests that differ in it share a statement
    bool is_search = false; // what it means depends on the records: a request that has one is not kept
};

// Prepares what read/ made of a request.
Planned plan(const Target &target, read::Statement statement);

// The request whose statement is made by `make(target)`, of the model that the first argument names.
template <class Make>
Planned planned(FunctionCallInfo fcinfo, Make &&make);

// The same of `function` with the arguments at these positions: perhaps as it was planned before.
template <class Make>
Planned planned(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments,
                Make &&make);

// The two halves of planned(). An empty key is of a request that is not kept: it is too large, or has a search. A kept
// request does not keep its statement: once the statement cache has dropped that, the request is forgotten too.
std::string request_key(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments);
std::optional<Planned> find_planned(const std::string &key, const catalog::Snapshot &snapshot);
void keep_planned(std::string key, const Planned &request);

template <class Make>
Planned planned(FunctionCallInfo fcinfo, Make &&make) {
    for (int attempt = 1;; ++attempt) {
        const Target target = target_argument(fcinfo, catalog::current());
        read::Statement statement = make(target);
        if (catalog::hold(statement.tables, target.snapshot) || attempt == catalog::max_attempts)
            return plan(target, std::move(statement));
    }
}

template <class Make>
Planned planned(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments,
                Make &&make) {
    const catalog::Snapshot snapshot = catalog::current();
    std::string key = request_key(function, fcinfo, arguments);
    std::optional<Planned> found = find_planned(key, snapshot);
    if (found && catalog::hold(found->statement->tables(), snapshot)) return std::move(*found);
    Planned made = planned(fcinfo, make);
    keep_planned(std::move(key), made);
    return made;
}

} // namespace model_api::api
