// The rule of a domain that a value breaks: PostgreSQL names the domain, and not the column.
#pragma once

#include <optional>

#include "action/failure.hpp"
#include "model/schema.hpp"
#include "pg/wall.hpp"

namespace model_api::change {

// nullopt: the error is about no domain, or not one field alone is of it.
std::optional<action::FieldMistake> broken_domain(const pg::Error &error, const model::Model &model);

} // namespace model_api::change
