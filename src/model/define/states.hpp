// The states of a model and the state paths that its actions name.
#pragma once

#include "model/define/node.hpp"

namespace model_api::model::define {

// Reads "states"; whatever is wrong, the machine has what could be read.
StateMachine read_states(const Node &node);

} // namespace model_api::model::define

#include "base/pure.hpp"
