// {"$session": "userId"}: a value that is known only when a statement runs, by the session that asks.
#pragma once

#include "base/json.hpp"
#include "filter/mistake.hpp"
#include "filter/operators.hpp"
#include "sql/expression.hpp"

namespace model_api::filter {

bool is_session_value(const Json &operand);

// Ids alone stand there, for equals and notEquals on fields of ids and of strings. Throws 22023, 42883 for another
// operator.
sql::OfSession parse_session_value(const Json &operand, const model::Field &field, const OperatorInfo &op,
                                   const Place &place);

} // namespace model_api::filter

#include "base/pure.hpp"
