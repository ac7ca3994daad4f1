// A value of a field, read from JSON.
#pragma once

#include <optional>

#include "action/message.hpp"
#include "action/mistakes.hpp"
#include "base/json.hpp"
#include "model/field.hpp"
#include "sql/expression.hpp"

namespace model_api::action {

// One of three: the value; the rule that it breaks; neither, where a mistake was noted.
struct Reading {
    std::optional<sql::Value> value; // of a password and an encrypted string the plain text
    std::optional<Rule> broken;
};

Reading read_value(const model::Field &field, const Json &json, const Place &place, Mistakes &mistakes);

// nullopt: a mistake was noted. `key` is the model's, or a belongsTo.
std::optional<sql::Value> read_id(const model::Field &key, const Json &json, const Place &place, Mistakes &mistakes);

// "7": as messages and hooks have it.
std::string id_text(const sql::Value &id);

} // namespace model_api::action

#include "base/pure.hpp"
