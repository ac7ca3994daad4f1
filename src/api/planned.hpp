// Requests of functions, ready to run, kept by the bytes of their arguments.
#pragma once

#include <initializer_list>
#include <string>

#include "api/request.hpp"
#include "request/planned.hpp"

namespace model_api::api {

using request::Planned;

struct Argument {
    int position;
    bool by_value = false;  // no text and no jsonb but an int4
    bool left_out = false;  // requests that differ in it share a statement
    bool is_search = false; // what it means depends on the records: a request that has one is not kept
};

// The request whose statement is made by `make(target)`, of the model that the first argument names.
template <class Make>
Planned planned(FunctionCallInfo fcinfo, Make &&make);

// The same of `function` with the arguments at these positions: perhaps as it was planned before.
template <class Make>
Planned planned(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments,
                Make &&make);

// By which such a request is kept. Empty: it is not, being too large, or having a search.
std::string request_key(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments);

template <class Make>
Planned planned(FunctionCallInfo fcinfo, Make &&make) {
    for (int attempt = 1;; ++attempt) {
        const Target target = target_argument(fcinfo, catalog::current());
        read::Statement statement = make(target);
        if (catalog::hold(statement.tables, target.snapshot) || attempt == catalog::max_attempts)
            return request::plan(target, std::move(statement));
    }
}

template <class Make>
Planned planned(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments,
                Make &&make) {
    const catalog::Snapshot snapshot = target_argument(fcinfo, catalog::current()).snapshot;
    const std::string key = request_key(function, fcinfo, arguments);
    std::optional<Planned> found = request::find_planned(key, snapshot);
    if (found && catalog::hold(found->statement->tables(), snapshot)) return std::move(*found);
    Planned made = planned(fcinfo, make);
    request::keep_planned(key, made);
    return made;
}

} // namespace model_api::api
