// The clauses of CREATE TABLE and ALTER TABLE.
#pragma once

#include <string>

#include "table/names.hpp"
#include "table/plan.hpp"

namespace model_api::table {

inline constexpr const char *managed_trigger = "~model_api_managed"; // "~" sorts behind the user's own triggers

std::string column_clause(const Column &column);                  // title text NOT NULL
std::string primary_key_clause(const Shape &shape, Names &names); // CONSTRAINT question_pkey PRIMARY KEY (id)
std::string check_clause(const Shape &shape, const Check &check, Names &names);

Statement unique_index(const Shape &shape, const Unique &unique, Names &names);
Statement reference_index(const Shape &shape, const Reference &reference, Names &names);
Statement foreign_key(const Shape &shape, const Reference &reference, Names &names);
Statement trigger(const Shape &shape);

// Whether one of the unique indexes begins with the column, so that a foreign key needs none of its own.
bool is_led_by(const std::vector<Unique> &uniques, const std::string &column);

} // namespace model_api::table

#include "base/pure.hpp"
