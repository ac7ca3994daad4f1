#include "read/query.hpp"

#include <algorithm>
#include <utility>

#include "filter/rows.hpp"
#include "page/input.hpp"
#include "read/columns.hpp"
#include "read/found.hpp"
#include "read/listing.hpp"
#include "read/members.hpp"
#include "read/source.hpp"

namespace model_api::read {

namespace {

using OptionalFilter = std::optional<filter::Filter>;

constexpr const char *root = "t0";

bool restricts(const OptionalFilter &filter) {
    return filter && !filter::is_trivial(*filter);
}

bool depends_on_values(const OptionalFilter &filter, const Search *search) {
    return search ? !search->is_by_index : restricts(filter);
}

sql::Expression condition_of(const OptionalFilter &filter, const model::Model &model, const model::Schema &schema) {
    if (!restricts(filter)) return sql::Constant{true};
    return filter::lower(*filter, model, schema, root);
}

// Without values of the request PostgreSQL plans once; those of the session are to change nothing about that.
bool has_values(const std::vector<sql::Parameter> &parameters) {
    return std::ranges::any_of(parameters, [](const sql::Parameter &parameter) {
        return !std::holds_alternative<sql::OfSession>(parameter.value);
    });
}

// The values of a filter or of most searches decide which index is best; keys and ranges are found the same way
// whatever their values, and so is what a rare search finds.
Statement finish(Draft &draft, Layout layout, bool filtered) {
    Statement statement;
    statement.text = draft.out.take_text();
    statement.parameters = draft.out.take_parameters();
    statement.tables = draft.out.take_tables();
    statement.layout = std::move(layout);
    statement.marks = std::move(draft.marks);
    statement.acts_as = draft.schema.acts_as();
    const bool is_custom = (filtered || draft.filtered) && has_values(statement.parameters);
    statement.planning = is_custom ? Planning::custom : Planning::generic;
    return statement;
}

void write_from(Draft &draft, const model::Model &model, sql::Expression condition, const Search *search) {
    sql::Writer &out = draft.out;
    out << " FROM ";
    condition = sql::conjunction({std::move(condition), filter::write_table(out, draft.schema, model, root)});
    if (search) {
        const Searched rows{model, root, *search, false};
        write_search_joins(out, rows);
        condition = sql::conjunction({found(rows), std::move(condition)});
    }
    if (!sql::is_true(condition)) out << " WHERE " << condition;
}

Source source_of(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                 const page::Sort &sort, const Search *search) {
    return {.model = &model,
            .schema = &schema,
            .sort = sort_with(search, sort, model),
            .columns = {},
            .alias = root,
            .condition = condition_of(filter, model, schema),
            .search = search,
            .cursor = std::nullopt};
}

// Its values are arguments: one statement serves all pages of a list. A search is written anew for each of them.
std::optional<page::Cursor> root_cursor(const page::Page &page, const Listing &list) {
    std::optional<page::Cursor> cursor = cursor_of(page, list, "");
    if (cursor) cursor->is_argument = !list.search;
    return cursor;
}

Connection connection_of(Draft &draft, const page::Page &page, const Listing &list) {
    Connection connection;
    connection.present = true;
    connection.size = page.size;
    connection.backward = page.backward;
    connection.has_cursor = page.cursor.has_value();
    bind_cursors(list, connection, draft.marks);
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

sql::Expression equals_key(const model::Model &model, const sql::Value &key) {
    const sql::Type &type = column_of(model.key()).type;
    return sql::compare(sql::Operator::equal, column(model.key(), root),
                        sql::Parameter{.type = type, .value = key, .argument = 0}, type);
}

Statement find_equal(const model::Model &model, const model::Schema &schema, const sql::Expression &condition,
                     const Selection &selection, std::string_view limit) {
    Draft draft{schema};
    Layout layout;
    draft.out << "SELECT ";
    layout.slots = write_members(draft, selection, model, 0);
    write_from(draft, model, condition, nullptr);
    draft.out << limit;
    return finish(draft, std::move(layout), false);
}

} // namespace

Statement find_one(const model::Model &model, const model::Schema &schema, const sql::Value &key,
                   const Selection &selection) {
    return find_equal(model, schema, equals_key(model, key), selection, "");
}

Statement find_own(const model::Model &model, const model::Schema &schema, const sql::Value &key,
                   const Selection &selection) {
    Draft draft{schema};
    Layout layout;
    draft.out << "SELECT ";
    layout.slots = write_members(draft, selection, model, 0);
    draft.out << " FROM ";
    filter::write_own_table(draft.out, model, root);
    draft.out << " WHERE " << equals_key(model, key);
    return finish(draft, std::move(layout), false);
}

Statement find_by(const model::Model &model, const model::Schema &schema, const model::Field &field,
                  const sql::Value &value, const Selection &selection) {
    if (!field.unique && &field != &model.key())
        page::refuse(sqlstate::wrong_object_type, "field \"" + field.name + "\" of " + model.name + " is not unique",
                     "field", "Give the field a unique validation, or use a filter on it.");
    return find_equal(model, schema, equals_unique(field, value), selection, " LIMIT 2");
}

Statement find_first(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                     const page::Sort &sort, const Selection &selection, const Search *search) {
    Draft draft{schema};
    Layout layout;
    Source source = source_of(model, schema, filter, sort, search);
    source.columns = columns_read(selection, model);
    write_rows(draft.out, source,
               [&](const sql::Expressions &) { layout.slots = write_members(draft, selection, model, 0); });
    return finish(draft, std::move(layout), depends_on_values(filter, search));
}

// A page begins with the row at the cursor, which says that there is one; it takes one more row, and a look at the
// other side only where that row is gone.
Statement find_many(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                    const page::Sort &sort, const page::Page &page, const Selection &selection, const Search *search) {
    Source source = source_of(model, schema, filter, sort, search);
    const Listing list{model, source.sort, search};
    source.columns = columns_read(selection, model);
    source.cursor = root_cursor(page, list);
    source.from_cursor = source.cursor.has_value();
    source.backward = page.backward;
    source.limit = page.size + (source.from_cursor ? 2 : 1);

    Draft draft{schema};
    Layout layout{connection_of(draft, page, list), {}};
    write_rows(draft.out, source, [&](const sql::Expressions &keys) {
        write_keys(draft, source.sort, keys, layout.connection);
        layout.slots = write_members(draft, selection, model, 0, keys);
    });
    if (source.from_cursor) layout.connection.at_cursor_column = columns_of(layout);
    return finish(draft, std::move(layout), depends_on_values(filter, search));
}

Statement find_before(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                      const page::Sort &sort, const page::Page &page, const Search *search) {
    Source source = source_of(model, schema, filter, sort, search);
    source.cursor = root_cursor(page, {model, source.sort, search});
    source.backward = page.backward;

    Draft draft{schema};
    draft.out << "SELECT ";
    if (source.cursor)
        write_before(draft.out, source);
    else
        draft.out << "FALSE";
    return finish(draft, {}, depends_on_values(filter, search));
}

Statement rows(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
               const page::Sort &sort, std::optional<int> limit, const RowColumns &columns, const Search *search) {
    Source source = source_of(model, schema, filter, sort, search);
    source.limit = limit;
    for (const std::optional<std::string> &name : columns)
        if (name) source.columns.push_back(*name);
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
    return finish(draft, {}, depends_on_values(filter, search));
}

Statement count(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                const Search *search) {
    Draft draft{schema};
    draft.out << "SELECT pg_catalog.count(*)";
    write_from(draft, model, condition_of(filter, model, schema), search);
    return finish(draft, {}, depends_on_values(filter, search));
}

Statement matching(const model::Model &model, const model::Schema &schema, const OptionalFilter &filter,
                   const Search *search) {
    Draft draft{schema};
    draft.out << "SELECT";
    write_from(draft, model, condition_of(filter, model, schema), search);
    return finish(draft, {}, depends_on_values(filter, search));
}

} // namespace model_api::read
