// Models that exist refer to fields of models that a document defines anew: those fields must stay.
#pragma once

#include "model/define/draft.hpp"

namespace model_api::model::define {

void check_known_relations(Document &document);

} // namespace model_api::model::define

#include "base/pure.hpp"
