#include "table/retype.hpp"

namespace model_api::table {

namespace {

bool continues_name(std::string_view rest) {
    if (rest.empty()) return false;
    const char c = rest.front();
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::string retyped(std::string_view expression, std::string_view from, std::string_view to) {
    const std::string cast = "::" + std::string(from);
    std::string text;
    char quote = 0; // a doubled quote closes and opens again, which comes to the same
    for (std::size_t at = 0; at < expression.size(); ++at) {
        const char c = expression[at];
        if (!quote && expression.substr(at).starts_with(cast) && !continues_name(expression.substr(at + cast.size()))) {
            text.append("::").append(to);
            at += cast.size() - 1;
            continue;
        }
        if (quote ? c == quote : c == '\'' || c == '"') quote = quote ? 0 : c;
        text += c;
    }
    return text;
}

} // namespace model_api::table
