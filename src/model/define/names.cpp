#include "model/define/names.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace model_api::model::define {

namespace {

using namespace std::string_view_literals;

// Root fields that the API has beside those of the models.
constexpr std::array reserved_models = {"globalActions"sv, "currentSession"sv, "gadgetMeta"sv, "internal"sv};

// Types that the API has beside those of the models.
constexpr std::array reserved_types = {"Query"sv,    "Mutation"sv, "Subscription"sv, "String"sv,       "Int"sv,
                                       "Float"sv,    "Boolean"sv,  "ID"sv,           "GadgetID"sv,     "Date"sv,
                                       "DateTime"sv, "JSON"sv,     "RichText"sv,     "RecordState"sv,  "Role"sv,
                                       "URL"sv,      "Upload"sv,   "PageInfo"sv,     "EmailAddress"sv, "StateValue"sv};

// Keys of a filter that are not fields. (_all, _link and their like cannot be identifiers.)
constexpr std::array filter_keys = {"AND"sv, "OR"sv, "NOT"sv, "isSet"sv};

constexpr std::array system_columns = {"tableoid"sv, "ctid"sv, "xmin"sv, "xmax"sv, "cmin"sv, "cmax"sv};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size> &names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool fits(const Node &place, std::string_view what, const std::string &name) {
    if (name.size() <= max_name_bytes) return true;
    place.wrong("gives the " + std::string(what) + " name " + quoted(name) + ", which is longer than 63 bytes");
    return false;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '$';
}

char folded(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Takes "…" with its doubled quotes off the front of `text`.
std::optional<std::string> take_quoted(std::string_view &text) {
    std::string name;
    for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
        if (text.front() != '"') {
            name += text.front();
        } else if (text.starts_with("\"\"")) {
            name += '"';
            text.remove_prefix(1);
        } else {
            text.remove_prefix(1);
            return name;
        }
    }
    return std::nullopt;
}

std::string take_plain(std::string_view &text) {
    std::string name;
    for (; !text.empty() && continues_name(text.front()); text.remove_prefix(1)) name += folded(text.front());
    return name;
}

std::optional<std::string> take_name(std::string_view &text) {
    if (text.empty()) return std::nullopt;
    if (text.front() == '"') return take_quoted(text);
    if (!is_letter(text.front())) return std::nullopt;
    return take_plain(text);
}

} // namespace

bool check_identifier(const Node &place, std::string_view name) {
    if (is_api_identifier(name)) return true;
    place.wrong("is not an identifier: a letter, then letters, digits and \"_\", at most 63 bytes");
    return false;
}

bool check_model_name(const Node &place, std::string_view name) {
    if (!check_identifier(place, name)) return false;
    if (is_one_of(reserved_models, name)) {
        place.wrong("is reserved by the API");
        return false;
    }
    return true;
}

bool check_type_name(const Node &place, std::string_view name) {
    if (!is_one_of(reserved_types, name)) return true;
    place.wrong("gives the type name " + quoted(name) + ", which is reserved by the API; \"type\" sets another");
    return false;
}

bool check_field_name(const Node &place, std::string_view name, bool adopted) {
    if (!check_identifier(place, name)) return false;
    if (is_one_of(filter_keys, name)) {
        place.wrong("is reserved: filters have a key of this name");
        return false;
    }
    if (!adopted && name == "state") {
        place.wrong("is reserved for the field that \"states\" makes");
        return false;
    }
    return true;
}

bool check_action_name(const Node &place, std::string_view name) {
    if (!check_identifier(place, name)) return false;
    if (name != "upsert" && name != "internal") return true;
    place.wrong(name == "upsert" ? "is reserved: \"create\" and \"update\" together make it"
                                 : "is reserved by the API");
    return false;
}

bool check_column_name(const Node &place, std::string_view name) {
    if (!fits(place, "column", std::string(name))) return false;
    if (!is_one_of(system_columns, name)) return true;
    place.wrong("gives the column name " + quoted(name) + ", which every table has for PostgreSQL itself");
    return false;
}

std::optional<std::vector<std::string>> parse_qualified_name(std::string_view text) {
    std::vector<std::string> parts;
    while (parts.size() < 2) {
        auto name = take_name(text);
        if (!name || name->empty() || name->size() > max_name_bytes) return std::nullopt;
        parts.push_back(std::move(*name));
        if (text.empty()) return parts;
        if (text.front() != '.') return std::nullopt;
        text.remove_prefix(1);
    }
    return std::nullopt;
}

} // namespace model_api::model::define
