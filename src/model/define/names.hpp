// Which names a definition may use, as API identifiers and in SQL.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/define/node.hpp"

namespace model_api::model::define {

inline constexpr std::size_t max_name_bytes = 63; // of an SQL identifier

// Each notes at `place` what is wrong with `name` and returns false then.
bool check_identifier(const Node &place, std::string_view name);
bool check_model_name(const Node &place, std::string_view name);
bool check_type_name(const Node &place, std::string_view name);
bool check_field_name(const Node &place, std::string_view name, bool adopted);
bool check_action_name(const Node &place, std::string_view name);
bool check_column_name(const Node &place, std::string_view name);

// The parts of `question`, `public.question` or `"My Schema"."My Table"` as SQL reads them: folded to lower case where
// they are not quoted. nullopt: not a name, or more than two parts.
std::optional<std::vector<std::string>> parse_qualified_name(std::string_view text);

} // namespace model_api::model::define

#include "base/pure.hpp"
