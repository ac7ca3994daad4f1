#include "change/together.hpp"

#include "change/broken_rule.hpp"
#include "change/cascade.hpp"
#include "change/finding.hpp"
#include "change/refusal.hpp"
#include "change/user_function.hpp"
#include "change/user_trigger.hpp"
#include "pg/subtransaction.hpp"

namespace model_api::change {
namespace {

using action::Kind;

CmdType command_of(Kind kind) {
    switch (kind) {
    case Kind::create:
        return CMD_INSERT;
    case Kind::update:
        return CMD_UPDATE;
    case Kind::delete_:
        break;
    }
    return CMD_DELETE;
}

// The functions that follow are for the inside of pg::call.

// Rows of children would be written with those of the table, or not, depending on the command.
bool is_ordinary(Oid table) {
    const char kind = get_rel_relkind(table);
    return (kind == RELKIND_PARTITIONED_TABLE || (kind == RELKIND_RELATION && !has_subclass(table))) &&
           !has_superclass(table);
}

bool any_member_calls(Oid table, CmdType command) {
    List *members = members_of(table);
    for (int i = 0; i < list_length(members); ++i)
        if (calls_user_function(list_nth_oid(members, i), command)) return true;
    return members == NIL;
}

bool is_apart(Oid table, AttrNumber key, CmdType command) {
    switch (command) {
    case CMD_INSERT:
        return !any_member_calls(table, command) && !refers_to_itself(table);
    case CMD_UPDATE: // which writes no key, so that whoever refers to the record's goes on to
        return !any_member_calls(table, command) && !is_referred_beside_key(table, key);
    default:
        return cascades_apart(table);
    }
}

bool stands_apart(Oid table, AttrNumber key, CmdType command) {
    return is_ordinary(table) && !has_user_trigger(table, command) && is_apart(table, key, command);
}

// Lists and parsed expressions are left to the memory context.
bool stands_apart_here(Oid table, AttrNumber key, CmdType command) {
    MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "model_api together", ALLOCSET_SMALL_SIZES);
    MemoryContext caller = MemoryContextSwitchTo(scratch);
    const bool apart = stands_apart(table, key, command);
    MemoryContextSwitchTo(caller);
    MemoryContextDelete(scratch);
    return apart;
}

// The unique and exclusion indexes of the table and its partitions, those of partitions once.
List *distinguishing_indexes(Oid table) {
    List *found = NIL;
    List *members = members_of(table);
    for (int i = 0; i < list_length(members); ++i) {
        Relation member = table_open(list_nth_oid(members, i), AccessShareLock);
        List *indexes = RelationGetIndexList(member);
        for (int j = 0; j < list_length(indexes); ++j)
            if (!get_rel_relispartition(list_nth_oid(indexes, j))) found = lappend_oid(found, list_nth_oid(indexes, j));
        table_close(member, NoLock);
    }
    return found;
}

// Until here.

// An update of many rows may take them in any order, and a deferrable constraint looks at its end only: whether one row
// is given what another gives up is seen, by who writes them, of unique fields alone.
bool has_only_unique_fields(const model::Model &model) {
    const List *indexes = pg::call([&] { return distinguishing_indexes(model.relation); });
    for (int i = 0; i < list_length(indexes); ++i) {
        const auto constraint = read_index(list_nth_oid(indexes, i));
        if (constraint && (constraint->deferrable || !unique_field_of(*constraint, model))) return false;
    }
    return true;
}

} // namespace

bool may_run_together(const model::Model &model, Kind kind) {
    const Finding finding{model.relation, model.key().column->number, command_of(kind), Question::stands_apart};
    const auto find = [&] {
        return pg::call([&] { return stands_apart_here(finding.table, finding.key, finding.command); });
    };
    return remembered(finding, find) && !has_policies(model) && (kind != Kind::update || has_only_unique_fields(model));
}

bool attempt_together(const std::function<void()> &write) {
    bool written = false;
    pg::attempt(
        [&] {
            write();
            written = true;
        },
        [&](const std::exception &exception) {
            const auto *error = dynamic_cast<const pg::Error *>(&exception);
            if (error ? must_be_raised(*error, Origin::statement) : !dynamic_cast<const DomainError *>(&exception))
                throw;
        });
    return written;
}

bool has_user_triggers(const model::Model &model, Kind kind) {
    const Finding finding{model.relation, model.key().column->number, command_of(kind), Question::has_user_trigger};
    return remembered(finding,
                      [&] { return pg::call([&] { return has_user_trigger(finding.table, finding.command); }); });
}

bool has_policies(const model::Model &model) {
    return pg::call([&] { return check_enable_rls(model.relation, InvalidOid, true) == RLS_ENABLED; });
}

} // namespace model_api::change
