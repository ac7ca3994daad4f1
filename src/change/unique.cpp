#include "change/unique.hpp"

#include <algorithm>

#include "pg/wall.hpp"

namespace model_api::change {
namespace {

// Inside pg::call.
void add_expressions(List *expressions, Bitmapset **columns) {
    pull_varattnos(reinterpret_cast<Node *>(expressions), 1, columns);
}

// Inside pg::call: with the offset that pull_varattnos has.
Bitmapset *columns_of(Relation index) {
    Bitmapset *columns = nullptr;
    for (int i = 0; i < index->rd_index->indnatts; ++i)
        columns = bms_add_member(columns, index->rd_index->indkey.values[i] - FirstLowInvalidHeapAttributeNumber);
    add_expressions(RelationGetIndexExpressions(index), &columns);
    add_expressions(RelationGetIndexPredicate(index), &columns);
    return columns;
}

// Inside pg::call: those that generated columns among them are made of, too.
Bitmapset *with_sources(Relation table, Bitmapset *columns) {
    TupleDesc all = RelationGetDescr(table);
    if (!all->constr || !all->constr->has_generated_stored) return columns;
    for (int i = 0; i < all->constr->num_defval; ++i) {
        const AttrDefault &value = all->constr->defval[i];
        const bool is_generated = TupleDescAttr(all, value.adnum - 1)->attgenerated != '\0';
        if (is_generated && bms_is_member(value.adnum - FirstLowInvalidHeapAttributeNumber, columns))
            pull_varattnos(static_cast<Node *>(stringToNode(value.adbin)), 1, &columns);
    }
    return columns;
}

// Inside pg::call: columns of all indexes that keep rows apart.
Bitmapset *unique_columns(Oid relation) {
    Relation table = table_open(relation, AccessShareLock);
    Bitmapset *columns = nullptr;
    const List *indexes = RelationGetIndexList(table);
    for (int i = 0; i < list_length(indexes); ++i) {
        Relation index = index_open(list_nth_oid(indexes, i), AccessShareLock);
        if (index->rd_index->indisunique || index->rd_index->indisexclusion)
            columns = bms_union(columns, columns_of(index));
        index_close(index, NoLock);
    }
    columns = with_sources(table, columns);
    table_close(table, NoLock);
    return columns;
}

} // namespace

bool writes_unique(const model::Model &model, const std::vector<action::Assignment> &values,
                   const std::vector<action::Increment> &increments) {
    const Bitmapset *columns = pg::call([&] { return unique_columns(model.relation); });
    const auto is_unique = [&](const auto &written) {
        return bms_is_member(written.field->column->number - FirstLowInvalidHeapAttributeNumber, columns);
    };
    return std::ranges::any_of(values, is_unique) || std::ranges::any_of(increments, is_unique);
}

} // namespace model_api::change
