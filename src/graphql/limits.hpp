// What a document may cost before it is refused: plain numbers, each with the name by which an error calls it.
#pragma once

#include <cstddef>
#include <string_view>

namespace model_api::graphql {

struct Limits {
    // of the text, while it is parsed
    std::size_t bytes = 1'000'000;
    std::size_t tokens = 20'000;
    std::size_t nesting = 150; // braces and brackets in each other: the parser's recursion
    // of the operation that is to run, its fragments counted wherever they are spread
    std::size_t depth = 30;           // fields in each other
    std::size_t aliases = 500;        // fields with an alias
    std::size_t complexity = 500'000; // fields, times the lists they are in
    // of a response to introspection
    std::size_t response_bytes = 64'000'000;

    // How errors call those that somebody may have set; of a text's, empty: they are not called anything.
    struct Names {
        std::string_view bytes = {}, tokens = {}, depth = "depth", aliases = "aliases", complexity = "complexity";
    } names;
};

} // namespace model_api::graphql

#include "base/pure.hpp"
