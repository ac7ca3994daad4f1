// The checks behind the domains of domain.sql. A check never says no by returning false: it raises an error that tells
// what is wrong.
#include "base/text.hpp"
#include "page/cursor.hpp"
#include "pg/function.hpp"
#include "value/color.hpp"
#include "value/email.hpp"
#include "value/markdown.hpp"
#include "value/password_hash.hpp"
#include "value/role_key.hpp"
#include "value/state_path.hpp"
#include "value/url.hpp"

namespace model_api::type {

namespace {

// As much of a refused value as its message repeats: it may be megabytes.
constexpr std::size_t max_shown = 80;

std::string shown(std::string_view text) {
    if (text.size() <= max_shown) return std::string(text);
    std::size_t end = max_shown;
    while (end > 0 && !is_utf8(text.substr(0, end)) && max_shown - end < 4) --end;
    return std::string(text.substr(0, end)) + "...";
}

[[noreturn]] void refuse(std::string message, std::string reason, const char *hint = "") {
    DomainError error(sqlstate::invalid_text_representation, "", std::move(message), "", hint);
    error.lines = std::move(reason);
    throw error;
}

using Mistake = std::optional<std::string> (*)(std::string_view);

// The check of a text domain: raises `invalid email address "…"` where `mistake` finds one.
Datum check_text(FunctionCallInfo fcinfo, const char *what, Mistake mistake, const char *hint = "") {
    const std::string_view text = pg::text_argument(fcinfo, 0);
    if (auto reason = mistake(text)) refuse(std::string("invalid ") + what + " \"" + shown(text) + '"', *reason, hint);
    return BoolGetDatum(true);
}

struct Elements {
    Datum *values;
    bool *nulls;
    int count;
    int dimensions;
};

Elements text_elements(Datum datum) {
    return pg::call([&] {
        Elements elements{};
        ArrayType *array = DatumGetArrayTypeP(datum);
        elements.dimensions = ARR_NDIM(array);
        deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements.values, &elements.nulls, &elements.count);
        return elements;
    });
}

std::optional<std::string> role_keys_mistake(const Elements &elements) {
    if (elements.dimensions > 1) return "It has more than one dimension.";
    std::vector<std::optional<std::string_view>> keys;
    for (int i = 0; i < elements.count; ++i)
        keys.push_back(elements.nulls[i] ? std::nullopt : std::optional(pg::text_view(elements.values[i])));
    return value::role_keys_mistake(keys);
}

std::optional<std::string> cursor_mistake(std::string_view text) {
    try {
        page::decode(text, "");
    } catch (const DomainError &error) {
        const std::size_t colon = error.message.find(": "); // "cursor is not valid: it is cut short"
        return capitalized(colon == std::string::npos ? error.message : error.message.substr(colon + 2)) + '.';
    }
    return std::nullopt;
}

} // namespace

MODEL_API_FUNCTION(model_api_check_email) {
    return check_text(fcinfo, "email address", value::email_mistake);
}

MODEL_API_FUNCTION(model_api_check_url) {
    return check_text(fcinfo, "URL", value::url_mistake,
                      "A URL begins with its scheme, as in \"https://example.com/a%20b\"; characters beyond ASCII, "
                      "spaces and quotes are percent-encoded.");
}

MODEL_API_FUNCTION(model_api_check_color) {
    return check_text(fcinfo, "color", value::color_mistake, "Write \"#rrggbb\", or \"#rrggbbaa\" with an opacity.");
}

MODEL_API_FUNCTION(model_api_check_record_state) {
    return check_text(
        fcinfo, "record state", value::state_path_mistake,
        "Write the names of the states from the outermost to the innermost, as in \"created.published\".");
}

MODEL_API_FUNCTION(model_api_check_cursor) {
    return check_text(fcinfo, "cursor", cursor_mistake,
                      "Take cursors as they come from a page, and keep them unchanged.");
}

MODEL_API_FUNCTION(model_api_check_rich_text) {
    if (auto reason = value::markdown_mistake(pg::text_argument(fcinfo, 0))) refuse("rich text is too large", *reason);
    return BoolGetDatum(true);
}

// Neither message nor log may repeat the value: it may be somebody's password.
MODEL_API_FUNCTION(model_api_check_password) {
    if (auto reason = value::password_hash_mistake(pg::text_argument(fcinfo, 0)))
        refuse("invalid password hash: plain text passwords are never stored", *reason,
               "Store the hash that argon2id makes of the password, in the PHC string format.");
    return BoolGetDatum(true);
}

MODEL_API_FUNCTION(model_api_check_role_keys) {
    if (auto reason = role_keys_mistake(text_elements(fcinfo->args[0].value)))
        refuse("invalid list of role keys", *reason);
    return BoolGetDatum(true);
}

} // namespace model_api::type
