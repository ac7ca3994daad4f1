// The values that a CHECK allows, where it is a list of them: how an existing table says that a column is an enum.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::sql {

struct CheckList {
    std::vector<std::string> values;
    bool of_array = false; // the column is an array of them: tags <@ ARRAY['a', 'b']
    bool operator==(const CheckList &) const = default;
};

// `condition` as PostgreSQL writes it (pg_get_expr), of one column; `subject` is the column's name unquoted, or VALUE
// in the CHECK of a domain. Equality with strings, ANY of a list and both joined by OR are understood, with IS NULL
// beside them; nullopt: anything else.
std::optional<CheckList> parse_check_list(std::string_view condition, std::string_view subject);

} // namespace model_api::sql

#include "base/pure.hpp"
