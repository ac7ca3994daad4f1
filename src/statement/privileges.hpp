// With whose privileges a statement is prepared, planned and run.
#pragma once

#include <algorithm>

#include "pg/as_owner.hpp"

namespace model_api::statement {

// With the caller's, or with those of the owner of a table that the caller reaches by permission alone. Then nothing of
// the caller's is found by a bare name, and what is called meanwhile may neither make temporary objects nor leave
// anything behind in the session.
class Privileges {
public:
    // Of a statement about these tables.
    Privileges(Oid role, const std::vector<Oid> &tables) {
        if (!OidIsValid(role)) return;
        if (pg::call([&] { return superuser_arg(role); })) // since when it was prepared
            throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                              "tables of a superuser are not served by permission");
        if (pg::has_temporary_objects() && std::ranges::any_of(tables, [&](Oid table) { return calls(table, role); }))
            pg::refuse_temporary_objects(role);
        settings_.emplace();
        search_path_.emplace();
        owner_.emplace(role, SECURITY_RESTRICTED_OPERATION);
    }
    Privileges(const Privileges &) = delete;
    Privileges &operator=(const Privileges &) = delete;

private:
    // Whether reading it as the role may call functions that somebody has written: of a view, or of a policy.
    static bool calls(Oid table, Oid role) {
        return pg::call([&] {
            HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(table));
            if (!HeapTupleIsValid(tuple)) return true;
            const auto *row = reinterpret_cast<Form_pg_class>(GETSTRUCT(tuple));
            const bool is_plain = row->relkind == RELKIND_RELATION || row->relkind == RELKIND_PARTITIONED_TABLE;
            const bool has_policies = row->relrowsecurity && (row->relforcerowsecurity || row->relowner != role);
            ReleaseSysCache(tuple);
            return !is_plain || has_policies;
        });
    }

    std::optional<pg::OwnersSettings> settings_;
    std::optional<pg::PinnedSearchPath> search_path_;
    std::optional<pg::ActAs> owner_; // given back first
};

} // namespace model_api::statement
