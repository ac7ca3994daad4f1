// Writing what is derived from records, by whoever owns their table.
#pragma once

#include "catalog/catalog.hpp"
#include "model/model.hpp"
#include "pg/search_path.hpp"
#include "pg/security.hpp"

namespace model_api::api {

// Throws 42501 unless the caller owns the model's table.
void check_owner(const model::Model &model);

// While this lives, the owner of the table acts, whose functions run then: not as the caller, who may be a superuser,
// and nothing of theirs waits until the caller commits. A policy that would hide rows is an error, so that none is left
// out.
class Upkeep {
public:
    explicit Upkeep(const model::Model &model)
        : owner_(catalog::owner_of(model.relation), SECURITY_RESTRICTED_OPERATION) {}

private:
    const pg::ActAs owner_;
    const pg::PinnedSearchPath path_;
    const pg::PinnedSettings policies_{{{"row_security", "off"}}};
};

} // namespace model_api::api
