// The words of a JSON document: of each string and each number in it.
#pragma once

#include "pg/wall.hpp"
#include "search/field.hpp"

namespace model_api::document {

void add_jsonb(search::DocumentBuilder &document, const search::SearchedField &field, Datum jsonb);
void add_json(search::DocumentBuilder &document, const search::SearchedField &field, Datum json);

} // namespace model_api::document
