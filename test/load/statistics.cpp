#include "load/statistics.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>

namespace model_api::load {
namespace {

// Sixteen buckets for each power of two of nanoseconds.
std::size_t bucket_of(std::uint64_t nanoseconds) {
    if (nanoseconds < 16) return nanoseconds;
    const auto power = static_cast<std::size_t>(std::bit_width(nanoseconds)) - 1;
    return power * 16 + ((nanoseconds >> (power - 4)) & 15);
}

double end_of(std::size_t bucket) {
    if (bucket < 64) return static_cast<double>(bucket);
    const std::size_t power = bucket / 16, step = bucket % 16;
    return std::ldexp(17.0 + static_cast<double>(step), static_cast<int>(power) - 4);
}

} // namespace

void Histogram::add(std::chrono::nanoseconds duration) {
    ++buckets_[bucket_of(static_cast<std::uint64_t>(std::max<std::int64_t>(duration.count(), 0)))];
    ++count_;
}

double Histogram::percentile(double share) const {
    auto left = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_)));
    for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
        if (buckets_[bucket] >= left) return end_of(bucket) / 1e6;
        left -= buckets_[bucket];
    }
    return 0;
}

void Statistics::answered(const std::string &kind, std::chrono::nanoseconds duration, std::size_t refused) {
    Row &row = rows_[kind];
    row.durations.add(duration);
    row.refused += refused;
}

void Statistics::failed(const std::string &kind, const std::string &sqlstate) {
    ++rows_[kind].failed;
    ++sqlstates_[sqlstate];
}

void Statistics::lost(const std::string &kind) {
    ++rows_[kind].lost;
}

std::string Statistics::line(const std::string &name, const Row &row, double seconds) {
    std::array<char, 160> text{};
    const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    std::snprintf(text.data(), text.size(), "%-16s %10llu %9.0f %9.2f %9.2f %9llu %8llu %6llu\n", name.c_str(),
                  number(row.durations.count()), static_cast<double>(row.durations.count()) / seconds,
                  row.durations.percentile(0.5), row.durations.percentile(0.99), number(row.refused),
                  number(row.failed), number(row.lost));
    return text.data();
}

std::string Statistics::table(double seconds) const {
    std::string text = "kind               answered     per s    p50 ms    p99 ms   refused   failed   lost\n";
    for (const auto &[kind, row] : rows_) text += line(kind, row, seconds);
    if (sqlstates_.empty()) return text;
    text += "failed by";
    for (const auto &[sqlstate, count] : sqlstates_) text += " " + sqlstate + ": " + std::to_string(count);
    return text + "\n";
}

} // namespace model_api::load
