// The synonyms of a model as this backend has read them: once for a generation of the catalog.
#pragma once

#include <memory>

#include "catalog/catalog.hpp"
#include "search/synonyms.hpp"

namespace model_api::lookup {

// Of a model of the snapshot's schema; none is an empty set.
std::shared_ptr<const search::Synonyms> synonyms_of(const model::Model &model, const catalog::Snapshot &snapshot);

} // namespace model_api::lookup
