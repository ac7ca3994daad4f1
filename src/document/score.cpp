// The score of a record for a search's plan.
#include "document/vector.hpp"
#include "pg/function.hpp"
#include "search/plan_text.hpp"

namespace model_api::document {
namespace {

// What one call site keeps from row to row: the plan is the same for all of them in every statement of our own.
struct Site {
    bool is_constant = false;
    std::string plan;
    std::optional<search::Ranking> ranking;
};

const search::Ranking &ranking_of(FunctionCallInfo fcinfo) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    if (site.ranking && site.is_constant) return *site.ranking;
    const std::string_view plan = pg::text_argument(fcinfo, 1);
    if (site.ranking && site.plan == plan) return *site.ranking;
    site.ranking.reset();
    site.ranking.emplace(search::parse_plan(plan, "plan"));
    site.plan = plan;
    site.is_constant = get_fn_expr_arg_stable(fcinfo->flinfo, 1);
    return *site.ranking;
}

} // namespace
} // namespace model_api::document

using namespace model_api;

MODEL_API_FUNCTION(model_api_search_score) {
    const search::Ranking &ranking = document::ranking_of(fcinfo);
    return Int32GetDatum(ranking.score(document::StoredDocument(fcinfo->args[0].value)));
}
