#include "catalog/table/own_words.hpp"

#include "pg/wall.hpp"
#include "table/words.hpp"

namespace model_api::catalog {
namespace {

bool fires(char enabled) {
    const bool is_replica = SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA;
    return enabled == TRIGGER_FIRES_ALWAYS ||
           enabled == (is_replica ? TRIGGER_FIRES_ON_REPLICA : TRIGGER_FIRES_ON_ORIGIN);
}

} // namespace

bool has_words_trigger(Oid relation) {
    return pg::call([&] {
        const Oid trigger = get_trigger_oid(relation, table::words_trigger, true);
        if (!OidIsValid(trigger)) return false;
        ScanKeyData key;
        ScanKeyInit(&key, Anum_pg_trigger_oid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(trigger));
        Relation triggers = table_open(TriggerRelationId, AccessShareLock);
        SysScanDesc scan = systable_beginscan(triggers, TriggerOidIndexId, true, nullptr, 1, &key);
        HeapTuple row = systable_getnext(scan);
        const bool found = HeapTupleIsValid(row) && fires(reinterpret_cast<Form_pg_trigger>(GETSTRUCT(row))->tgenabled);
        systable_endscan(scan);
        table_close(triggers, AccessShareLock);
        return found;
    });
}

} // namespace model_api::catalog
