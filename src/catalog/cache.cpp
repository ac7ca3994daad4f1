#include "catalog/catalog.hpp"

#include "base/quote.hpp"
#include "catalog/invalidation.hpp"
#include "catalog/open.hpp"
#include "pg/wall.hpp"

namespace model_api::catalog {
namespace {

// One generation: the rows that were read, and the shape of each table whose model was opened from them.
struct Generation {
    std::shared_ptr<const Rows> rows;
    std::map<Oid, Shape> opened;
};

struct Cache {
    std::uint64_t generation = 0; // of the catalog when its rows were read; 0: never
    std::shared_ptr<Generation> current;
    Snapshot snapshot;
    std::uint64_t version = 0;
};
Cache &cache = *new Cache; // never destroyed: nothing of it may run at exit

[[noreturn]] void throw_no_table(const std::string &name) {
    throw DomainError(sqlstate::undefined_table, {}, "table of model \"" + name + "\" does not exist", {},
                      "Define the model again to have a new table, or forget it: SELECT model.forget(" +
                          quote_literal(name) + ")");
}

// Of the table that has a model's words, where that is not its own.
std::optional<Shape> shape_beside(const ModelRow &row) {
    if (!row.search || row.search->relation == row.relation) return std::nullopt;
    watch_table(row.search->relation);
    return read_shape(row.search->relation);
}

std::shared_ptr<const model::Model> open(Generation &generation, std::string_view name) {
    const ModelRow &row = generation.rows->models.find(name)->second;
    watch_table(row.relation);
    if (row.account) watch_table(row.account->secrets);
    auto shape = read_shape(row.relation);
    if (!shape) throw_no_table(row.name);
    const auto beside = shape_beside(row);
    auto model = std::make_shared<const model::Model>(open_model(row, *shape, beside ? &*beside : nullptr));
    if (row.account)
        if (auto secrets = read_shape(row.account->secrets))
            generation.opened.insert_or_assign(row.account->secrets, std::move(*secrets));
    if (beside) generation.opened.insert_or_assign(row.search->relation, *beside);
    generation.opened.insert_or_assign(row.relation, std::move(*shape));
    return model;
}

// A schema of these rows in which nothing is opened yet. Whoever still uses the one before keeps it.
void begin(std::shared_ptr<const Rows> rows) {
    forget_watched();
    std::vector<std::string> names;
    for (const auto &[name, row] : rows->models) names.push_back(name);
    auto generation = std::make_shared<Generation>(Generation{std::move(rows), {}});
    auto schema = std::make_shared<const model::Schema>(
        std::move(names), [generation](std::string_view name) { return open(*generation, name); });
    cache.current = std::move(generation);
    cache.snapshot = {std::move(schema), ++cache.version};
}

CatalogTables installed_tables() {
    const CatalogTables tables = find_catalog_tables();
    if (tables.has(InvalidOid))
        throw DomainError(sqlstate::undefined_object, {}, "extension \"model_api\" is not installed in this database");
    return tables;
}

// The generation is noted before the rows are read: what arrives meanwhile leaves it behind, and the next use reads
// again.
void load() {
    const std::uint64_t started = catalog_generation();
    const CatalogTables tables = installed_tables();
    watch_catalog(tables);
    begin(read_rows(tables));
    cache.generation = started;
}

bool has_changed(Oid relation) {
    const auto known = cache.current->opened.find(relation);
    return known != cache.current->opened.end() && read_shape(relation) != known->second;
}

void look_again() {
    const auto marked = take_marked();
    if (marked.empty()) return;
    const auto generation = std::exchange(cache.generation, 0); // an error on the way: load anew at the next use
    if (std::any_of(marked.begin(), marked.end(), has_changed)) begin(cache.current->rows);
    cache.generation = generation;
}

void refresh() {
    pg::call([] { AcceptInvalidationMessages(); });
    if (cache.generation != catalog_generation())
        load();
    else
        look_again();
}

// The table itself, then what it is a partition of.
std::vector<Oid> with_ancestors(Oid relation) {
    std::vector<Oid> relations = {relation};
    const List *ancestors =
        pg::call([&] { return get_rel_relispartition(relation) ? get_partition_ancestors(relation) : NIL; });
    for (int i = 0; i < list_length(ancestors); ++i) relations.push_back(list_nth_oid(ancestors, i));
    return relations;
}

} // namespace

Snapshot current() {
    refresh();
    return cache.snapshot;
}

bool hold(const std::vector<std::uint32_t> &tables, const Snapshot &snapshot) {
    pg::call([&] {
        for (const Oid table : tables) LockRelationOid(table, AccessShareLock);
    });
    return current().version == snapshot.version;
}

std::optional<std::string> model_of(std::uint32_t relation) {
    refresh();
    const auto &models = cache.current->rows->by_relation;
    if (const auto model = models.find(relation); model != models.end()) return model->second;
    for (const Oid ancestor : with_ancestors(relation))
        if (const auto model = models.find(ancestor); model != models.end()) return model->second;
    return std::nullopt;
}

std::optional<std::string> model_on(std::uint32_t relation) {
    refresh();
    const auto model = cache.current->rows->by_relation.find(relation);
    if (model == cache.current->rows->by_relation.end()) return std::nullopt;
    return model->second;
}

std::optional<std::string> model_with_words(std::uint32_t relation) {
    refresh();
    for (const auto &[name, row] : cache.current->rows->models)
        if (row.search && row.search->relation == relation && row.relation != relation) return name;
    return std::nullopt;
}

std::optional<std::string> model_for(model::Purpose purpose) {
    refresh();
    for (const auto &[name, row] : cache.current->rows->models)
        if (row.account && row.account->purpose == model::purpose_name(purpose)) return name;
    return std::nullopt;
}

std::vector<model::Model> outlines() {
    refresh();
    std::vector<model::Model> models;
    for (const auto &[name, row] : cache.current->rows->models) {
        model::Model model;
        model.name = name;
        model.plural = row.plural;
        model.type_name = row.type_name;
        model.plural_type_name = row.plural_type_name;
        model.relation = row.relation;
        models.push_back(std::move(model));
    }
    return models;
}

std::optional<std::uint32_t> table_of(std::string_view model) {
    refresh();
    const auto row = cache.current->rows->models.find(model);
    if (row == cache.current->rows->models.end()) return std::nullopt;
    return row->second.relation;
}

std::vector<model::Action> global_actions() {
    refresh();
    return open_global_actions(cache.current->rows->global_actions);
}

} // namespace model_api::catalog
