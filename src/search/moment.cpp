#include "search/moment.hpp"

#include <array>

#include "base/time.hpp"

namespace model_api::search {

std::string date_and_minute(std::string_view text) {
    constexpr std::size_t of_time = 6; // T10:00
    const std::size_t time = text.find_first_of("T ");
    if (time == std::string_view::npos) return std::string(text);
    std::string out(text.substr(0, time + of_time));
    out[time] = ' ';
    return out;
}

std::string moment_in(std::string_view text) {
    const std::size_t time = text.find('T');
    if (time == std::string_view::npos || text.size() > max_date_time_length) return {};
    const std::string_view of_day = text.substr(time + 1);
    const bool is_time = !of_day.empty() && of_day.find_first_not_of("0123456789:.Z+-") == std::string_view::npos;
    if (!is_time || !parse_date(text.substr(0, time))) return {};
    const auto value = parse_date_time(text);
    if (!value) return date_and_minute(text); // it is still being typed
    std::array<char, max_date_time_length> written{};
    return date_and_minute({written.data(), write_date_time(*value, written.data())});
}

} // namespace model_api::search
