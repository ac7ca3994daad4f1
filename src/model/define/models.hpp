// One model of a definition, as far as it can be read without the others.
#pragma once

#include "model/define/draft.hpp"
#include "model/define/node.hpp"

namespace model_api::model::define {

Draft read_model(const Node &node, const std::string &name);

// A model with nothing but its names and its managed fields.
Model make_model(std::string name);

} // namespace model_api::model::define

#include "base/pure.hpp"
