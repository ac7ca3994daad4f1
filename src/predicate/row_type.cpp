#include "predicate/row_type.hpp"

#include "base/error.hpp"

namespace model_api::predicate {
namespace {

std::string printed(Oid type) {
    return pg::call([&] { return format_type_extended(type, -1, FORMAT_TYPE_ALLOW_INVALID); });
}

[[noreturn]] void refuse(Oid type) {
    throw DomainError(sqlstate::wrong_object_type, {}, "type " + printed(type) + " is not the row type of a model", {},
                      "Pass a row of a model's table: the table's name or alias, or a value cast to its row type.");
}

void name_partition(RowType &row) {
    struct Names {
        const char *schema, *table;
    };
    const Names names = pg::call([&] {
        return Names{get_namespace_name(get_rel_namespace(row.relation)), get_rel_name(row.relation)};
    });
    row.schema = names.schema;
    row.table = names.table;
}

} // namespace

std::optional<RowType> find_row_type(Oid type) {
    struct Found {
        Oid type, relation;
    };
    const Found found = pg::call([&] {
        const Oid base = getBaseType(type);
        return Found{base, get_typ_typrelid(base)};
    });
    if (!OidIsValid(found.relation)) return std::nullopt;
    const catalog::Snapshot snapshot = catalog::current();
    const std::optional<std::string> name = catalog::model_of(found.relation);
    if (!name) return std::nullopt;
    const model::Model &model = snapshot.schema->get(*name);
    RowType row{snapshot, &model, found.type, found.relation, model.schema, model.table};
    if (row.relation != model.relation) name_partition(row);
    return row;
}

RowType row_type(Oid type) {
    if (std::optional<RowType> found = find_row_type(type)) return std::move(*found);
    refuse(type);
}

} // namespace model_api::predicate
