#include "lookup/window.hpp"

#include "base/json.hpp"
#include "filter/rows.hpp"
#include "lexicon/words.hpp"
#include "pg/function.hpp"
#include "search/tsquery.hpp"
#include "statement/cache.hpp"
#include "statement/chosen_plan.hpp"
#include "statement/run.hpp"

namespace model_api::lookup {
namespace {

constexpr const char *root = "t0";
constexpr double most_ranked = 20'000; // records; a score costs about a microsecond
constexpr int window_size = 50'000;

// By the planner. A restriction to fields is left out: of what it checks row by row the planner knows nothing.
double estimate(read::Search search, const std::optional<filter::Filter> &filter, const Records &records) {
    if (!search.fields.empty()) {
        search.fields.clear();
        search.condition = search.candidates;
    }
    const read::Statement statement = read::matching(records.model, *records.snapshot.schema, filter, &search);
    const auto prepared = statement::prepare(statement, records.snapshot.version);
    const statement::ChosenPlan chosen(*prepared, statement::bind(statement.parameters));
    return chosen.statement()->planTree->plan_rows;
}

// The key of the record that this many have a greater one than, as text of JSON: its form depends on no setting.
read::Statement key_statement(int records_before, const Records &records) {
    const model::Model &model = records.model;
    const model::Schema &schema = *records.snapshot.schema;
    const sql::Column key{root, model.key().column->name, model.key().column->type};
    sql::Writer out;
    out << "SELECT " << sql::Call{"to_jsonb", {key}, sql::jsonb_type()} << " OPERATOR(pg_catalog.#>>) '{}' FROM ";
    const sql::Expression visible = filter::write_table(out, schema, model, root);
    out << " WHERE " << visible << " ORDER BY " << sql::Expression(key) << " DESC OFFSET "
        << std::to_string(records_before) << " LIMIT 1";
    read::Statement statement;
    statement.text = out.take_text();
    statement.parameters = out.take_parameters();
    statement.tables = out.take_tables();
    read::Slot &slot = statement.layout.slots.emplace_back();
    slot.name = "key";
    slot.type = sql::text_type();
    statement.planning = read::Planning::generic;
    statement.acts_as = schema.acts_as();
    return statement;
}

std::optional<std::string> key_behind(int records_before, const Records &records) {
    const read::Statement statement = key_statement(records_before, records);
    const auto prepared = statement::prepare(statement, records.snapshot.version);
    const statement::Result result = statement::run(*prepared, statement.parameters);
    if (result.rows == 0) return std::nullopt;
    return Json::parse(pg::text_view(result.json)).find("key")->as_string();
}

// Few are expected whatever the filter is: then the planner need not be asked.
bool are_few(const search::Plan &plan, const Records &records) {
    const double rows = estimated_rows(records);
    if (rows < 0) return false; // of partitions that were never analyzed
    if (rows <= most_ranked) return true;
    const model::Search &search = records.model.search;
    return rows * lexicon::most_found(search.relation, search.column, search::condition(plan)) <= most_ranked;
}

} // namespace

std::optional<std::string> ranked_from(const search::Plan &plan, const std::optional<filter::Filter> &filter,
                                       const Records &records) {
    if (plan.is_only_negated() || are_few(plan, records)) return std::nullopt;
    if (estimate(search_for(plan, records), filter, records) <= most_ranked) return std::nullopt;
    return key_behind(window_size - 1, records);
}

} // namespace model_api::lookup
