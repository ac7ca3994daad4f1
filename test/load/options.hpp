// The command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace model_api::load {

struct Options {
    std::string target; // a connection string; empty: as the environment has it
    std::size_t connections = 8;
    std::size_t pipeline = 3; // operations under way on each
    std::size_t records = 400;
    double seconds = 8;
    std::optional<std::uint64_t> operations; // instead of seconds
    double kill_rate = 2;                    // in a second: backends terminated, and queries cancelled
    std::string crash;                       // a shell command that crashes the server and starts it again
    double crash_every = 3;                  // seconds
    std::uint64_t seed = 0;
    std::string report; // a file for what is printed
    bool self_test = false;
};

// Exits with what is wrong, or with the help that was asked for.
Options read_options(int argc, char **argv);

} // namespace model_api::load
