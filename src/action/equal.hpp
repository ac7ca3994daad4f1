// Conditions of equality between a record's fields and what a statement is given.
#pragma once

#include "action/given.hpp"

namespace model_api::action {

// A field of t0 is the argument: of keys.
void write_equal(sql::Writer &out, const model::Field &field, const Given &given, std::size_t argument);

// A field of t0 is what its column would hold if the argument were written to it: rounded. (What is too long for a
// column it does not hold at all.) `folded`: in lower case, both.
void write_stored_equal(sql::Writer &out, const model::Field &field, bool folded, const Given &given,
                        std::size_t argument);

// Whether the field's unique index is one of its lower case.
bool is_folded(const model::Field &field);

} // namespace model_api::action

#include "base/pure.hpp"
