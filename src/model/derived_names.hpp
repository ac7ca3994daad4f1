// Names of the API for tables and columns that were named by somebody else.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace model_api::model {

// "Weird Name$" -> "weirdName"; `prefix` begins what would begin with a digit or be empty: "2nd" -> "column2nd".
std::string derive_name(std::string_view sql_name, std::string_view prefix);

// The name of a belongsTo: the column's without its "_id" (or "Id", "ID").
std::string derive_relation_name(std::string_view column);

// "countries" -> "country"; a name that is the plural of nothing stays: "series", "status", "news".
std::string singular_of(std::string_view name);

// `wanted`, or with the first number from 2 that makes it free; it is taken then.
std::string claim_name(std::set<std::string> &taken, const std::string &wanted);

} // namespace model_api::model

#include "base/pure.hpp"
