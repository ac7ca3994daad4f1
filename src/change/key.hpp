// Keys of records: their text, and whether two are of one record.
#pragma once

#include <string>

#include "model/model.hpp"
#include "sql/expression.hpp"

namespace model_api::change {

std::string key_text(const sql::Value &key); // empty: NULL

// Whether both are the key of one record of `model`, as its column compares them: spaces at the end of a char(n) and
// the case of a citext count for nothing.
bool is_same_key(const model::Model &model, const sql::Value &left, const sql::Value &right);

// Whether keys of this model are the same only where their texts are.
bool is_told_by_text(const model::Model &model);

} // namespace model_api::change
