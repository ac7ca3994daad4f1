#include "change/cascade.hpp"

#include "change/user_function.hpp"
#include "change/user_trigger.hpp"

namespace model_api::change {
namespace {

// All of this runs inside pg::call. A foreign key is seen as the triggers that PostgreSQL made for it: they come with
// an open table, while pg_constraint has no index by the table that is referred to.

constexpr int max_tables = 64; // that a delete may reach

enum class Effect { none, remove, change, check };

Effect effect_of_delete(const Trigger &trigger) {
    if (!trigger.tgisinternal) return Effect::none;
    switch (trigger.tgfoid) {
    case F_RI_FKEY_CASCADE_DEL:
        return Effect::remove;
    case F_RI_FKEY_SETNULL_DEL:
    case F_RI_FKEY_SETDEFAULT_DEL:
        return Effect::change;
    case F_RI_FKEY_NOACTION_DEL:
    case F_RI_FKEY_RESTRICT_DEL:
        return Effect::check;
    default:
        return Effect::none;
    }
}

bool is_on_update(const Trigger &trigger) {
    return trigger.tgisinternal && TRIGGER_FOR_UPDATE(trigger.tgtype) &&
           RI_FKey_trigger_type(trigger.tgfoid) == RI_TRIGGER_PK;
}

bool is_reference(const Trigger &trigger) {
    return trigger.tgisinternal && RI_FKey_trigger_type(trigger.tgfoid) == RI_TRIGGER_FK;
}

// Partitions count as the table that they are partitions of.
Oid root_of(Oid table) {
    return get_rel_relispartition(table) ? llast_oid(get_partition_ancestors(table)) : table;
}

// The constraint that those of partitions were made from.
Oid original_of(Oid constraint) {
    for (Oid parent = constraint; OidIsValid(parent);) {
        constraint = parent;
        HeapTuple tuple = SearchSysCache1(CONSTROID, ObjectIdGetDatum(constraint));
        if (!HeapTupleIsValid(tuple)) return constraint;
        parent = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple))->conparentid;
        ReleaseSysCache(tuple);
    }
    return constraint;
}

// Attribute numbers, of conkey or confkey.
Bitmapset *columns_of(Oid constraint, AttrNumber which) {
    HeapTuple tuple = SearchSysCache1(CONSTROID, ObjectIdGetDatum(constraint));
    if (!HeapTupleIsValid(tuple)) return nullptr;
    bool is_null = false;
    const Datum stored = SysCacheGetAttr(CONSTROID, tuple, which, &is_null);
    Bitmapset *columns = nullptr;
    if (!is_null) {
        ArrayType *array = DatumGetArrayTypeP(stored);
        const auto *numbers = reinterpret_cast<const std::int16_t *>(ARR_DATA_PTR(array));
        for (int i = 0; i < ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)); ++i)
            columns = bms_add_member(columns, numbers[i]);
    }
    ReleaseSysCache(tuple);
    return columns;
}

// A foreign key to a partition is none to the whole table's key.
bool refers_to_key(Oid constraint, Oid table, AttrNumber key) {
    HeapTuple tuple = SearchSysCache1(CONSTROID, ObjectIdGetDatum(constraint));
    if (!HeapTupleIsValid(tuple)) return false;
    const Oid referred = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple))->confrelid;
    ReleaseSysCache(tuple);
    return referred == table && bms_equal(columns_of(constraint, Anum_pg_constraint_confkey), bms_make_singleton(key));
}

// Visits the triggers of the table and of its partitions. True: `found` was, of one of them; or they cannot be seen.
template <class Found>
bool any_trigger(Oid table, Found &&found) {
    List *members = members_of(table);
    bool any = members == NIL;
    for (int i = 0; !any && i < list_length(members); ++i) {
        Relation member = try_table_open(list_nth_oid(members, i), AccessShareLock);
        if (!member) return true;
        const TriggerDesc *triggers = member->trigdesc;
        for (int j = 0; !any && triggers && j < triggers->numtriggers; ++j) any = found(triggers->triggers[j]);
        table_close(member, NoLock);
    }
    return any;
}

// The tables that a delete reaches, each by its root.
struct Reach {
    Oid start;
    List *removed;  // some of their rows are deleted
    List *changed;  // … or lose what they refer to
    List *checking; // their rows may forbid it
    List *changing; // the constraints by which rows are changed, each once
};

// False: two constraints change rows of one table, perhaps the same row.
bool add_changed(Reach &reach, Oid table, Oid constraint) {
    constraint = original_of(constraint);
    if (list_member_oid(reach.changing, constraint)) return true;
    if (list_member_oid(reach.changed, table)) return false;
    reach.changing = lappend_oid(reach.changing, constraint);
    reach.changed = lappend_oid(reach.changed, table);
    return true;
}

bool add_effect(Reach &reach, const Trigger &trigger) {
    const Oid table = root_of(trigger.tgconstrrelid);
    switch (effect_of_delete(trigger)) {
    case Effect::remove:
        reach.removed = list_append_unique_oid(reach.removed, table);
        return true;
    case Effect::change:
        return add_changed(reach, table, trigger.tgconstraint);
    case Effect::check:
        reach.checking = list_append_unique_oid(reach.checking, table);
        return true;
    case Effect::none:
        return true;
    }
    return true;
}

// False: too far, or what is reached cannot be seen.
bool extend(Reach &reach) {
    for (int i = 0; i < list_length(reach.removed); ++i) {
        if (list_length(reach.removed) > max_tables) return false;
        const auto goes_too_far = [&](const Trigger &trigger) { return !add_effect(reach, trigger); };
        if (any_trigger(list_nth_oid(reach.removed, i), goes_too_far)) return false;
    }
    return true;
}

bool is_reached(const Reach &reach, Oid table) {
    return list_member_oid(reach.removed, table) || list_member_oid(reach.changed, table);
}

bool any_common(const List *tables, const List *others) {
    for (int i = 0; i < list_length(tables); ++i)
        if (list_member_oid(others, list_nth_oid(tables, i))) return true;
    return false;
}

bool refers_to_reached(const Reach &reach) {
    return any_trigger(reach.start, [&](const Trigger &trigger) {
        return is_reference(trigger) && is_reached(reach, root_of(trigger.tgconstrrelid));
    });
}

// Rows that depend on whether another row, of the same delete, is still there.
bool meets_itself(const Reach &reach) {
    return any_common(reach.checking, reach.removed) || any_common(reach.checking, reach.changed) ||
           any_common(reach.removed, reach.changed) || refers_to_reached(reach);
}

// Whether users have something on the table that an update of it by PostgreSQL runs; defaults are among it.
bool runs_on_change(Oid table) {
    return has_user_trigger(table, CMD_UPDATE) || calls_user_function(table, CMD_INSERT);
}

// Whether others refer to the columns that a delete sets to NULL or to their defaults.
bool is_referred_by(Oid table, const List *changing) {
    return any_trigger(table, [&](const Trigger &trigger) {
        if (!is_on_update(trigger)) return false;
        const Bitmapset *referred = columns_of(trigger.tgconstraint, Anum_pg_constraint_confkey);
        for (int i = 0; i < list_length(changing); ++i)
            if (bms_overlap(referred, columns_of(list_nth_oid(changing, i), Anum_pg_constraint_conkey))) return true;
        return false;
    });
}

bool is_seen(const Reach &reach) {
    for (int i = 0; i < list_length(reach.removed); ++i)
        if (has_user_trigger(list_nth_oid(reach.removed, i), CMD_DELETE)) return true;
    for (int i = 0; i < list_length(reach.changed); ++i) {
        const Oid table = list_nth_oid(reach.changed, i);
        if (runs_on_change(table) || is_referred_by(table, reach.changing)) return true;
    }
    return false;
}

} // namespace

bool refers_to_itself(Oid table) {
    const Oid root = root_of(table);
    return any_trigger(
        table, [&](const Trigger &trigger) { return is_reference(trigger) && root_of(trigger.tgconstrrelid) == root; });
}

bool is_referred_beside_key(Oid table, AttrNumber key) {
    return any_trigger(table, [&](const Trigger &trigger) {
        return is_on_update(trigger) && !refers_to_key(original_of(trigger.tgconstraint), table, key);
    });
}

bool cascades_apart(Oid table) {
    Reach reach = {root_of(table), list_make1_oid(root_of(table)), NIL, NIL, NIL};
    return extend(reach) && !meets_itself(reach) && !is_seen(reach);
}

} // namespace model_api::change
