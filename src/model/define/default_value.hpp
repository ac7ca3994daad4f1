// Whether the default of a field is a value that the field could hold.
#pragma once

#include "model/define/node.hpp"

namespace model_api::model::define {

// `place` is the default's; the field's other options have been read. Patterns are left to the server.
void check_default(const Node &place, const Field &field);

} // namespace model_api::model::define

#include "base/pure.hpp"
