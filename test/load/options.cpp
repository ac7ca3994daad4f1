#include "load/options.hpp"

#include <getopt.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <stdexcept>

namespace model_api::load {
namespace {

constexpr const char *help =
    R"(model-load - changes records over many connections, breaks some of them, and checks that the database holds
exactly what was acknowledged. It makes models in the schema "load" of an empty database; it must be a superuser.

  model-load [OPTION]... [CONNECTION STRING]

  --connections N    at the same time (8)
  --pipeline N       operations under way on each connection (3)
  --records N        different slugs (400)
  --seconds S        how long (8)
  --operations N     how many, instead
  --kill-rate N      backends terminated and queries cancelled in a second (2)
  --crash COMMAND    a shell command that crashes the server and waits until it is back
  --crash-every S    how often (3)
  --seed N           of all choices (one of its own, which it prints)
  --report FILE      writes there too what it prints
  --self-test        afterwards corrupts the database in every way, and checks that each is found

Exit status: 0 all is as acknowledged; 1 it is not; 2 it could not be found out.
)";

double number(const char *text) {
    char *end = nullptr;
    const double value = std::strtod(text, &end);
    if (end == text || *end != '\0' || !(value >= 0)) throw std::invalid_argument(text);
    return value;
}

std::uint64_t count(const char *text) {
    return static_cast<std::uint64_t>(number(text));
}

struct Option {
    const char *name;
    bool has_value;
    void (*set)(Options &, const char *);
};
constexpr std::array<Option, 11> all = {{
    {"connections", true, [](Options &options, const char *value) { options.connections = count(value); }},
    {"pipeline", true, [](Options &options, const char *value) { options.pipeline = count(value); }},
    {"records", true, [](Options &options, const char *value) { options.records = count(value); }},
    {"seconds", true, [](Options &options, const char *value) { options.seconds = number(value); }},
    {"operations", true, [](Options &options, const char *value) { options.operations = count(value); }},
    {"kill-rate", true, [](Options &options, const char *value) { options.kill_rate = number(value); }},
    {"crash", true, [](Options &options, const char *value) { options.crash = value; }},
    {"crash-every", true, [](Options &options, const char *value) { options.crash_every = number(value); }},
    {"seed", true, [](Options &options, const char *value) { options.seed = count(value); }},
    {"report", true, [](Options &options, const char *value) { options.report = value; }},
    {"self-test", false, [](Options &options, const char *) { options.self_test = true; }},
}};

[[noreturn]] void refuse(const std::string &what) {
    std::fprintf(stderr, "model-load: %s\nTry 'model-load --help'.\n", what.c_str());
    std::exit(2);
}

void set(Options &options, const Option &option, const char *value) {
    try {
        option.set(options, value);
    } catch (const std::invalid_argument &) {
        refuse("--" + std::string(option.name) + " takes a number, not \"" + value + "\"");
    }
}

} // namespace

Options read_options(int argc, char **argv) {
    std::array<::option, all.size() + 2> known{};
    for (std::size_t i = 0; i < all.size(); ++i)
        known[i] = {all[i].name, all[i].has_value ? required_argument : no_argument, nullptr, static_cast<int>(i)};
    known[all.size()] = {"help", no_argument, nullptr, 'h'};
    Options options;
    options.seed = std::random_device()() % 1'000'000;
    int found = 0;
    while ((found = getopt_long(argc, argv, "", known.data(), nullptr)) != -1) {
        if (found == 'h') std::exit(std::fputs(help, stdout) < 0 ? 2 : 0);
        if (found == '?') refuse("what was asked is not clear");
        set(options, all.at(static_cast<std::size_t>(found)), optarg);
    }
    if (optind + 1 < argc) refuse("one connection string is enough");
    if (optind < argc) options.target = argv[optind];
    if (options.connections == 0 || options.pipeline == 0 || options.records == 0) refuse("nothing to do");
    return options;
}

} // namespace model_api::load
