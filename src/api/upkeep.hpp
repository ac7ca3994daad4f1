// Writing what is derived from records, by whoever owns their table.
#pragma once

#include "catalog/catalog.hpp"
#include "model/model.hpp"
#include "pg/as_replica.hpp"
#include "pg/security.hpp"

namespace model_api::api {

// Throws 42501 unless the caller owns the model's table.
void check_owner(const model::Model &model);

// While this lives, the owner of the table acts, whose triggers and functions run then, and does not change records.
class Upkeep {
public:
    explicit Upkeep(const model::Model &model) : owner_(catalog::owner_of(model.relation)) {}

private:
    const pg::ActAs owner_;
    const pg::AsReplica replica_;
};

} // namespace model_api::api
