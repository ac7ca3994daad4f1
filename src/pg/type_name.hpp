// Types by the names that SQL has for them.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

struct TypeName {
    Oid type = InvalidOid;
    std::int32_t modifier = -1;
};

// Reads `numeric(38,2)` or `shop.price` as SQL does, by the search_path. Raises PostgreSQL's error where it cannot.
TypeName parse_type_name(const std::string &text);

// The name by which the search_path finds the type, with its modifier.
std::string type_name(const TypeName &type);

// pg_type.typcategory of the type, or of the one below a domain: 'S' for strings, 'N' for numbers.
char type_category(Oid type);

// An enum type, an array of one, or a domain over either.
bool is_enum_type(Oid type);

} // namespace model_api::pg
