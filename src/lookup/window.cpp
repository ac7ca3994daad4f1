#include "lookup/window.hpp"

#include "base/quote.hpp"
#include "lexicon/words.hpp"
#include "pg/plan.hpp"
#include "pg/spi.hpp"
#include "search/tsquery.hpp"
#include "statement/cache.hpp"
#include "statement/parameters.hpp"

namespace model_api::lookup {
namespace {

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
    const pg::ChosenPlan chosen(prepared->plan(), statement::bind(statement.parameters));
    return chosen.statement()->planTree->plan_rows;
}

// The key of the record that this many have a greater one than, as text of JSON: its form depends on no setting.
std::optional<std::string> key_behind(int records_before, const model::Model &model) {
    const std::string key = quote_identifier(model.key().column->name);
    const pg::Rows rows = pg::query("SELECT pg_catalog.to_jsonb(k) OPERATOR(pg_catalog.#>>) '{}' FROM (SELECT " + key +
                                    " AS k FROM " + model.qualified_table() + " ORDER BY " + key + " DESC OFFSET " +
                                    std::to_string(records_before) + " LIMIT 1) s");
    return rows.empty() ? std::nullopt : rows.front().front();
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
    return key_behind(window_size - 1, records.model);
}

} // namespace model_api::lookup
