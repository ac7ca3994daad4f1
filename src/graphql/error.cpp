#include "graphql/error.hpp"

#include "base/json.hpp"

namespace model_api::graphql {

namespace {

void append_locations(std::string &out, const std::vector<Location> &locations) {
    const char *separator = ",\"locations\":[";
    for (const Location &location : locations) {
        out += separator;
        out += "{\"line\":" + std::to_string(location.line) + ",\"column\":" + std::to_string(location.column) + "}";
        separator = ",";
    }
    out += ']';
}

void append_path(std::string &out, const std::vector<PathStep> &path) {
    const char *separator = ",\"path\":[";
    for (const PathStep &step : path) {
        out += separator;
        if (const auto *name = std::get_if<std::string>(&step)) {
            append_json_string(out, *name);
        } else {
            out += std::to_string(std::get<std::size_t>(step));
        }
        separator = ",";
    }
    out += ']';
}

} // namespace

void append_json(std::string &out, const Error &error) {
    out += "{\"message\":";
    append_json_string(out, error.message);
    if (!error.locations.empty()) append_locations(out, error.locations);
    if (!error.path.empty()) append_path(out, error.path);
    if (!error.extensions.empty()) out += ",\"extensions\":" + error.extensions;
    out += '}';
}

void append_json(std::string &out, const Errors &errors) {
    const char *separator = "[";
    for (const Error &error : errors) {
        out += separator;
        append_json(out, error);
        separator = ",";
    }
    out += errors.empty() ? "[]" : "]";
}

} // namespace model_api::graphql
