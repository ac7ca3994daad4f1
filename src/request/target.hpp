// A model that is asked of, and what keeps it alive.
#pragma once

#include "catalog/catalog.hpp"

namespace model_api::request {

struct Target {
    catalog::Snapshot snapshot;
    const model::Model *model;

    const model::Schema &schema() const { return *snapshot.schema; }
};

} // namespace model_api::request
