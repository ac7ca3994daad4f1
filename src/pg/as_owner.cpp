#include "pg/as_owner.hpp"

#include "pg/spi.hpp"

namespace model_api::pg {

void refuse_temporary_objects(Oid owner) {
    const Oid schema = call([] {
        Oid tables = InvalidOid, toast = InvalidOid;
        GetTempNamespaceState(&tables, &toast);
        return tables;
    });
    if (!OidIsValid(schema)) return;
    const auto found =
        query("SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) t.typowner "
              "WHERE t.typnamespace OPERATOR(pg_catalog.=) $1::pg_catalog.oid "
              "AND t.typowner OPERATOR(pg_catalog.<>) $2::pg_catalog.oid AND NOT r.rolsuper LIMIT 1",
              {std::to_string(schema), std::to_string(owner)});
    if (found.empty()) return;
    throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                      "nothing is done with the privileges of others in a session that has temporary tables", {},
                      "DISCARD TEMP drops them.");
}

bool may_defer(Oid owner) {
    return !query("SELECT FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) "
                  "t.tgrelid WHERE t.tgdeferrable AND c.relowner OPERATOR(pg_catalog.=) $1::pg_catalog.oid LIMIT 1",
                  {std::to_string(owner)})
                .empty();
}

void check_deferred() {
    execute("SET CONSTRAINTS ALL IMMEDIATE");
}

} // namespace model_api::pg
