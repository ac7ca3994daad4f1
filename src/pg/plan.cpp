#include "pg/plan.hpp"

#include "pg/without_jit.hpp"

namespace model_api::pg {

Plan::Plan(const std::string &source_text, const std::vector<Oid> &parameter_types, int cursor_options) {
    // SPI wants the types writable and does not write to them.
    auto *types = const_cast<Oid *>(parameter_types.data());
    const char *source = source_text.c_str();
    const int count = static_cast<int>(parameter_types.size());
    plan_ = call([&] { return SPI_prepare_cursor(source, count, types, cursor_options); });
    if (!plan_)
        throw DomainError(sqlstate::internal_error, "",
                          std::string("could not prepare a statement: ") + SPI_result_code_string(SPI_result));
    SPI_keepplan(plan_); // only moves memory contexts, so cannot fail on a plan that was just made
}

CachedPlanSource *Plan::source() const {
    return static_cast<CachedPlanSource *>(linitial(SPI_plan_get_plan_sources(plan_)));
}

int Plan::width() const {
    const TupleDesc columns = source()->resultDesc;
    return columns ? columns->natts : 0;
}

ChosenPlan::ChosenPlan(const Plan &plan, ParamListInfo parameters) : exceptions_(std::uncaught_exceptions()) {
    const WithoutJit planning;
    plan_ = call([&] { return GetCachedPlan(plan.source(), parameters, CurrentResourceOwner, nullptr); });
}

ChosenPlan::~ChosenPlan() {
    // While an exception unwinds the resource owner may be gone already; then it has released the plan itself.
    if (std::uncaught_exceptions() == exceptions_) ReleaseCachedPlan(plan_, CurrentResourceOwner);
}

} // namespace model_api::pg
