// How many operations of each kind there were, how they ended, and how long they took.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace model_api::load {

// Durations in buckets, each a sixteenth wider than the one before it begins: percentiles to 6 %.
class Histogram {
public:
    void add(std::chrono::nanoseconds duration);
    std::uint64_t count() const { return count_; }
    double percentile(double share) const; // in milliseconds

private:
    static constexpr std::size_t steps = 16; // to the power of two
    std::array<std::uint64_t, 64 * steps> buckets_{};
    std::uint64_t count_ = 0;
};

class Statistics {
public:
    void answered(const std::string &kind, std::chrono::nanoseconds duration, std::size_t refused);
    void failed(const std::string &kind, const std::string &sqlstate);
    void lost(const std::string &kind);

    std::string table(double seconds) const;

private:
    struct Row {
        Histogram durations;
        std::uint64_t refused = 0; // elements
        std::uint64_t failed = 0;
        std::uint64_t lost = 0;
    };
    static std::string line(const std::string &name, const Row &row, double seconds);

    std::map<std::string, Row> rows_;
    std::map<std::string, std::uint64_t> sqlstates_;
};

} // namespace model_api::load
