// The forms of values that a field's type asks for: email addresses, URLs, colors, options, role keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "action/message.hpp"
#include "base/json.hpp"
#include "model/field.hpp"

namespace model_api::action {

// The rule that a text breaks; nullopt: none.
std::optional<Rule> broken_form(const model::Field &field, std::string_view text);

// The same of JSON, where it has the right type: a string, or a list of strings. Other JSON breaks no form.
std::optional<Rule> broken_form(const model::Field &field, const Json &value);

// What to say of each key of a list, or of one alone, that is none of the known ones, which are sorted.
std::vector<std::string> unknown_roles(const Json &list, const std::vector<std::string> &known);

} // namespace model_api::action

#include "base/pure.hpp"
