// A schema from text in the definition language.
#pragma once

#include <string>

#include "graphql/schema/schema.hpp"

namespace model_api::graphql::schema {

// What happens where the schema has a directive already.
enum class Existing : bool { fails, stays };

// Adds the definitions of the text, of which it has only such, to a schema that is being built. Throws DomainError
// 42P17 for text that is no document and for definitions that contradict each other.
void define(Schema &schema, std::string definitions, Existing existing = Existing::fails);

// A finished schema.
Schema parse_schema(std::string definitions);

} // namespace model_api::graphql::schema

#include "base/pure.hpp"
