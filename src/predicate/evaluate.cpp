#include "predicate/evaluate.hpp"

#include "pg/parallel.hpp"
#include "predicate/nodes.hpp"

namespace model_api::predicate {
namespace {

constexpr const char *name_of_residual = "model.matches_residual";

[[noreturn]] void refuse_residual() {
    throw DomainError(sqlstate::wrong_object_type, {},
                      std::string(name_of_residual) + " is called only by plans of queries", {}, "Call model.matches.");
}

[[noreturn]] void refuse_worker(const model::Model &model) {
    throw DomainError(sqlstate::feature_not_supported, {},
                      "this filter of model \"" + model.name + "\" cannot be evaluated in a parallel worker", {},
                      "An operator of a column's type is not parallel safe: set max_parallel_workers to 0.");
}

struct Question {
    RowType row;
    Condition condition;
    std::optional<read::Statement> related;
};

// The row's own table is held by the query that reads the row.
Question make_question(Oid type, std::optional<Datum> filter) {
    for (int attempt = 1;; ++attempt) {
        RowType row = row_type(type);
        Condition condition = read_condition(filter, row);
        if (condition.related.empty()) return {std::move(row), std::move(condition), std::nullopt};
        read::Statement related = related_statement(condition.related, row);
        if (catalog::hold(related.tables, row.snapshot) || attempt == catalog::max_attempts)
            return {std::move(row), std::move(condition), std::move(related)};
    }
}

} // namespace

Evaluator::Memory::Memory()
    : context(pg::call(
          [] { return AllocSetContextCreate(TopMemoryContext, "model_api predicate", ALLOCSET_SMALL_SIZES); })) {}

Evaluator::Evaluator(Part part, Oid type, std::optional<Datum> filter) {
    const Question question = make_question(type, filter);
    if (part == Part::related && !question.related) refuse_residual();
    if (question.related) related_.emplace(*question.related, question.row, memory_.context);
    if (part == Part::whole && !question.condition.own.empty()) prepare_own(question.condition.own, question.row);
}

void Evaluator::prepare_own(const sql::Expressions &terms, const RowType &row) {
    const MemoryContext caller = MemoryContextSwitchTo(memory_.context);
    Node *tree = make_nodes(terms, row.relation);
    if (IsParallelWorker() && pg::parallel_hazard(tree) != PROPARALLEL_SAFE) refuse_worker(*row.model);
    const Oid row_type = row.type;
    own_ = pg::call([&] {
        TupleDesc shared = lookup_rowtype_tupdesc(row_type, -1);
        TupleDesc columns = CreateTupleDescCopyConstr(shared);
        ReleaseTupleDesc(shared);
        Executor executor = {};
        executor.slot = MakeSingleTupleTableSlot(columns, &TTSOpsHeapTuple);
        executor.context = CreateStandaloneExprContext();
        executor.state = ExecInitExpr(expression_planner(reinterpret_cast<Expr *>(tree)), nullptr);
        return executor;
    });
    MemoryContextSwitchTo(caller);
}

Truth Evaluator::own_of(Datum row, bool is_null) {
    Executor &executor = *own_;
    NullableDatum result = pg::call([&] {
        if (is_null) {
            ExecStoreAllNullTuple(executor.slot);
        } else {
            executor.tuple.t_data = DatumGetHeapTupleHeader(row);
            executor.tuple.t_len = HeapTupleHeaderGetDatumLength(executor.tuple.t_data);
            ItemPointerSetInvalid(&executor.tuple.t_self);
            ExecStoreHeapTuple(&executor.tuple, executor.slot, false);
        }
        executor.context->ecxt_scantuple = executor.slot;
        ResetExprContext(executor.context);
        NullableDatum value;
        value.value = ExecEvalExprSwitchContext(executor.state, executor.context, &value.isnull);
        ExecClearTuple(executor.slot);
        return value;
    });
    return result.isnull ? std::nullopt : Truth(DatumGetBool(result.value));
}

Truth Evaluator::of(Datum row, bool is_null) {
    const Truth own = own_ ? own_of(row, is_null) : Truth(true);
    if (own == Truth(false) || !related_) return own;
    const Truth related = related_->of(row, is_null);
    return related == Truth(false) ? related : own ? related : own; // AND: a false one decides, else a NULL one does
}

} // namespace model_api::predicate
