// Elements as calls of the extension's functions.
#pragma once

#include <vector>

#include "load/operation.hpp"

namespace model_api::load {

// The models that the calls are about: tasks, unique by their slug, with steps.
extern const char *const definition;

Call call_of(const Element &element);

// The elements are all of one action.
Call bulk_of(const std::vector<Element> &elements);

// Reads the tasks with these slugs, their steps included.
Call page_of(const std::vector<Element> &elements);

} // namespace model_api::load
