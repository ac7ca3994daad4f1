// Names that must differ from model to model: in the API and among tables.
#pragma once

#include "model/define/draft.hpp"

namespace model_api::model::define {

void check_clashes(Document &document);

} // namespace model_api::model::define

#include "base/pure.hpp"
