// What statements know of the session that asks: its values by their names, as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model_api::statement {

// nullopt: it has none.
using SessionValue = std::optional<std::string> (*)(std::string_view name);

// Says where they come from; until then there are none.
void set_session_values(SessionValue source);
std::optional<std::string> session_value(std::string_view name);

} // namespace model_api::statement
