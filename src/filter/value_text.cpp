#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <stdexcept>

#include "filter/value.hpp"

namespace model_api::filter {

namespace {

// PostgreSQL takes Julian day numbers as dates, under every DateStyle and for every year it knows.
constexpr std::int64_t julian_day_of_2000 = 2'451'545;
constexpr std::int64_t microseconds_per_day = 86'400'000'000;

std::string julian_day(std::int64_t days) {
    return "J" + std::to_string(days + julian_day_of_2000);
}

std::string date_text(std::int64_t days) {
    if (days == std::numeric_limits<std::int32_t>::max()) return "infinity";
    if (days == std::numeric_limits<std::int32_t>::min()) return "-infinity";
    return julian_day(days);
}

std::string date_time_text(std::int64_t microseconds, const char *zone) {
    if (microseconds == std::numeric_limits<std::int64_t>::max()) return "infinity";
    if (microseconds == std::numeric_limits<std::int64_t>::min()) return "-infinity";
    std::int64_t days = microseconds / microseconds_per_day;
    std::int64_t of_day = microseconds % microseconds_per_day;
    if (of_day < 0) {
        of_day += microseconds_per_day;
        --days;
    }
    const std::int64_t seconds = of_day / 1'000'000;
    std::array<char, 32> time{};
    std::snprintf(time.data(), time.size(), " %02d:%02d:%02d.%06d", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
                  static_cast<int>(of_day % 1'000'000));
    return julian_day(days) + time.data() + zone;
}

std::string real_text(double number) {
    std::array<char, 40> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    if (error != std::errc{}) throw std::logic_error("a double has at most 24 characters");
    return {buffer.data(), end};
}

std::string integer_text(std::int64_t number, sql::Family family) {
    switch (family) {
    case sql::Family::timestamptz:
        return date_time_text(number, "+00");
    case sql::Family::timestamp:
        return date_time_text(number, "");
    case sql::Family::date:
        return date_text(number);
    default:
        return std::to_string(number);
    }
}

} // namespace

std::string text_form(const sql::Value &value, const sql::Type &type) {
    if (const auto *truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto *number = std::get_if<std::int64_t>(&value)) return integer_text(*number, type.family);
    if (const auto *number = std::get_if<double>(&value)) return real_text(*number);
    if (const auto *text = std::get_if<std::string>(&value)) return *text;
    if (const auto *elements = std::get_if<sql::TextArray>(&value)) return array_text(*elements);
    throw std::logic_error("neither NULL nor binary values have a text form");
}

std::string array_text(const sql::TextArray &elements) {
    std::string text = "{";
    for (const auto &element : elements) {
        if (text.size() > 1) text += ',';
        if (!element) {
            text += "NULL";
            continue;
        }
        text += '"';
        for (const char c : *element) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + "}";
}

} // namespace model_api::filter
