// What goes wrong on purpose: backends that are terminated, queries that are cancelled, a server that crashes.
#pragma once

#include <sys/types.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "load/connection.hpp"
#include "load/control.hpp"
#include "load/options.hpp"

namespace model_api::load {

class Faults {
public:
    Faults(const Options &options, Control &control);
    ~Faults();
    Faults(const Faults &) = delete;
    Faults &operator=(const Faults &) = delete;

    // Does what is due. Throws std::runtime_error where the crash command fails.
    void strike(const std::vector<std::unique_ptr<Connection>> &connections);
    void wait(); // until the server is back

    // Whether it was one of them that broke this connection.
    bool explain(const Connection &connection) const;

    int kills() const { return kills_; }
    int cancels() const { return cancels_; }
    int crashes() const { return crashes_; }

private:
    void hurt(Connection &connection);
    void crash();
    void reap(int flags);
    Clock::time_point next_kill();
    Clock::time_point next_crash() const;

    const Options &options_;
    Control &control_;
    std::mt19937_64 random_;
    Clock::time_point kill_at_, crash_at_;
    Clock::time_point crash_ended_ = Clock::time_point::min();
    pid_t crashing_ = 0; // the crash command
    std::set<int> killed_;
    int kills_ = 0, cancels_ = 0, crashes_ = 0;
};

} // namespace model_api::load
