#include "pg/explain.hpp"

namespace model_api::pg {

std::string explain(const ChosenPlan &plan, const char *source_text, ParamListInfo parameters, bool analyze) {
    PlannedStmt *statement = plan.statement();
    const char *lines = call([&] {
        ExplainState *state = NewExplainState();
        state->analyze = analyze;
        state->costs = false;
        state->format = EXPLAIN_FORMAT_TEXT;
        ExplainBeginOutput(state);
        ExplainOnePlan(statement, nullptr, state, source_text, parameters, nullptr, nullptr, nullptr);
        ExplainEndOutput(state);
        return static_cast<const char *>(state->str->data);
    });
    return lines;
}

} // namespace model_api::pg
