#include <algorithm>

#include "action/equal.hpp"
#include "action/transition.hpp"
#include "read/columns.hpp"

namespace model_api::action {

namespace {

// Locks as an UPDATE of other columns than keys does: a stronger lock would wait for everybody who refers to the
// record, and two such transactions for each other.
void write_lock(sql::Writer &out) {
    out << " FOR NO KEY UPDATE OF " << own_table;
}

// What the schema hides is as if it were not there.
void write_seen(sql::Writer &out, const model::Model &model, const model::Schema &schema) {
    const sql::Expression seen = schema.seen(model, own_table);
    if (!sql::is_true(seen)) out << " AND (" << seen << ")";
}

// "SELECT … FROM table AS t0 WHERE key = $1", of what `select_list` writes.
template <class SelectList>
read::Draft select_by_key(const model::Model &model, const model::Schema &schema, SelectList &&select_list) {
    read::Draft draft{schema};
    Given key(Rows::one);
    key.add(model.key());
    draft.out << "SELECT ";
    select_list(draft.out);
    draft.out << " FROM";
    write_own_table(draft.out, model);
    draft.out << " WHERE ";
    write_equal(draft.out, model.key(), key, 0);
    return draft;
}

// What is shown of a record does not change with it, nor with what it belongs to.
bool is_own(const read::Selected &selected) {
    return selected.form == read::Selected::Form::value || selected.form == read::Selected::Form::id;
}

// A view may show rows of another model's table.
bool is_apart(const model::Model &model, const model::Model &other) {
    return !model.adopted && !other.adopted && model.relation != other.relation;
}

using Fields = std::vector<const model::Field *>;

// Whether these are the field and its scope, and not the scope of another that it is part of.
bool is_unique_in(const model::Field &field, const Fields &fields) {
    return field.unique && field.unique->scope.size() + 1 == fields.size() &&
           std::ranges::all_of(field.unique->scope, [&](const std::string &scope) {
               return std::ranges::find(fields, scope, &model::Field::name) != fields.end();
           });
}

// Whether one record at most has these values.
bool are_unique(const Fields &fields, const model::Model &model) {
    if (fields.size() == 1 && fields.front() == &model.key()) return true;
    return std::ranges::any_of(fields, [&](const model::Field *field) { return is_unique_in(*field, fields); });
}

void write_conditions(sql::Writer &out, const Fields &fields, const Given &given, const model::Model &model) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out << " AND ";
        const bool folded = is_folded(*fields[i]) && is_unique_in(*fields[i], fields);
        if (fields[i] == &model.key())
            write_equal(out, *fields[i], given, i);
        else
            write_stored_equal(out, *fields[i], folded, given, i);
    }
}

// Two transactions lock what both of them find in the same order.
void write_order(sql::Writer &out, const Fields &fields, const Given &given, const model::Model &model) {
    if (given.of_many())
        given.write_order(out);
    else if (!are_unique(fields, model))
        out << " ORDER BY " << read::column(model.key(), own_table);
}

} // namespace

read::Statement judge(const model::Model &model, const model::Schema &schema, const sql::Expressions &conditions,
                      Lock lock) {
    read::Draft draft = select_by_key(model, schema, [&](sql::Writer &out) {
        out << "pg_catalog.concat(";
        const char *separator = "";
        for (const sql::Expression &condition : conditions) {
            out << separator << "CASE WHEN " << condition << " THEN '1' ELSE '0' END";
            separator = ", ";
        }
        out << ")";
    });
    if (lock == Lock::row) write_lock(draft.out);
    return finish(draft);
}

bool is_returnable(const read::Selection &selection, const model::Model &model) {
    return std::ranges::all_of(selection.members, [&](const read::Selected &selected) {
        if (is_own(selected)) return true;
        return selected.form == read::Selected::Form::record && is_apart(model, *selected.model) &&
               std::ranges::all_of(selected.selection->members, is_own);
    });
}

read::Statement find_each(const model::Model &model, const model::Schema &schema, const read::Selection &selection) {
    read::Draft draft{schema};
    Given keys(Rows::many);
    keys.add(model.key());
    draft.out << "SELECT ";
    auto slots = write_result(draft, model, keys, selection);
    draft.out << " FROM ";
    keys.write_rows(draft.out);
    draft.out << " JOIN";
    write_own_table(draft.out, model);
    draft.out << " ON ";
    write_equal(draft.out, model.key(), keys, 0);
    write_seen(draft.out, model, schema);
    keys.write_order(draft.out);
    return finish(draft, std::move(slots));
}

read::Statement find_state(const model::Model &model, const model::Schema &schema) {
    const model::Field *state = state_field(model);
    read::Draft draft = select_by_key(model, schema, [&](sql::Writer &out) {
        out << "CAST(";
        if (state)
            out << read::column(*state, own_table);
        else
            out << "NULL";
        out << " AS pg_catalog.text)";
    });
    return finish(draft);
}

read::Statement lock_row(const model::Model &model, const model::Schema &schema) {
    // The cast changes nothing: alone, t0.* would become its columns, and t0 could be one of them.
    read::Draft draft = select_by_key(model, schema, [&](sql::Writer &out) {
        out << "CAST(" << own_table << ".* AS " << model.qualified_table() << ")";
    });
    write_lock(draft.out);
    return finish(draft);
}

read::Statement find_equal(const model::Model &model, const model::Schema &schema,
                           const std::vector<const model::Field *> &fields, Rows rows, Among among) {
    read::Draft draft{schema};
    Given given(rows);
    for (const model::Field *field : fields) given.add(*field);
    draft.out << "SELECT ";
    write_result(draft, model, given, {});
    draft.out << " FROM";
    if (given.of_many()) {
        draft.out << " ";
        given.write_rows(draft.out);
        draft.out << " JOIN";
    }
    write_own_table(draft.out, model);
    draft.out << (given.of_many() ? " ON " : " WHERE ");
    write_conditions(draft.out, fields, given, model);
    if (among == Among::seen) write_seen(draft.out, model, schema);
    write_order(draft.out, fields, given, model);
    write_lock(draft.out);
    return finish(draft);
}

} // namespace model_api::action
