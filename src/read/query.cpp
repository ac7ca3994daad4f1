#include "read/query.hpp"

#include <algorithm>
#include <utility>

#include "page/input.hpp"
#include "read/columns.hpp"
#include "read/members.hpp"
#include "read/source.hpp"

namespace model_api::read {

namespace {

using OptionalFilter = std::optional<filter::Filter>;

constexpr const char *root = "t0";

bool restricts(const OptionalFilter &filter) {
    return filter && !filter::is_trivial(*filter);
}

sql::Expression condition_of(const OptionalFilter &filter, const model::Model &model, const model::Schema &schema) {
    if (!restricts(filter)) return sql::Constant{true};
    return filter::lower(*filter, model, schema, root);
}

// A filter's values decide which index is best; keys and ranges are found the same way whatever their values.
Statement finish(Draft &draft, Layout layout, bool filtered) {
    Statement statement;
    statement.text = draft.out.take_text();
    statement.parameters = draft.out.take_parameters();
    statement.tables = draft.out.take_tables();
    statement.layout = std::move(layout);
    statement.planning = filtered || draft.filtered ? Planning::custom : Planning::generic;
    return statement;
}

void write_table(sql::Writer &out, const model::Model &model, const sql::Expression &condition) {
    out << " FROM ";
    out.table(model.qualified_table(), model.relation) << " " << root;
    if (!sql::is_true(condition)) out << " WHERE " << condition;
}

Source source_of(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                 const page::Sort &sort, const Selection *selection) {
    return {.model = &model,
            .schema = &schema,
            .sort = &sort,
            .selection = selection,
            .alias = root,
            .condition = condition_of(filter, model, schema),
            .cursor = std::nullopt};
}

// Its values are arguments: one statement serves all pages of a list.
std::optional<page::Cursor> root_cursor(const page::Page &page, const page::Sort &sort, const model::Model &model) {
    std::optional<page::Cursor> cursor = cursor_of(page, sort, model, "");
    if (cursor) cursor->is_argument = true;
    return cursor;
}

Connection connection_of(const page::Page &page, const page::Sort &sort, const model::Model &model) {
    Connection connection;
    connection.present = true;
    connection.size = page.size;
    connection.backward = page.backward;
    connection.has_cursor = page.cursor.has_value();
    connection.digest = page::digest(page::signature(sort, model), "");
    return connection;
}

int columns_of(const Layout &layout) {
    auto count = static_cast<int>(layout.connection.keys.size());
    for (const Slot &slot : layout.slots) count = std::max(count, slot.column + 1);
    return count;
}

// The column of a unique field and the value, both folded where the field is unique without regard to case.
sql::Expression equals_unique(const model::Field &field, const sql::Value &value) {
    const sql::Type &type = column_of(field).type;
    sql::Expression left = column(field, root);
    sql::Expression right = sql::Parameter{.type = type, .value = value, .argument = 0};
    if (!field.unique || field.unique->case_sensitive || type.family != sql::Family::text)
        return sql::compare(sql::Operator::equal, std::move(left), std::move(right), type);
    return sql::compare(sql::Operator::equal, sql::Call{"lower", {std::move(left)}, sql::text_type()},
                        sql::Call{"lower", {std::move(right)}, sql::text_type()}, sql::text_type());
}

Statement find_equal(const model::Model &model, const model::Schema &schema, const sql::Expression &condition,
                     const Selection &selection, std::string_view limit) {
    Draft draft{schema};
    Layout layout;
    draft.out << "SELECT ";
    layout.slots = write_members(draft, selection, model, 0);
    write_table(draft.out, model, condition);
    draft.out << limit;
    return finish(draft, std::move(layout), false);
}

} // namespace

Statement find_one(const model::Model &model, const model::Schema &schema, const sql::Value &key,
                   const Selection &selection) {
    const sql::Type &type = column_of(model.key()).type;
    const sql::Expression condition = sql::compare(sql::Operator::equal, column(model.key(), root),
                                                   sql::Parameter{.type = type, .value = key, .argument = 0}, type);
    return find_equal(model, schema, condition, selection, "");
}

Statement find_by(const model::Model &model, const model::Schema &schema, const model::Field &field,
                  const sql::Value &value, const Selection &selection) {
    if (!field.unique && &field != &model.key())
        page::refuse(sqlstate::wrong_object_type, "field \"" + field.name + "\" of " + model.name + " is not unique",
                     "field", "Give the field a unique validation, or use a filter on it.");
    return find_equal(model, schema, equals_unique(field, value), selection, " LIMIT 2");
}

Statement find_first(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                     const page::Sort &sort, const Selection &selection) {
    Draft draft{schema};
    Layout layout;
    write_rows(draft.out, source_of(model, schema, filter, sort, &selection),
               [&](const sql::Expressions &) { layout.slots = write_members(draft, selection, model, 0); });
    return finish(draft, std::move(layout), restricts(filter));
}

// A page begins with the row at the cursor, which says that there is one; it takes one more row, and a look at the
// other side only where that row is gone.
Statement find_many(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                    const page::Sort &sort, const page::Page &page, const Selection &selection) {
    Source source = source_of(model, schema, filter, sort, &selection);
    source.cursor = root_cursor(page, sort, model);
    source.from_cursor = source.cursor.has_value();
    source.backward = page.backward;
    source.limit = page.size + (source.from_cursor ? 2 : 1);

    Draft draft{schema};
    Layout layout{connection_of(page, sort, model), {}};
    write_rows(draft.out, source, [&](const sql::Expressions &keys) {
        write_keys(draft, sort, keys, layout.connection);
        layout.slots = write_members(draft, selection, model, 0, keys);
    });
    if (source.from_cursor) layout.connection.at_cursor_column = columns_of(layout);
    return finish(draft, std::move(layout), restricts(filter));
}

Statement find_before(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                      const page::Sort &sort, const page::Page &page) {
    Source source = source_of(model, schema, filter, sort, nullptr);
    source.cursor = root_cursor(page, sort, model);
    source.backward = page.backward;

    Draft draft{schema};
    draft.out << "SELECT ";
    if (source.cursor)
        write_before(draft.out, source);
    else
        draft.out << "FALSE";
    return finish(draft, {}, restricts(filter));
}

Statement rows(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
               const page::Sort &sort, std::optional<int> limit, const RowColumns &columns) {
    Source source = source_of(model, schema, filter, sort, nullptr);
    source.limit = limit;
    Draft draft{schema};
    write_rows(draft.out, source, [&](const sql::Expressions &) {
        const char *separator = "";
        for (const std::optional<std::string> &name : columns) {
            draft.out << separator;
            if (name)
                draft.out.column(root, *name);
            else
                draft.out << "NULL";
            separator = ", ";
        }
    });
    return finish(draft, {}, restricts(filter));
}

Statement count(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter) {
    Draft draft{schema};
    draft.out << "SELECT pg_catalog.count(*)";
    write_table(draft.out, model, condition_of(filter, model, schema));
    return finish(draft, {}, restricts(filter));
}

Statement matching(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter) {
    Draft draft{schema};
    draft.out << "SELECT";
    write_table(draft.out, model, condition_of(filter, model, schema));
    return finish(draft, {}, restricts(filter));
}

} // namespace model_api::read
