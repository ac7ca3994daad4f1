// With whose privileges a statement is prepared, planned and run.
#pragma once

#include "pg/as_owner.hpp"

namespace model_api::statement {

// With the caller's, or with those of the owner of a table that the caller reaches by permission alone. Then nothing of
// the caller's is found by a bare name, and what is called meanwhile may neither make temporary objects nor leave
// anything behind in the session.
class Privileges {
public:
    explicit Privileges(Oid role) {
        if (!OidIsValid(role)) return;
        if (pg::call([&] { return superuser_arg(role); })) // since when it was prepared
            throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                              "tables of a superuser are not served by permission");
        pg::refuse_temporary_objects(role);
        settings_.emplace();
        search_path_.emplace();
        owner_.emplace(role, SECURITY_RESTRICTED_OPERATION);
    }
    Privileges(const Privileges &) = delete;
    Privileges &operator=(const Privileges &) = delete;

private:
    std::optional<pg::OwnersSettings> settings_;
    std::optional<pg::PinnedSearchPath> search_path_;
    std::optional<pg::ActAs> owner_; // given back first
};

} // namespace model_api::statement
