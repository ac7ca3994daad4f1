#include "read/members.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "filter/rows.hpp"
#include "read/columns.hpp"
#include "read/listing.hpp"
#include "read/relation.hpp"
#include "read/source.hpp"

namespace model_api::read {

namespace {

// A member that is a relation: the record it starts from, and the records it leads to.
struct Link {
    const Selected &selected;
    const model::Model &model;
    int depth;

    const model::Model &other() const { return *selected.model; }
    int other_depth() const { return depth + 1; }

    sql::Expression condition(const model::Schema &schema) const {
        const std::string alias = table_alias(depth), other_alias = table_alias(other_depth());
        return related(*selected.field, {&model, alias}, {&other(), other_alias}, schema,
                       table_alias(other_depth() + 1));
    }
};

// A scalar sub-select: NULL where there is no record, and no join that could change the rows of the list around it.
void write_record(Draft &draft, Slot &slot, const Link &link) {
    const std::string alias = table_alias(link.other_depth());
    draft.out << "(SELECT ROW(";
    Layout layout;
    layout.slots = write_members(draft, *link.selected.selection, link.other(), link.other_depth());
    draft.out << ") FROM ";
    sql::Expression visible = sql::Constant{true};
    if (link.selected.is_own)
        filter::write_own_table(draft.out, link.other(), alias);
    else
        visible = filter::write_table(draft.out, draft.schema, link.other(), alias);
    draft.out << " WHERE " << sql::conjunction({link.condition(draft.schema), std::move(visible)});
    if (link.selected.field->kind == model::Kind::has_one)
        draft.out << " ORDER BY " << column(link.other().key(), alias) << " LIMIT 1";
    draft.out << ")";
    slot.encoding = Encoding::record;
    slot.inner.push_back(std::move(layout));
}

const Search *search_of(const List &list) {
    return list.search ? &*list.search : nullptr;
}

Source source_of(Draft &draft, const List &list, const Link &link) {
    const std::string alias = table_alias(link.other_depth());
    sql::Expressions conditions{link.condition(draft.schema)};
    if (list.search) draft.filtered = true;
    if (list.filter && !filter::is_trivial(*list.filter)) {
        draft.filtered = true;
        conditions.push_back(filter::lower(*list.filter, *list.model, draft.schema, alias));
    }
    const page::Sort sort = sort_with(search_of(list), list.sort, *list.model);
    return {.model = list.model,
            .schema = &draft.schema,
            .sort = sort,
            .columns = list.node ? columns_read(*link.selected.selection, *list.model) : std::vector<std::string>(),
            .alias = alias,
            .condition = sql::conjunction(std::move(conditions)),
            .search = search_of(list),
            .cursor = cursor_of(list.page, {*list.model, sort, search_of(list)}, list.path),
            .backward = list.page.backward,
            .limit = list.page.size + (list.page_info ? 1 : 0)};
}

Connection connection_of(Draft &draft, const List &list, const page::Sort &sort) {
    Connection connection;
    connection.present = true;
    connection.size = list.page.size;
    connection.backward = list.page.backward;
    connection.has_cursor = list.page.cursor.has_value();
    connection.edges = list.edges;
    connection.cursor = list.cursor;
    connection.node = list.node;
    connection.page_info = list.page_info;
    bind_cursors({*list.model, sort, search_of(list)}, connection, draft.marks);
    return connection;
}

// ROW(whether there are rows before, ARRAY(rows)): one value, so that a list below a list stays one statement.
void write_list(Draft &draft, Slot &slot, const Link &link) {
    const List &list = *link.selected.list;
    const Source source = source_of(draft, list, link);
    Layout layout{connection_of(draft, list, source.sort), {}};
    draft.out << "ROW(";
    const std::uint8_t other_side = list.page.backward ? page::has_next_page : page::has_previous_page;
    if (source.cursor && (list.page_info & other_side))
        write_before(draft.out, source);
    else
        draft.out << "NULL::pg_catalog.bool";
    draft.out << ", ARRAY(";
    write_rows(draft.out, source, [&](const sql::Expressions &keys) {
        draft.out << "ROW(";
        const bool has_keys = list.cursor || list.page_info;
        if (has_keys) write_keys(draft, source.sort, keys, layout.connection);
        if (list.node)
            layout.slots = write_members(draft, *link.selected.selection, *list.model, link.other_depth(),
                                         has_keys ? keys : sql::Expressions());
        draft.out << ")";
    });
    draft.out << "))";
    slot.encoding = Encoding::list;
    slot.inner.push_back(std::move(layout));
}

bool is_same_column(const sql::Expression &a, const sql::Expression &b) {
    const auto *left = std::get_if<sql::Column>(&a.node), *right = std::get_if<sql::Column>(&b.node);
    return left && right && left->relation == right->relation && left->name == right->name;
}

// Writes the columns of a select list one by one, after its keys.
class MemberWriter {
public:
    MemberWriter(Draft &draft, const model::Model &model, int depth, const sql::Expressions &keys)
        : draft_(draft), model_(model), depth_(depth), keys_(keys), written_(keys.size()) {}

    Slot write(const Selected &selected) {
        Slot slot;
        slot.name = selected.name;
        switch (selected.form) {
        case Selected::Form::value:
            slot.rich_text = selected.rich_text;
            write_shown(slot, shown_value(*selected.field, table_alias(depth_)));
            break;
        case Selected::Form::id:
            write_shown(slot, shown_id(*selected.field, table_alias(depth_)));
            break;
        case Selected::Form::record:
            slot.column = next_column();
            write_record(draft_, slot, {selected, model_, depth_});
            break;
        case Selected::Form::list:
            slot.column = next_column();
            write_list(draft_, slot, {selected, model_, depth_});
            break;
        }
        return slot;
    }

private:
    int next_column() {
        if (written_ > 0) draft_.out << ", ";
        return static_cast<int>(written_++);
    }

    void write_shown(Slot &slot, Shown shown) {
        const auto key = std::find_if(keys_.begin(), keys_.end(), [&](const sql::Expression &candidate) {
            return is_same_column(candidate, shown.expression);
        });
        if (key == keys_.end()) {
            slot.column = next_column();
            draft_.out << shown.expression;
        } else {
            slot.column = static_cast<int>(key - keys_.begin());
        }
        slot.encoding = shown.encoding;
        slot.type = std::move(shown.type);
    }

    Draft &draft_;
    const model::Model &model_;
    int depth_;
    const sql::Expressions &keys_;
    std::size_t written_;
};

} // namespace

std::string table_alias(int depth) {
    return "t" + std::to_string(depth);
}

std::vector<Slot> write_members(Draft &draft, const Selection &selection, const model::Model &model, int depth,
                                const sql::Expressions &keys) {
    MemberWriter writer(draft, model, depth, keys);
    std::vector<Slot> slots;
    slots.reserve(selection.members.size());
    for (const Selected &selected : selection.members) slots.push_back(writer.write(selected));
    return slots;
}

void write_keys(Draft &draft, const page::Sort &sort, const sql::Expressions &keys, Connection &connection) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        draft.out << (i == 0 ? "" : ", ") << keys[i];
        connection.keys.push_back(static_cast<int>(i));
        connection.key_types.push_back(page::key_type(sort.keys[i]));
    }
}

} // namespace model_api::read
