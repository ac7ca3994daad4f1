// JSON as a value of a field's type: the one way in which filters, finders and ids check what they are given.
#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "filter/mistake.hpp"
#include "model/field.hpp"
#include "model/state_machine.hpp"
#include "sql/expression.hpp"

namespace model_api::filter {

// The id of a record, as the type of `key` has it: the model's key, or a belongsTo, which has the other model's ids.
// Throws 22P02, `invalid id "abc"`; 22023 where the JSON is neither a string nor a number.
sql::Value parse_id(const Json &id, const model::Field &key, const Place &place);
sql::Value parse_id(std::string_view id, const model::Field &key, const Place &place);

// A value of a stored field; null is Null. Fields that hold lists (multiple enums, roles, arrays) take a list, or a
// single value as a list of one, and give the array's text. With `states` a state must be one of theirs.
// Throws 22023 wrong kind or no such option, 22003 out of range, 22007 bad date, 22P02 bad id.
sql::Value parse_value(const model::Field &field, const Json &value, const Place &place,
                       const model::StateMachine *states = nullptr);
// The same from text: "12.5" for a number, "true" for a boolean, a JSON document for json.
sql::Value parse_value(const model::Field &field, std::string_view text, const Place &place);

// The text that the type's input function takes under every setting (DateStyle, TimeZone): an element of an array.
std::string text_form(const sql::Value &value, const sql::Type &type);
// The text of an array of such elements: {"a","b",NULL}.
std::string array_text(const sql::TextArray &elements);

} // namespace model_api::filter

#include "base/pure.hpp"
