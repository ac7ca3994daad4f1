// The models there are, to whom what is defined or adopted must not do harm.
#pragma once

#include "catalog/catalog.hpp"

namespace model_api::api {

// A model whose table was dropped is no model until it is defined again.
model::Known known_models(const model::Schema &schema);

// Names by which GraphQL could not tell what the definition has from what is known, or from what the API has.
void check_clashes(const model::Definition &definition, const model::Known &known,
                   std::vector<model::Mistake> &mistakes);

// Defaults of role lists that name a role that does not exist, but for those that were there already: the role may have
// been removed since.
void check_roles(const model::Definition &definition, const model::Known &known, std::vector<model::Mistake> &mistakes);

} // namespace model_api::api
