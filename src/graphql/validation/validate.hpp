// Whether a document can be executed: the rules of the specification's chapter on validation.
#pragma once

#include <array>
#include <string_view>

#include "graphql/error.hpp"
#include "graphql/schema/schema.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::validation {

class Context;

struct Rule {
    std::string_view name; // as graphql-js calls it
    void (*check)(Context &);
};

// In the order in which errors of one place are reported.
extern const std::array<Rule, 27> rules;

// No errors: it is valid. At most a hundred, as graphql-js words and orders them.
Errors validate(const syntax::Document &document, const schema::Schema &schema);

} // namespace model_api::graphql::validation

#include "base/pure.hpp"
