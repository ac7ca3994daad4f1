#include "pg/as_owner.hpp"

#include "pg/spi.hpp"

namespace model_api::pg {

namespace {

// The last answer, and how many changes of relations this backend had heard of by then. Triggers, constraints and
// owners that change are changes of their table.
struct Deferring {
    Oid owner = InvalidOid;
    bool may_defer = false;
    std::uint64_t changes = 0;
};
std::uint64_t changes = 1;

void on_relation(Datum, Oid) {
    ++changes;
}

void watch_relations() {
    static bool watching = false;
    if (watching) return;
    call([] { CacheRegisterRelcacheCallback(on_relation, Datum{0}); });
    watching = true;
}

// While this lives, queries see what there is now, also what was made since the statement that asks began.
class NewestSnapshot {
public:
    NewestSnapshot() : exceptions_(std::uncaught_exceptions()) {
        call([] { PushActiveSnapshot(GetCatalogSnapshot(RelationRelationId)); });
    }
    NewestSnapshot(const NewestSnapshot &) = delete;
    NewestSnapshot &operator=(const NewestSnapshot &) = delete;
    ~NewestSnapshot() { // an abort does it too
        if (std::uncaught_exceptions() == exceptions_) PopActiveSnapshot();
    }

private:
    int exceptions_;
};

// Also what a snapshot of the transaction's beginning does not show: it would be remembered for the next one.
bool has_deferrable(Oid owner) {
    const NewestSnapshot now;
    return !query("SELECT FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) "
                  "t.tgrelid WHERE t.tgdeferrable AND c.relowner OPERATOR(pg_catalog.=) $1::pg_catalog.oid LIMIT 1",
                  {std::to_string(owner)})
                .empty();
}

// 0: none has been made.
Oid temporary_schema() {
    return call([] {
        Oid tables = InvalidOid, toast = InvalidOid;
        GetTempNamespaceState(&tables, &toast);
        return tables;
    });
}

} // namespace

bool has_temporary_objects() {
    return OidIsValid(temporary_schema());
}

void refuse_temporary_objects(Oid owner) {
    const Oid schema = temporary_schema();
    if (!OidIsValid(schema)) return;
    const NewestSnapshot now;
    // Sequences have no type, domains are no relations.
    const auto found =
        query("SELECT FROM (SELECT relowner FROM pg_catalog.pg_class "
              "WHERE relnamespace OPERATOR(pg_catalog.=) $1::pg_catalog.oid UNION ALL "
              "SELECT typowner FROM pg_catalog.pg_type WHERE typnamespace OPERATOR(pg_catalog.=) $1::pg_catalog.oid) "
              "AS o (owner) JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) o.owner "
              "WHERE o.owner OPERATOR(pg_catalog.<>) $2::pg_catalog.oid AND NOT r.rolsuper LIMIT 1",
              {std::to_string(schema), std::to_string(owner)});
    if (found.empty()) return;
    throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                      "nothing is done with the privileges of others in a session that has temporary tables", {},
                      "DISCARD TEMP drops them.");
}

bool may_defer(Oid owner) {
    static Deferring known;
    watch_relations();
    call([] { AcceptInvalidationMessages(); });
    if (known.owner == owner && known.changes == changes) return known.may_defer;
    const std::uint64_t before = changes;
    known = {owner, has_deferrable(owner), before};
    return known.may_defer;
}

void check_deferred() {
    execute("SET CONSTRAINTS ALL IMMEDIATE");
}

void check_deferred_of_caller() {
    check_deferred();
    for (const auto &row :
         execute("SELECT DISTINCT tgrelid::pg_catalog.oid FROM pg_catalog.pg_trigger WHERE tgdeferrable")) {
        const Oid relation = number_of<Oid>(row[0].value());
        if (!call([&] { return AfterTriggerPendingOnRel(relation); })) continue;
        throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                          "nothing is done with the privileges of others while a deferred trigger waits", {},
                          "One has deferred itself again, or this is called by one.");
    }
}

} // namespace model_api::pg
