#include "model/define/bounds.hpp"

#include "base/text.hpp"
#include "base/time.hpp"
#include "model/define/decimal.hpp"

namespace model_api::model::define {

namespace {

// Code points: no text of PostgreSQL's is longer than a gigabyte.
constexpr std::int64_t max_length = 1'000'000'000;

using End = std::optional<std::string>;

template <class Read>
std::optional<Bounds> read_bounds(const Node &node, std::string_view what, Read &&read) {
    if (!node.is_object()) return std::nullopt;
    node.allow_only({"min", "max"}, what);
    Bounds bounds;
    if (const auto min = node.get("min")) bounds.min = read(*min);
    if (const auto max = node.get("max")) bounds.max = read(*max);
    if (bounds == Bounds{}) return std::nullopt;
    return bounds;
}

void note_crossed(const Node &node) {
    node.wrong("min", "must not be greater than \"max\"");
}

std::optional<Bounds> uncrossed_numbers(const Node &node, std::optional<Bounds> bounds) {
    if (bounds && bounds->min && bounds->max && compare(parse_decimal(*bounds->min), parse_decimal(*bounds->max)) > 0) {
        note_crossed(node);
    }
    return bounds;
}

template <class Make>
Json write_bounds(const Bounds &bounds, Make &&make) {
    Json object = Json::object();
    if (bounds.min) object.set("min", make(*bounds.min));
    if (bounds.max) object.set("max", make(*bounds.max));
    return object;
}

} // namespace

std::optional<Bounds> read_length_bounds(const Node &node) {
    const auto read = [](const Node &end) -> End {
        const auto length = end.whole(0, max_length);
        return length ? End(std::to_string(*length)) : End();
    };
    return uncrossed_numbers(node, read_bounds(node, "\"length\"", read));
}

std::optional<Bounds> read_number_bounds(const Node &node) {
    const auto read = [](const Node &end) -> End {
        if (end.json().is_number()) return end.json().literal();
        end.wrong("must be a number, not " + std::string(end.json().kind_name()));
        return std::nullopt;
    };
    return uncrossed_numbers(node, read_bounds(node, "\"range\"", read));
}

std::optional<Bounds> read_time_bounds(const Node &node, bool with_time) {
    const auto read = [with_time](const Node &end) -> End {
        auto text = end.text();
        if (text && !parse_time(*text, with_time)) {
            end.wrong(with_time ? "is not a date and time in ISO 8601" : "is not a date in ISO 8601");
            return std::nullopt;
        }
        return text;
    };
    const auto bounds = read_bounds(node, "\"range\"", read);
    if (bounds && bounds->min && bounds->max &&
        parse_time(*bounds->min, with_time) > parse_time(*bounds->max, with_time)) {
        note_crossed(node);
    }
    return bounds;
}

Json write_number_bounds(const Bounds &bounds) {
    return write_bounds(bounds, [](const std::string &literal) { return Json::number(literal); });
}

Json write_time_bounds(const Bounds &bounds) {
    return write_bounds(bounds, [](const std::string &text) { return Json::string(text); });
}

void check_number(const Node &place, std::string_view literal, const Bounds &bounds) {
    const Decimal value = parse_decimal(literal);
    if (bounds.min && compare(value, parse_decimal(*bounds.min)) < 0)
        place.wrong("must not be less than " + *bounds.min);
    if (bounds.max && compare(value, parse_decimal(*bounds.max)) > 0)
        place.wrong("must not be greater than " + *bounds.max);
}

void check_time(const Node &place, std::string_view text, const Bounds &bounds, bool with_time) {
    const auto value = parse_time(text, with_time);
    if (bounds.min && value < parse_time(*bounds.min, with_time)) place.wrong("must not be before " + *bounds.min);
    if (bounds.max && value > parse_time(*bounds.max, with_time)) place.wrong("must not be after " + *bounds.max);
}

void check_length(const Node &place, std::string_view text, const Bounds &bounds) {
    const Decimal length = parse_decimal(std::to_string(code_points(text)));
    if (bounds.min && compare(length, parse_decimal(*bounds.min)) < 0) {
        place.wrong("must not be shorter than " + *bounds.min + " characters");
    }
    if (bounds.max && compare(length, parse_decimal(*bounds.max)) > 0) {
        place.wrong("must not be longer than " + *bounds.max + " characters");
    }
}

std::optional<std::int64_t> parse_time(std::string_view text, bool with_time) {
    if (with_time) {
        const auto time = parse_date_time(text);
        return time ? std::optional(time->microseconds) : std::nullopt;
    }
    const auto date = parse_date(text);
    return date ? std::optional<std::int64_t>(date->days) : std::nullopt;
}

} // namespace model_api::model::define
