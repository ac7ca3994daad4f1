#include "filter/mistake.hpp"

#include "base/text.hpp"

namespace model_api::filter {

namespace {

constexpr std::size_t shown_bytes = 60;
constexpr std::size_t listed_options = 20;

std::string not_defined(std::string_view what, std::string_view name, std::string_view type_name,
                        const std::vector<std::string_view> &defined) {
    std::string message(what);
    message += " " + quoted(name) + " is not defined by ";
    message += type_name;
    return message + "." + did_you_mean(name, defined);
}

} // namespace

void reject(const char *sqlstate, const std::string &message, const Place &place, const std::string &hint) {
    throw DomainError(sqlstate, place.code, message, std::string(place.path), hint);
}

void reject_kind(std::string_view expected, const Json &given, const Place &place, const std::string &hint) {
    std::string message = "expected ";
    message += expected;
    reject(sqlstate::invalid_parameter_value, message + ", not " + given.kind_name(), place, hint);
}

void reject_field(std::string_view name, std::string_view type_name, const std::vector<std::string_view> &defined,
                  const Place &place) {
    reject(sqlstate::undefined_column, not_defined("Field", name, type_name, defined), place);
}

void reject_operator(std::string_view name, std::string_view type_name, const std::vector<std::string_view> &defined,
                     const Place &place, const std::string &hint) {
    reject(sqlstate::undefined_function, not_defined("Operator", name, type_name, defined), place, hint);
}

std::string quoted(std::string_view text) {
    std::size_t end = text.size();
    if (end > shown_bytes) {
        end = shown_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end; // not inside a character
    }
    return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

std::string nearest_of(std::string_view word, const std::vector<std::string> &allowed) {
    const std::vector<std::string_view> candidates(allowed.begin(), allowed.end());
    if (const auto meant = nearest(word, candidates)) return "Did you mean " + quoted(*meant) + "?";
    if (allowed.empty() || allowed.size() > listed_options) return {};
    std::vector<std::string> names;
    for (const std::string &name : allowed) names.push_back(quoted(name));
    return "It must be one of " + listed(names) + ".";
}

} // namespace model_api::filter
