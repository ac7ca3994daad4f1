#include "filter/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>

#include "base/time.hpp"
#include "filter/operators.hpp"

namespace model_api::filter {

namespace {

struct Request {
    const model::Field &field;
    const sql::Type &type;
    const Json &json;
    Place place;
    const model::StateMachine *states;
};

const sql::Type &type_of(const model::Field &field) {
    if (!field.column) throw std::logic_error("field \"" + field.name + "\" has no column");
    return field.column->type;
}

// Text of ours goes into PostgreSQL's text types, which have no room for U+0000.
const std::string &checked_text(const std::string &text, const Place &place) {
    if (text.find('\0') == std::string::npos) return text;
    reject(sqlstate::invalid_parameter_value, "a string must not contain the character U+0000", place);
}

// --- integers

struct IntegerType {
    std::uint32_t oid;
    std::int64_t min, max;
};
template <class Int>
constexpr IntegerType integer_type(std::uint32_t oid) {
    return {oid, std::numeric_limits<Int>::min(), std::numeric_limits<Int>::max()};
}
constexpr std::array<IntegerType, 3> integer_types{
    {integer_type<std::int16_t>(21), integer_type<std::int32_t>(23), integer_type<std::int64_t>(20)}};

bool fits(std::int64_t number, const sql::Type &type) {
    const auto *found = std::find_if(integer_types.begin(), integer_types.end(),
                                     [&](const IntegerType &row) { return row.oid == type.oid; });
    return found == integer_types.end() || (number >= found->min && number <= found->max);
}

template <class Number>
std::errc read_number(std::string_view text, Number &number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end != text.data() + text.size()) return std::errc::invalid_argument;
    return error;
}

// 5.00 is the integer 5; jsonb keeps such zeros.
std::string_view without_zero_fraction(std::string_view literal) {
    const std::size_t point = literal.find('.');
    if (point == std::string_view::npos) return literal;
    return literal.find_first_not_of('0', point + 1) == std::string_view::npos ? literal.substr(0, point) : literal;
}

[[noreturn]] void reject_range(const Request &request) {
    const std::string number = request.json.literal().substr(0, 40);
    reject(sqlstate::numeric_value_out_of_range,
           "value " + number + " is out of range for type " + sql::plain_name(request.type), request.place);
}

void check_is_integer(const Request &request) {
    const std::string_view literal = without_zero_fraction(request.json.literal());
    if (literal.find_first_of(".eE") == std::string_view::npos) return;
    reject(sqlstate::invalid_parameter_value, "expected an integer, not " + request.json.literal().substr(0, 40),
           request.place);
}

sql::Value integer_value(const Request &request) {
    check_is_integer(request);
    std::int64_t number = 0;
    const std::errc error = read_number(without_zero_fraction(request.json.literal()), number);
    if (error != std::errc{} || !fits(number, request.type)) reject_range(request);
    return number;
}

// --- other numbers

constexpr std::uint32_t float4_oid = 700;

sql::Value real_value(const Request &request) {
    double number = 0;
    if (read_number(std::string_view(request.json.literal()), number) != std::errc{}) reject_range(request);
    if (request.type.oid == float4_oid && std::abs(number) > std::numeric_limits<float>::max()) reject_range(request);
    return number;
}

// The literal itself, so that no digit is lost; only an exponent that numeric cannot hold is refused here.
sql::Value numeric_value(const Request &request) {
    constexpr int largest_exponent = 16'383;
    const std::string &literal = request.json.literal();
    const std::size_t mark = literal.find_first_of("eE");
    if (mark == std::string::npos) return literal;
    const std::size_t digits = mark + (literal[mark + 1] == '+' ? 2 : 1);
    int exponent = 0;
    if (read_number(std::string_view(literal).substr(digits), exponent) != std::errc{} ||
        std::abs(exponent) > largest_exponent) {
        reject_range(request);
    }
    return literal;
}

// JSON has no such numbers; where a column holds one, a read shows it as a string, which a filter must take back.
constexpr std::array<std::string_view, 3> not_finite{"NaN", "Infinity", "-Infinity"};

bool is_not_finite(std::string_view text) {
    return std::find(not_finite.begin(), not_finite.end(), text) != not_finite.end();
}

sql::Value not_finite_value(const Request &request) {
    const std::string &text = request.json.as_string();
    if (request.type.family != sql::Family::real) return text;
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    return text == "Infinity" ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
}

sql::Value number_value(const Request &request) {
    const bool has_fractions = request.type.family != sql::Family::integer && request.field.decimals != 0;
    if (has_fractions && request.json.is_string() && is_not_finite(request.json.as_string())) {
        return not_finite_value(request);
    }
    if (!request.json.is_number()) reject_kind("a number", request.json, request.place);
    if (request.type.family == sql::Family::integer) return integer_value(request);
    if (request.field.decimals == 0) check_is_integer(request); // a numeric column that holds integers
    return request.type.family == sql::Family::real ? real_value(request) : numeric_value(request);
}

// --- ids

[[noreturn]] void reject_id(std::string_view id, const Place &place) {
    reject(sqlstate::invalid_text_representation, "invalid id " + quoted(id), place);
}

// What PostgreSQL takes for a uuid: 32 hexadecimal digits, a hyphen after any four of them, braces around all.
bool is_uuid(std::string_view text) {
    if (text.size() > 2 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
    std::size_t digits = 0;
    bool hyphen = true;
    for (const char c : text) {
        if (c == '-') {
            if (hyphen || digits % 4 != 0 || digits == 32) return false;
            hyphen = true;
            continue;
        }
        if (std::string_view("0123456789abcdefABCDEF").find(c) == std::string_view::npos) return false;
        hyphen = false;
        ++digits;
    }
    return digits == 32;
}

// As PostgreSQL writes it, so that one id has one text.
std::string canonical_uuid(std::string_view text) {
    std::string canonical;
    for (const char c : text) {
        if (c == '{' || c == '-' || c == '}') continue;
        if (canonical.size() == 8 || canonical.size() == 13 || canonical.size() == 18 || canonical.size() == 23)
            canonical += '-';
        canonical += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return canonical;
}

sql::Value id_of(const std::string &id, const sql::Type &type, const Place &place) {
    if (type.family == sql::Family::integer) {
        std::int64_t number = 0;
        if (read_number(std::string_view(id), number) != std::errc{} || !fits(number, type)) reject_id(id, place);
        return number;
    }
    if (type.family == sql::Family::uuid) {
        if (!is_uuid(id)) reject_id(id, place);
        return canonical_uuid(id);
    }
    if (id.find('\0') != std::string::npos) reject_id(id, place);
    return id;
}

sql::Value id_value(const Request &request) {
    if (request.json.is_string()) return id_of(request.json.as_string(), request.type, request.place);
    if (!request.json.is_number()) reject_kind("an id (a string or a number)", request.json, request.place);
    return id_of(request.json.literal(), request.type, request.place);
}

// --- dates

sql::Value date_time_value(const Request &request) {
    const char *example = "Write it as ISO 8601: \"2022-10-03T07:45:30.342Z\".";
    if (!request.json.is_string()) reject_kind("a date and time", request.json, request.place, example);
    if (const auto moment = parse_date_time(request.json.as_string())) return moment->microseconds;
    reject(sqlstate::invalid_datetime_format, "invalid date and time " + quoted(request.json.as_string()),
           request.place, example);
}

sql::Value date_value(const Request &request) {
    const char *example = "Write it as ISO 8601: \"2022-10-03\".";
    if (!request.json.is_string()) reject_kind("a date", request.json, request.place, example);
    if (const auto date = parse_date(request.json.as_string())) return std::int64_t{date->days};
    reject(sqlstate::invalid_datetime_format, "invalid date " + quoted(request.json.as_string()), request.place,
           example);
}

// --- words

sql::Value string_value(const Request &request) {
    if (!request.json.is_string()) reject_kind("a string", request.json, request.place);
    return checked_text(request.json.as_string(), request.place);
}

sql::Value option_value(const Request &request) {
    if (!request.json.is_string()) reject_kind("a string", request.json, request.place);
    const std::string &option = request.json.as_string();
    const auto &options = request.field.options;
    if (options.empty()) return checked_text(option, request.place);
    if (std::find(options.begin(), options.end(), option) != options.end()) return option;
    // An enum type may have grown since the model was made of its table: its input function has the last word.
    const auto &column = request.field.column;
    if (column && (column->type.family == sql::Family::enumeration || column->type.element == sql::Family::enumeration))
        return checked_text(option, request.place);
    reject(sqlstate::invalid_parameter_value, quoted(option) + " is not an option of " + quoted(request.field.name),
           request.place, nearest_of(option, options));
}

sql::Value state_value(const Request &request) {
    const auto path = model::state_from_json(request.json);
    if (!path) {
        reject(sqlstate::invalid_parameter_value, "this is no state", request.place,
               R"(Write it as "created.draft" or {"created": "draft"}.)");
    }
    if (request.states == nullptr) return checked_text(*path, request.place);
    if (request.states->has(*path)) return *path;
    reject(sqlstate::invalid_parameter_value, quoted(*path) + " is not a state of this model", request.place,
           nearest_of(*path, request.states->paths()));
}

// --- everything else

sql::Value boolean_value(const Request &request) {
    if (!request.json.is_boolean()) reject_kind("a boolean", request.json, request.place);
    return request.json.as_boolean();
}

sql::Value json_value(const Request &request) {
    return request.json.text();
}

// Of a type that the API does not know: its own input function decides.
sql::Value any_value(const Request &request) {
    if (request.json.is_string()) return checked_text(request.json.as_string(), request.place);
    if (request.json.is_array() || request.json.is_object()) {
        reject_kind("a string, a number or a boolean", request.json, request.place);
    }
    return request.json.text();
}

template <sql::Value (*Element)(const Request &)>
sql::Value list_value(const Request &request) {
    if (!request.json.is_array()) return array_text({std::get<std::string>(Element(request))});
    sql::TextArray elements;
    for (std::size_t i = 0; i < request.json.items().size(); ++i) {
        const Json &item = request.json.items()[i];
        const std::string path = path_of(request.place.path, i);
        const Request element{request.field, request.type, item, {path, request.place.code}, request.states};
        if (item.is_null()) {
            elements.emplace_back(std::nullopt);
        } else {
            elements.emplace_back(std::get<std::string>(Element(element)));
        }
    }
    return array_text(elements);
}

using Parse = sql::Value (*)(const Request &);

// In the order of InputType.
constexpr std::array<Parse, 14> parsers{id_value,
                                        string_value,
                                        number_value,
                                        number_value,
                                        boolean_value,
                                        date_time_value,
                                        date_value,
                                        option_value,
                                        list_value<option_value>,
                                        list_value<string_value>,
                                        json_value,
                                        state_value,
                                        any_value,
                                        list_value<any_value>};

bool is_number_literal(std::string_view text) {
    const std::size_t digit = text.substr(0, 1) == "-" ? 1 : 0;
    double number = 0;
    return text.size() > digit && text[digit] >= '0' && text[digit] <= '9' &&
           read_number(text, number) != std::errc::invalid_argument;
}

Json json_of_text(InputType type, std::string_view text, const Place &place) {
    switch (type) {
    case InputType::float_:
    case InputType::int_:
        if (is_number_literal(text)) return Json::number(std::string(text));
        if (is_not_finite(text)) return Json::string(std::string(text));
        reject(sqlstate::invalid_text_representation, "invalid number " + quoted(text), place);
    case InputType::boolean:
        if (text == "true" || text == "false") return Json::boolean(text == "true");
        reject(sqlstate::invalid_text_representation, "invalid boolean " + quoted(text), place);
    case InputType::json:
        return Json::parse(text);
    default:
        return Json::string(std::string(text));
    }
}

} // namespace

sql::Value parse_id(const Json &id, const model::Field &key, const Place &place) {
    return id_value({key, type_of(key), id, place, nullptr});
}

sql::Value parse_id(std::string_view id, const model::Field &key, const Place &place) {
    return id_of(std::string(id), type_of(key), place);
}

sql::Value parse_value(const model::Field &field, const Json &value, const Place &place,
                       const model::StateMachine *states) {
    if (value.is_null()) return sql::Null{};
    const Parse parse = parsers.at(static_cast<std::size_t>(input_type(field)));
    return parse({field, type_of(field), value, place, states});
}

sql::Value parse_value(const model::Field &field, std::string_view text, const Place &place) {
    return parse_value(field, json_of_text(input_type(field), text, place), place);
}

} // namespace model_api::filter
