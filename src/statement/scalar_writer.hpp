// How a datum becomes a JSON value: one writer per encoding and type.
#pragma once

#include "statement/shape.hpp"

namespace model_api::statement {

// Inside the executor. A type that has no writer of its own is written as a JSON string by its output function.
void bind_member(Member &member, Oid type, MemoryContext memory);

} // namespace model_api::statement
