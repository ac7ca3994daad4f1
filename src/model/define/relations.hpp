// What relations refer to, once every model of the document has been read.
#pragma once

#include "model/define/draft.hpp"

namespace model_api::model::define {

// Checks every relation of the document, finds the inverses that are left out, adds the join models that a
// hasManyThrough implies, and makes the belongsTo behind a hasOne unique.
void resolve_relations(Document &document);

} // namespace model_api::model::define

#include "base/pure.hpp"
