// The messages of rules that values break: the one place where their words are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/field.hpp"

namespace model_api::action {

enum class Rule : std::uint8_t {
    required,
    unique,
    reference, // a belongsTo leads to a record
    length,
    range,
    pattern,
    options,
    state,
    email,
    url,
    color,
    rich_text,
    role_keys,
    password,
    type_range, // what the column's type can hold
};

// "must be between 1 and 200 characters long", "is required".
std::string message(Rule rule, const model::Field &field);

// "must be at most 10 characters long": of a column's type.
std::string length_message(const model::Bounds &bounds);

} // namespace model_api::action

#include "base/pure.hpp"
