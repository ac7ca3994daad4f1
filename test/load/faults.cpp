#include "load/faults.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace model_api::load {
namespace {

Clock::time_point after(double seconds) {
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

} // namespace

Faults::Faults(const Options &options, Control &control)
    : options_(options), control_(control), random_(options.seed ^ 0xfa17), kill_at_(next_kill()),
      crash_at_(next_crash()) {}

Faults::~Faults() {
    if (crashing_ != 0) waitpid(crashing_, nullptr, 0);
}

Clock::time_point Faults::next_kill() {
    if (options_.kill_rate <= 0) return Clock::time_point::max();
    return after(std::exponential_distribution(options_.kill_rate)(random_));
}

Clock::time_point Faults::next_crash() const {
    return options_.crash.empty() ? Clock::time_point::max() : after(options_.crash_every);
}

void Faults::strike(const std::vector<std::unique_ptr<Connection>> &connections) {
    reap(WNOHANG);
    if (crashing_ != 0) return;
    if (Clock::now() >= crash_at_) return crash();
    if (Clock::now() < kill_at_) return;
    kill_at_ = next_kill();
    const auto &victim = connections[random_() % connections.size()];
    if (victim && !victim->is_broken()) hurt(*victim);
}

void Faults::hurt(Connection &connection) {
    if (random_() % 2 == 0) {
        connection.cancel();
        ++cancels_;
        return;
    }
    try {
        control_.ask("SELECT pg_terminate_backend($1::int)", {std::to_string(connection.pid())});
        killed_.insert(connection.pid());
        ++kills_;
    } catch (const NoConnection &) { // the server is crashing: a fault in itself
    }
}

void Faults::crash() {
    std::array<const char *, 4> command = {"sh", "-c", options_.crash.c_str(), nullptr};
    if (posix_spawn(&crashing_, "/bin/sh", nullptr, nullptr, const_cast<char **>(command.data()), environ) != 0)
        throw std::runtime_error("cannot run a shell");
    control_.close();
    ++crashes_;
}

void Faults::reap(int flags) {
    int status = 0;
    if (crashing_ == 0 || waitpid(crashing_, &status, flags) != crashing_) return;
    crashing_ = 0;
    crash_at_ = next_crash();
    crash_ended_ = Clock::now();
    if (status != 0) throw std::runtime_error("the crash command failed: " + options_.crash);
}

// A killed backend brings the others down a little later than the command that killed it ends.
bool Faults::explain(const Connection &connection) const {
    return killed_.contains(connection.pid()) || crashing_ != 0 ||
           (crashes_ > 0 && connection.opened() < crash_ended_ + std::chrono::seconds(1));
}

void Faults::wait() {
    reap(0);
}

} // namespace model_api::load
