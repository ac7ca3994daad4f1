// A filter as a predicate of any query: folded into it where the filter is known to the planner, else evaluated.
#include "pg/function.hpp"
#include "predicate/evaluate.hpp"
#include "predicate/fold.hpp"

namespace model_api::api {
namespace {

using predicate::Part;

// What one call site keeps from row to row. A filter that comes from a column changes with it.
struct Site {
    std::uint64_t version = 0;
    Oid type = InvalidOid;
    bool has_filter = false;
    std::string filter; // the jsonb's bytes
    std::optional<predicate::Evaluator> evaluator;
};

// The row's own type; that of a NULL is known by the expression.
Oid type_of_row(FunctionCallInfo fcinfo) {
    return pg::call([&] {
        if (fcinfo->args[0].isnull) return get_fn_expr_argtype(fcinfo->flinfo, 0);
        return HeapTupleHeaderGetTypeId(DatumGetHeapTupleHeader(fcinfo->args[0].value));
    });
}

predicate::Evaluator &evaluator_of(FunctionCallInfo fcinfo, Part part) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    const Oid type = type_of_row(fcinfo);
    const bool has_filter = !fcinfo->args[1].isnull;
    const std::string_view filter = has_filter ? pg::text_view(fcinfo->args[1].value) : std::string_view();
    const std::uint64_t version = catalog::current().version;
    if (site.evaluator && site.version == version && site.type == type && site.has_filter == has_filter &&
        site.filter == filter)
        return *site.evaluator;
    site.evaluator.reset();
    site.evaluator.emplace(part, type, has_filter ? std::optional<Datum>(fcinfo->args[1].value) : std::nullopt);
    site.version = version;
    site.type = type;
    site.has_filter = has_filter;
    site.filter = filter;
    return *site.evaluator;
}

Datum matches(FunctionCallInfo fcinfo, Part part) {
    const NullableDatum row = fcinfo->args[0];
    const predicate::Truth truth = evaluator_of(fcinfo, part).of(row.value, row.isnull);
    fcinfo->isnull = !truth.has_value();
    return BoolGetDatum(truth.value_or(false));
}

} // namespace
} // namespace model_api::api

using namespace model_api::api;

MODEL_API_FUNCTION(model_api_matches) {
    return matches(fcinfo, Part::whole);
}
MODEL_API_FUNCTION(model_api_matches_residual) {
    return matches(fcinfo, Part::related);
}

MODEL_API_FUNCTION(model_api_matches_support) {
    const auto *request = reinterpret_cast<Node *>(PG_GETARG_POINTER(0));
    if (!IsA(request, SupportRequestSimplify)) return PointerGetDatum(nullptr);
    return PointerGetDatum(model_api::predicate::fold(*reinterpret_cast<const SupportRequestSimplify *>(request)));
}
