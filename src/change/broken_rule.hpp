// The rule of a model that a broken constraint keeps.
#pragma once

#include <optional>
#include <string_view>

#include "action/failure.hpp"
#include "change/constraint.hpp"
#include "model/schema.hpp"

namespace model_api::change {

// The stored field on this column. nullptr: none.
const model::Field *field_on(const model::Model &model, std::string_view column);

// The field whose declared uniqueness this index keeps. nullptr: it is another one.
const model::Field *unique_field_of(const Constraint &constraint, const model::Model &model);

// What is wrong with the record of `model` that a constraint of its own table has refused. nullopt: the constraint is
// not over one field.
std::optional<action::FieldMistake> broken_rule(const Constraint &constraint, const model::Model &model);

// What is wrong with the record of `model` that others refer to by this foreign key of the table of `referrer`.
// nullopt: the model has no field for them.
std::optional<action::FieldMistake> broken_reference(const Constraint &constraint, const model::Model &model,
                                                     const model::Model &referrer);

} // namespace model_api::change
