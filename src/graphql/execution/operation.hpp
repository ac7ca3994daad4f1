// Which operation of a document is to run, and whether it costs too much.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "graphql/error.hpp"
#include "graphql/input/variables.hpp"
#include "graphql/limits.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::execution {

// By its name, or, without one, the only one.
std::variant<const syntax::Operation *, Error> choose_operation(const syntax::Document &document,
                                                                std::string_view name);

// What an operation asks for, its fragments counted wherever they are spread.
struct Cost {
    std::size_t depth = 0;      // of fields in fields
    std::size_t aliases = 0;    // fields that are renamed
    std::size_t complexity = 0; // fields, those below a list as often as `first` or `last` says
};
Cost cost_of(const syntax::Operation &operation, const syntax::Document &document, const input::Variables &variables);

// The first limit that it exceeds.
std::optional<Error> exceeded(const Cost &cost, const Limits &limits);

} // namespace model_api::graphql::execution

#include "base/pure.hpp"
