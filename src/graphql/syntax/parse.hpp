// Text to document: the language of the October 2021 specification, messages and places as graphql-js gives them.
#pragma once

#include <string>
#include <variant>

#include "graphql/error.hpp"
#include "graphql/limits.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::syntax {

// Descriptions of operations, variables and fragments, which later drafts allow, are read over.
std::variant<Document, Error> parse(std::string text, const Limits &limits = {});

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"
