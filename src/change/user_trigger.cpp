#include "change/user_trigger.hpp"

#include "table/ddl.hpp"
#include "table/words.hpp"

namespace model_api::change {
namespace {

// All of this runs inside pg::call.

constexpr int max_members = 1024;

// An update may move a row from one partition to another, which deletes and inserts it.
bool is_for(const Trigger &trigger, CmdType command, bool in_partition) {
    const bool on_insert = TRIGGER_FOR_INSERT(trigger.tgtype);
    const bool on_delete = TRIGGER_FOR_DELETE(trigger.tgtype);
    switch (command) {
    case CMD_INSERT:
        return on_insert;
    case CMD_UPDATE:
        return TRIGGER_FOR_UPDATE(trigger.tgtype) || (in_partition && (on_insert || on_delete));
    default:
        return on_delete;
    }
}

struct Own {
    const char *trigger, *function;
};
constexpr Own own_triggers[] = {{table::managed_trigger, "keep_managed"},
                                {table::words_trigger, "keep_search"},
                                {table::words_trigger, "keep_search_aside"},
                                {table::words_emptied_trigger, "keep_search_aside"}};

// By its function, which nobody else can put into our schema.
bool calls_own(const Trigger &trigger, const char *function) {
    HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(trigger.tgfoid));
    if (!HeapTupleIsValid(tuple)) return false;
    const auto *called = reinterpret_cast<Form_pg_proc>(GETSTRUCT(tuple));
    const bool own = std::strcmp(NameStr(called->proname), function) == 0 &&
                     called->pronamespace == get_namespace_oid("model", true);
    ReleaseSysCache(tuple);
    return own;
}

bool is_ours(const Trigger &trigger) {
    for (const Own &own : own_triggers)
        if (std::strcmp(trigger.tgname, own.trigger) == 0 && calls_own(trigger, own.function)) return true;
    return false;
}

bool has_trigger(Relation table, CmdType command) {
    const TriggerDesc *triggers = table->trigdesc;
    for (int i = 0; triggers && i < triggers->numtriggers; ++i) {
        const Trigger &trigger = triggers->triggers[i];
        if (!trigger.tgisinternal && trigger.tgenabled != TRIGGER_DISABLED &&
            is_for(trigger, command, table->rd_rel->relispartition) && !is_ours(trigger))
            return true;
    }
    return false;
}

bool has_rule(Relation table, CmdType command) {
    const RuleLock *rules = table->rd_rules;
    for (int i = 0; rules && i < rules->numLocks; ++i)
        if (rules->rules[i]->event == command && rules->rules[i]->enabled != RULE_DISABLED) return true;
    return false;
}

bool hides_triggers(Relation table) {
    const char kind = table->rd_rel->relkind;
    return kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE;
}

bool has_any(Relation table, CmdType command) {
    return hides_triggers(table) || has_trigger(table, command) || has_rule(table, command);
}

// What cannot be opened is gone, or is no table.
bool has_any_on(Oid member, CmdType command) {
    Relation table = try_table_open(member, AccessShareLock);
    if (!table) return true;
    const bool found = has_any(table, command);
    table_close(table, NoLock);
    return found;
}

} // namespace

List *members_of(Oid table) {
    if (!has_subclass(table)) return list_make1_oid(table);
    List *members = find_all_inheritors(table, NoLock, nullptr);
    return list_length(members) > max_members ? NIL : members;
}

bool has_user_trigger(Oid table, CmdType command) {
    if (!has_subclass(table)) return has_any_on(table, command);
    List *members = members_of(table);
    for (int i = 0; i < list_length(members); ++i)
        if (has_any_on(list_nth_oid(members, i), command)) return true;
    return members == NIL;
}

} // namespace model_api::change
