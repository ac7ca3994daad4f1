#include "base/time.hpp"

#include <limits>

namespace model_api {

namespace {

constexpr std::int64_t microseconds_per_second = 1'000'000;
constexpr std::int64_t microseconds_per_day = 86'400 * microseconds_per_second;

// PostgreSQL's ranges: from the start of the Julian calendar's count of days to the end of 294276 and of 5874897.
constexpr std::int64_t min_day = -2'451'545;
constexpr std::int64_t end_day = 2'145'031'949;
constexpr std::int64_t min_microsecond = min_day * microseconds_per_day;
constexpr std::int64_t end_microsecond = 106'751'983 * microseconds_per_day;

// 'infinity' is the largest value of its type, '-infinity' the smallest.
template <class Integer>
constexpr Integer infinity = std::numeric_limits<Integer>::max();
template <class Integer>
constexpr Integer minus_infinity = std::numeric_limits<Integer>::min();

struct Civil {
    std::int64_t year; // astronomical: 0 is 1 BC
    int month, day;
};

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

constexpr bool is_leap(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(std::int64_t year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Both count in eras of 400 years from 1 March, so that the leap day is the last of its year.
constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t first_march_of_0_to_2000 = 730'425;

constexpr std::int64_t days_of(Civil date) {
    const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month_from_march = (date.month + 9) % 12;
    const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    return era * days_per_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           first_march_of_0_to_2000;
}

constexpr Civil civil_of(std::int64_t days) {
    const std::int64_t from_march = days + first_march_of_0_to_2000;
    const std::int64_t era = floor_divide(from_march, days_per_era);
    const std::int64_t day_of_era = from_march - era * days_per_era;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = static_cast<int>((5 * day_of_year + 2) / 153);
    const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day};
}

static_assert(days_of({2000, 1, 1}) == 0 && civil_of(0).year == 2000);
static_assert(days_of({-4713, 11, 24}) == min_day && civil_of(min_day).day == 24);
static_assert(days_of({294277, 1, 1}) == 106'751'983 && civil_of(106'751'982).year == 294276);
static_assert(days_of({5874898, 1, 1}) == end_day && civil_of(end_day - 1).month == 12);

// Reads a text from left to right. Each step says whether it found what it looks for, and moves on only then.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take_any(std::string_view characters) {
        for (const char c : characters)
            if (take(c)) return true;
        return false;
    }
    std::size_t digits_ahead() const {
        const std::size_t end = rest_.find_first_not_of("0123456789");
        return end == std::string_view::npos ? rest_.size() : end;
    }
    // Exactly `count` digits.
    bool number(std::size_t count, std::int64_t &value) {
        if (digits_ahead() < count) return false;
        value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value * 10 + (rest_[i] - '0');
        rest_.remove_prefix(count);
        return true;
    }
    bool number_up_to(std::size_t count, std::int64_t max, std::int64_t &value) {
        return number(count, value) && value <= max;
    }

private:
    std::string_view rest_;
};

// "2022", or with a sign six or seven digits: "+012345", "-004712".
bool read_year(Reader &reader, std::int64_t &year) {
    const bool negative = reader.take('-');
    if (!negative && !reader.take('+')) return reader.number(4, year);
    const std::size_t digits = reader.digits_ahead();
    if ((digits != 6 && digits != 7) || !reader.number(digits, year)) return false;
    if (negative && year == 0) return false;
    if (negative) year = -year;
    return true;
}

bool read_days(Reader &reader, std::int64_t &days) {
    std::int64_t year, month, day;
    if (!read_year(reader, year) || !reader.take('-') || !reader.number_up_to(2, 12, month) || month == 0) return false;
    if (!reader.take('-') || !reader.number(2, day) || day == 0) return false;
    if (day > days_in_month(year, static_cast<int>(month))) return false;
    days = days_of({year, static_cast<int>(month), static_cast<int>(day)});
    return days >= min_day && days < end_day;
}

bool read_fraction(Reader &reader, std::int64_t &microseconds) {
    if (reader.digits_ahead() == 0) return false;
    std::int64_t digit;
    for (std::int64_t weight = 100'000; reader.number(1, digit); weight /= 10) microseconds += digit * weight;
    return true;
}

// "07:45", "07:45:30" or "07:45:30.342".
bool read_time(Reader &reader, std::int64_t &microseconds) {
    std::int64_t hour, minute, second = 0;
    if (!reader.number_up_to(2, 23, hour) || !reader.take(':') || !reader.number_up_to(2, 59, minute)) return false;
    const bool has_seconds = reader.take(':');
    if (has_seconds && !reader.number_up_to(2, 59, second)) return false;
    microseconds = ((hour * 60 + minute) * 60 + second) * microseconds_per_second;
    return !has_seconds || !reader.take('.') || read_fraction(reader, microseconds);
}

// "Z", "+02:00", "+0200", "+02" or nothing, which is UTC. PostgreSQL's zones end before 16 hours.
bool read_zone(Reader &reader, std::int64_t &offset) {
    offset = 0;
    if (reader.at_end() || reader.take_any("Zz")) return true;
    const bool west = reader.take('-');
    if (!west && !reader.take('+')) return false;
    std::int64_t hours, minutes = 0;
    if (!reader.number_up_to(2, 15, hours)) return false;
    const bool has_minutes = reader.take(':') || reader.digits_ahead() > 0;
    if (has_minutes && !reader.number_up_to(2, 59, minutes)) return false;
    offset = (hours * 60 + minutes) * 60 * microseconds_per_second * (west ? -1 : 1);
    return true;
}

struct Parts {
    std::int64_t days = 0, time = 0, offset = 0;
};

std::optional<Parts> read_parts(std::string_view text) {
    Reader reader(text);
    Parts parts;
    if (!read_days(reader, parts.days)) return std::nullopt;
    if (!reader.at_end() &&
        (!reader.take_any("Tt ") || !read_time(reader, parts.time) || !read_zone(reader, parts.offset)))
        return std::nullopt;
    return reader.at_end() ? std::optional(parts) : std::nullopt;
}

char *write_digits(char *out, std::int64_t value, int count) {
    for (int i = count; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
    return out + count;
}

char *write_year(char *out, std::int64_t year) {
    if (year >= 0 && year <= 9999) return write_digits(out, year, 4);
    *out++ = year < 0 ? '-' : '+';
    const std::int64_t magnitude = year < 0 ? -year : year;
    return write_digits(out, magnitude, magnitude > 999'999 ? 7 : 6);
}

char *write_days(char *out, std::int64_t days) {
    const Civil date = civil_of(days);
    out = write_year(out, date.year);
    *out++ = '-';
    out = write_digits(out, date.month, 2);
    *out++ = '-';
    return write_digits(out, date.day, 2);
}

char *write_time(char *out, std::int64_t microseconds) {
    const std::int64_t seconds = microseconds / microseconds_per_second;
    out = write_digits(out, seconds / 3600, 2);
    *out++ = ':';
    out = write_digits(out, seconds / 60 % 60, 2);
    *out++ = ':';
    out = write_digits(out, seconds % 60, 2);
    *out++ = '.';
    return write_digits(out, microseconds / 1000 % 1000, 3);
}

template <class Integer>
std::size_t write_infinity(Integer value, char *out) {
    const std::string_view word = value == infinity<Integer> ? "infinity" : "-infinity";
    return word.copy(out, word.size());
}

template <class Integer>
bool is_infinite(Integer value) {
    return value == infinity<Integer> || value == minus_infinity<Integer>;
}

template <class Integer>
std::optional<Integer> parse_infinity(std::string_view text) {
    if (text == "infinity") return infinity<Integer>;
    if (text == "-infinity") return minus_infinity<Integer>;
    return std::nullopt;
}

} // namespace

std::optional<DateTime> parse_date_time(std::string_view text) {
    if (const auto endless = parse_infinity<std::int64_t>(text)) return DateTime{*endless};
    const auto parts = read_parts(text);
    // The days are checked first: those of a date beyond 294276 would overflow the multiplication.
    if (!parts || parts->days > end_microsecond / microseconds_per_day) return std::nullopt;
    const std::int64_t microseconds = parts->days * microseconds_per_day + parts->time - parts->offset;
    if (microseconds < min_microsecond || microseconds >= end_microsecond) return std::nullopt;
    return DateTime{microseconds};
}

std::optional<Date> parse_date(std::string_view text) {
    if (const auto endless = parse_infinity<std::int32_t>(text)) return Date{*endless};
    const auto parts = read_parts(text);
    return parts ? std::optional(Date{static_cast<std::int32_t>(parts->days)}) : std::nullopt;
}

std::size_t write_date_time(DateTime value, char *out) {
    if (is_infinite(value.microseconds)) return write_infinity(value.microseconds, out);
    const std::int64_t days = floor_divide(value.microseconds, microseconds_per_day);
    char *end = write_days(out, days);
    *end++ = 'T';
    end = write_time(end, value.microseconds - days * microseconds_per_day);
    *end++ = 'Z';
    return static_cast<std::size_t>(end - out);
}

std::size_t write_date(Date value, char *out) {
    if (is_infinite(value.days)) return write_infinity(value.days, out);
    return static_cast<std::size_t>(write_days(out, value.days) - out);
}

} // namespace model_api
