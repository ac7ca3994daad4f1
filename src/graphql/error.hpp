// An error as a GraphQL response carries it: a message, places in the document, and a path in the response.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace model_api::graphql {

// From 1; columns count UTF-16 units, because the clients that show them are written in JavaScript.
struct Location {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    bool operator==(const Location &) const = default;
};

using PathStep = std::variant<std::string, std::size_t>; // a response name, or an index in a list

// Errors of documents are values and not exceptions: there are many at once, and they are an answer to the client.
struct Error {
    std::string message;
    std::vector<Location> locations;
    std::vector<PathStep> path;
    std::string extensions = {}; // a JSON object; empty: none

    bool operator==(const Error &) const = default;
};
using Errors = std::vector<Error>;

// {"message":…,"locations":[…],"path":[…],"extensions":…}; what is empty is left out.
void append_json(std::string &out, const Error &error);
void append_json(std::string &out, const Errors &errors); // a list of them

} // namespace model_api::graphql

#include "base/pure.hpp"
