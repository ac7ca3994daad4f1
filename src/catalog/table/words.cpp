#include "catalog/table/words.hpp"

#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/table/beside.hpp"
#include "catalog/table/execute.hpp"
#include "catalog/table/present.hpp"
#include "model/define/search.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "table/shape.hpp"
#include "table/words.hpp"

namespace model_api::catalog {
namespace {

using model::SearchStorage;

// The table of a model and the one beside it, by their OIDs, and the latter as SQL writes it.
struct Pair {
    std::string table, beside, beside_name;
};

void grant_to_readers(const Pair &pair) {
    const auto rows = pg::execute(
        "SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END "
        "FROM pg_class t, aclexplode(t.relacl) a WHERE t.oid = $1::oid AND a.privilege_type = 'SELECT' "
        "AND a.grantee <> t.relowner AND NOT EXISTS (SELECT FROM pg_class b, aclexplode(b.relacl) g "
        "WHERE b.oid = $2::oid AND g.grantee = a.grantee AND g.privilege_type = 'SELECT') ORDER BY 1",
        {pair.table, pair.beside});
    for (const auto &row : rows) pg::execute("GRANT SELECT ON " + pair.beside_name + " TO " + row[0].value());
}

// The rows that the model's own table shows to the reader: its policies decide inside of the sub-select.
void show_same_rows(const Pair &pair, const model::Model &model) {
    const auto rows =
        pg::execute("SELECT (SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = b.oid AND attnum > 0 "
                    "AND NOT attisdropped AND attname <> $3 ORDER BY attnum LIMIT 1) FROM pg_class t, pg_class b "
                    "WHERE t.oid = $1::oid AND b.oid = $2::oid AND t.relrowsecurity AND NOT b.relrowsecurity",
                    {pair.table, pair.beside, model::Search::column_name});
    if (rows.empty()) return;
    const auto policies =
        pg::execute("SELECT FROM pg_policy WHERE polrelid = $1::oid AND polname = 'model_api_search'", {pair.beside});
    if (!policies.empty()) pg::execute("DROP POLICY model_api_search ON " + pair.beside_name);
    pg::execute("CREATE POLICY model_api_search ON " + pair.beside_name + " FOR SELECT USING (EXISTS (SELECT FROM " +
                model.qualified_table() + " AS record WHERE record." + quote_identifier(model.key().column->name) +
                " = " + pair.beside_name + "." + rows[0][0].value() + "))");
    pg::execute("ALTER TABLE " + pair.beside_name + " ENABLE ROW LEVEL SECURITY");
}

const char *kind_name(char kind) {
    return kind == RELKIND_VIEW ? "a view" : kind == RELKIND_MATVIEW ? "a materialized view" : "a foreign table";
}

// Whether other tables inherit from it. Their rows are records of the model, but triggers are not inherited.
bool has_children(Oid relation) {
    return pg::call([&] { return find_inheritance_children(relation, NoLock) != NIL; });
}

// 0: there is no such table any more.
Oid existing(Oid relation) {
    return pg::call([&] { return get_rel_name(relation) ? relation : InvalidOid; });
}

void drop_beside(Oid relation) {
    for (const auto &row :
         pg::execute("SELECT oid::regclass::text FROM pg_class WHERE oid = $1::oid", {std::to_string(relation)}))
        pg::execute("DROP TABLE " + row[0].value());
}

table::Shape shape_of(const model::Model &model) {
    return table::shape_of(model, [](std::string_view) { return table::Target{}; });
}

} // namespace

// A search needs triggers and an index of ours, and a column that is not another's.
void check_words(const model::Model &model, const model::Model *known, const table::Present &present,
                 std::string_view place, std::vector<model::Mistake> &mistakes) {
    if (!model.search.is_on()) return;
    const auto wrong = [&](std::string message) { mistakes.push_back({path_of(place, "search"), std::move(message)}); };
    if (present.kind != RELKIND_RELATION && present.kind != RELKIND_PARTITIONED_TABLE)
        return wrong("needs a table, and " + model.qualified_table() + " is " + kind_name(present.kind) +
                     ": leave it out, or adopt the table behind it");
    if (present.kind == RELKIND_RELATION && has_children(present.relation))
        return wrong("needs a table from which no other inherits, unlike " + model.qualified_table() +
                     ": leave it out, or adopt each of them by itself");
    const auto *column = present.find(model::Search::column_name);
    const bool is_ours = known && known->search.storage == SearchStorage::column;
    if (model.search.storage != SearchStorage::column || !column || is_ours || column->type == "tsvector") return;
    wrong("needs the column \"_search\", which " + model.qualified_table() + " has already, of type " + column->type +
          ": rename that column, or store the words in a table beside it with {\"storage\": \"side\"}");
}

bool keep_words(model::Model &model, const model::Model *known, const WordsKept &how) {
    const bool was_on = known && known->search.is_on();
    if (!model.search.is_on() && !was_on) return false;
    const pg::PinnedSearchPath pinned;
    table::Present present = read_present(model.relation);
    read_words(present, known ? known->search : model::Search{});
    std::vector<model::Mistake> mistakes;
    check_words(model, known, present, how.place, mistakes);
    if (!mistakes.empty()) model::throw_mistakes(mistakes);
    const table::Shape shape = shape_of(model), before = known ? shape_of(*known) : table::Shape{};
    table::Names names = read_names(model.schema);
    table::Plan plan;
    table::change_words({shape, before.words.storage, present, how.fill}, names, plan);
    if (was_on && model.search.is_on()) plan.stale |= table::are_words_changed(shape, before, present);
    execute({plan}, true);
    settle_words(model, known, plan);
    return plan.stale;
}

void drop_words(std::string_view model) {
    const auto rows = pg::execute("SELECT s.storage, s.relation::pg_catalog.oid, m.relation::pg_catalog.oid "
                                  "FROM model.search s JOIN model.model m ON m.name OPERATOR(pg_catalog.=) s.model "
                                  "WHERE s.model OPERATOR(pg_catalog.=) $1",
                                  {std::string(model)});
    if (rows.empty()) return;
    model::Search search;
    search.storage = model::define::find_storage(rows[0][0].value()).value();
    search.relation = existing(pg::number_of<Oid>(*rows[0][1]));
    const Oid relation = existing(pg::number_of<Oid>(*rows[0][2]));
    const pg::PinnedSearchPath pinned;
    if (relation == 0) return drop_beside(search.relation);
    table::Present present = read_present(relation);
    read_words(present, search);
    table::Shape shape;
    shape.schema = present.schema;
    shape.table = present.table;
    table::Names names;
    table::Plan plan;
    table::change_words({shape, search.storage, present}, names, plan);
    execute({plan}, true);
}

void share_words(const model::Model &model) {
    const pg::PinnedSearchPath pinned;
    const std::string beside = std::to_string(model.search.relation);
    const auto name = pg::execute("SELECT $1::oid::regclass::text", {beside});
    const Pair pair{std::to_string(model.relation), beside, name.at(0).at(0).value()};
    attach_beside(model.relation, model.search.relation);
    grant_to_readers(pair);
    show_same_rows(pair, model);
}

void settle_words(model::Model &model, const model::Model *known, const table::Plan &plan) {
    model.search.relation = 0;
    if (model.search.storage == SearchStorage::column) model.search.relation = model.relation;
    if (model.search.storage != SearchStorage::side) return;
    if (plan.beside.empty()) {
        model.search.relation = known->search.relation;
        return;
    }
    model.search.relation = find_relation(model.schema, plan.beside).value();
    share_words(model);
}

void mark_stale(const model::Model &model) {
    const auto rows = pg::execute("SELECT EXISTS (SELECT FROM " + model.qualified_table() + ")");
    if (!pg::is_true(rows.at(0).at(0))) return;
    set_stale(model.name, true);
    const std::string hint = "CALL model.reindex_search(" + quote_literal(model.name) + ")";
    pg::call([&] {
        ereport(NOTICE,
                errmsg("records of model \"%s\" are not searched by all of their words yet", model.name.c_str()),
                errhint("Write their words anew, while others read and write: %s", hint.c_str()));
    });
}

} // namespace model_api::catalog
