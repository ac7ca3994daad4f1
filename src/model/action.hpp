// An action of a model, or a global one, as its definition says: what it may be run from, what it calls.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace model_api::model {

struct Parameter {
    std::string name;
    std::string type; // a scalar field type: "boolean", "string", "number", "dateTime", "json", …
    bool operator==(const Parameter &) const = default;
};

// What the actions of the user model do besides: see model/account.hpp.
enum class AccountAction : std::uint8_t {
    none, // an ordinary action
    sign_up,
    sign_in,
    sign_out,
    change_password,
    send_verify_email,
    verify_email,
    send_reset_password,
    reset_password,
};

struct Action {
    std::string name;
    std::vector<std::string> from; // dotted state paths; empty: every state
    std::string to;                // dotted state path; empty: the state stays
    std::vector<Parameter> parameters;
    std::string run; // name of a function, as the definition gives it; empty: none
    std::string on_success;
    AccountAction account = AccountAction::none; // follows from the name and the model's purpose
    bool operator==(const Action &) const = default;
};

} // namespace model_api::model

#include "base/pure.hpp"
