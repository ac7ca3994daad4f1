#include "statement/session_value.hpp"

namespace model_api::statement {
namespace {

SessionValue session_values = nullptr;

} // namespace

void set_session_values(SessionValue source) {
    session_values = source;
}

std::optional<std::string> session_value(std::string_view name) {
    return session_values ? session_values(name) : std::nullopt;
}

} // namespace model_api::statement
