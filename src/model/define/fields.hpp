// The fields of a model: those that the API manages, and those that the definition gives.
#pragma once

#include "model/define/draft.hpp"
#include "model/define/node.hpp"

namespace model_api::model::define {

// id, createdAt, updatedAt, and state where there are states: what every model has that is not adopted.
std::vector<Field> managed_fields(bool with_states);

// Reads "fields" of `model`; `draft` says whether it is adopted and has states.
void read_fields(const Node &model, Draft &draft);

} // namespace model_api::model::define

#include "base/pure.hpp"
