#include "predicate/fold.hpp"

#include "catalog/rows.hpp"
#include "pg/parallel.hpp"
#include "pg/subtransaction.hpp"
#include "predicate/condition.hpp"
#include "predicate/nodes.hpp"

namespace model_api::predicate {
namespace {

struct Call {
    PlannerInfo *root;
    Oid function;
    Node *row;
    Const *filter;
};

bool may_execute(Oid function) {
    return pg::call([&] { return pg_proc_aclcheck(function, GetUserId(), ACL_EXECUTE) == ACLCHECK_OK; });
}

// Each column that the filter names is taken out of a copy of the row's expression: that must not run anything twice
// that is volatile or costs more than the call. The bound is inline_function's.
bool may_be_copied(const Call &call) {
    return pg::call([&] {
        if (contain_volatile_functions(call.row) || contain_subplans(call.row)) return false;
        QualCost cost;
        cost_qual_eval_node(&cost, call.row, call.root);
        return cost.startup + cost.per_tuple <= 10 * cpu_operator_cost;
    });
}

// The plan is made anew for another role, whose right to call the function is another, and whenever the models change.
void depend(const Call &call, const RowType &row) {
    const catalog::CatalogTables tables = catalog::find_catalog_tables();
    PlannerGlobal *global = call.root->glob;
    pg::call([&] {
        global->dependsOnRole = true;
        for (const Oid relation : {tables.model, tables.field, row.model->relation, row.relation})
            global->relationOids = list_append_unique_oid(global->relationOids, relation);
        record_plan_function_dependency(call.root, call.function);
    });
}

Oid residual_of(Oid function) {
    return pg::call([&] {
        const Oid argument_types[] = {RECORDOID, JSONBOID};
        return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum("matches_residual"),
                               PointerGetDatum(buildoidvector(argument_types, 2)),
                               ObjectIdGetDatum(get_func_namespace(function)));
    });
}

Node *residual_call(const Call &call, Oid residual) {
    return pg::call([&] {
        List *arguments = list_make2(copyObjectImpl(call.row), copyObjectImpl(call.filter));
        return reinterpret_cast<Node *>(
            makeFuncExpr(residual, BOOLOID, arguments, InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL));
    });
}

// Inside pg::call.
Node *with_residual(Node *own, Node *residual) {
    if (IsA(own, Const)) {
        const auto *known = reinterpret_cast<Const *>(own);
        if (!known->constisnull) return DatumGetBool(known->constvalue) ? residual : own;
    }
    if (is_andclause(own)) {
        auto *conjunction = reinterpret_cast<BoolExpr *>(own);
        conjunction->args = lappend(conjunction->args, residual);
        return own;
    }
    return reinterpret_cast<Node *>(make_andclause(list_make2(own, residual)));
}

// The planner has looked already whether all of the query may run in parallel workers, and then met a call that may.
void limit_workers(const Call &call, Node *replacement) {
    PlannerGlobal *global = call.root->glob;
    const char hazard = pg::parallel_hazard(replacement);
    if (hazard == PROPARALLEL_SAFE || global->maxParallelHazard == PROPARALLEL_UNSAFE) return;
    global->maxParallelHazard = hazard;
    if (hazard == PROPARALLEL_UNSAFE) global->parallelModeOK = false;
}

Node *conditions(const Call &call, const RowType &row, Oid residual) {
    const bool is_null = call.filter->constisnull;
    const Condition condition =
        read_condition(is_null ? std::nullopt : std::optional<Datum>(call.filter->constvalue), row);
    if (!condition.related.empty() && !(OidIsValid(residual) && may_execute(residual))) return nullptr;
    Node *own = over_row(make_nodes(condition.own, row.relation), call.row);
    // PostgreSQL does not simplify what replaces a call; this is what turns columns of a table's row into Vars.
    own = pg::call([&] { return eval_const_expressions(call.root, own); });
    if (condition.related.empty()) return own;
    Node *rest = residual_call(call, residual);
    return pg::call([&] { return with_residual(own, rest); });
}

Node *fold_call(const Call &call) {
    if (!may_execute(call.function)) return nullptr;
    const std::optional<RowType> row = find_row_type(pg::call([&] { return exprType(call.row); }));
    if (!row || !may_be_copied(call)) return nullptr;
    depend(call, *row);
    Node *replacement = conditions(call, *row, residual_of(call.function));
    if (replacement) limit_workers(call, replacement);
    return replacement;
}

} // namespace

Node *fold(const SupportRequestSimplify &request) {
    Call call = {request.root, request.fcall->funcid, nullptr, nullptr};
    if (!call.root || list_length(request.fcall->args) != 2) return nullptr;
    call.row = static_cast<Node *>(linitial(request.fcall->args));
    auto *filter = static_cast<Node *>(lsecond(request.fcall->args));
    // Parallel mode knows no subtransactions, and without one a mistake could not be left for the execution to raise.
    if (!IsA(filter, Const) || IsInParallelMode()) return nullptr;
    call.filter = reinterpret_cast<Const *>(filter);
    Node *folded = nullptr;
    pg::attempt([&] { folded = fold_call(call); }, [&](const std::exception &) { folded = nullptr; });
    return folded;
}

} // namespace model_api::predicate
