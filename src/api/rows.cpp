// A model's records as rows of its table.
#include "access/reading.hpp"
#include "api/planned.hpp"
#include "pg/subtransaction.hpp"
#include "predicate/row_type.hpp"
#include "statement/chosen_plan.hpp"
#include "statement/parameters.hpp"

namespace model_api::api {
namespace {

constexpr int max_rows_position = 4;

// The model as this table of it has it, which may be a partition: the same columns, fewer rows.
model::Model over(const predicate::RowType &row) {
    model::Model model = *row.model;
    model.relation = row.relation;
    model.schema = row.schema;
    model.table = row.table;
    if (model.search.storage != model::SearchStorage::column) return model;
    model.search.relation = row.relation;
    model.search.table = model.qualified_table();
    return model;
}

// The row type of a model's table, as the caller may read it.
predicate::RowType readable(Oid type) {
    predicate::RowType row = predicate::row_type(type);
    row.snapshot = access::reading(row.snapshot, *row.model, row.relation);
    return row;
}

// Who reads by permission sees what is a field, and of fields those that can be selected.
void hide_columns(read::RowColumns &columns, const model::Model &model) {
    for (std::optional<std::string> &name : columns) {
        const auto shown = std::ranges::find_if(model.fields, [&](const model::Field &field) {
            return field.column && field.column->name == name && (field.is_relation() || field.type().selectable);
        });
        if (shown == model.fields.end()) name.reset();
    }
}

read::RowColumns columns_of(Oid type) {
    TupleDesc shared = pg::call([&] { return lookup_rowtype_tupdesc_copy(type, -1); });
    read::RowColumns columns;
    for (int i = 0; i < shared->natts; ++i) {
        const Form_pg_attribute column = TupleDescAttr(shared, i);
        columns.push_back(column->attisdropped ? std::nullopt : std::optional<std::string>(NameStr(column->attname)));
    }
    return columns;
}

std::optional<int> limit_argument(FunctionCallInfo fcinfo) {
    const std::optional<std::int64_t> limit = pg::optional_integer_argument(fcinfo, max_rows_position);
    if (limit && *limit < 0)
        throw DomainError(sqlstate::invalid_row_count, "GGT_INVALID_QUERY_INPUT", "max_rows must not be negative",
                          "max_rows");
    return limit ? std::optional<int>(static_cast<int>(*limit)) : std::nullopt;
}

read::Statement statement_of(FunctionCallInfo fcinfo, const predicate::RowType &row, Typos typos) {
    const model::Model model = over(row);
    const Target target{row.snapshot, &model};
    const List list = list_arguments(fcinfo, rows_positions, target, typos);
    read::RowColumns columns = columns_of(row.type);
    if (target.schema().is_restricted()) hide_columns(columns, model);
    return read::rows(model, target.schema(), list.filter, list.sort, limit_argument(fcinfo), columns, list.searched());
}

Planned planned_rows(FunctionCallInfo fcinfo, Oid type, Typos typos) {
    for (int attempt = 1;; ++attempt) {
        const predicate::RowType row = readable(type);
        read::Statement statement = statement_of(fcinfo, row, typos);
        if (catalog::hold(statement.tables, row.snapshot) || attempt == catalog::max_attempts)
            return request::plan({row.snapshot, row.model}, std::move(statement));
    }
}

Planned planned(FunctionCallInfo fcinfo, Oid type, Typos typos) {
    const catalog::Snapshot snapshot = readable(type).snapshot;
    const std::string key = request_key("rows " + std::to_string(type), fcinfo,
                                        {{1}, {2}, {.position = 3, .is_search = true}, {max_rows_position, true}, {5}});
    std::optional<Planned> found = request::find_planned(key, snapshot);
    if (found && catalog::hold(found->statement->tables(), snapshot)) return std::move(*found);
    Planned made = planned_rows(fcinfo, type, typos);
    request::keep_planned(key, made);
    return made;
}

void rows(FunctionCallInfo fcinfo) {
    const Planned request =
        planned(fcinfo, pg::call([&] { return get_fn_expr_argtype(fcinfo->flinfo, 0); }), Typos::looked_for);
    auto *destination = pg::call([&] {
        InitMaterializedSRF(fcinfo, 0);
        const auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
        DestReceiver *receiver = CreateTuplestoreDestReceiver();
        SetTuplestoreDestReceiverParams(receiver, result->setResult, CurrentMemoryContext, false, nullptr, nullptr);
        return receiver;
    });
    statement::run_into(*request.statement, *request.parameters, destination);
}

// ---- for the planner

// The arguments of a call whose arguments are all known, as the function itself would be given them.
FunctionCallInfo known_arguments(const FuncExpr *call) {
    return pg::call([&]() -> FunctionCallInfo {
        const int count = list_length(call->args);
        auto *fcinfo = static_cast<FunctionCallInfo>(palloc0(SizeForFunctionCallInfo(count)));
        InitFunctionCallInfoData(*fcinfo, nullptr, static_cast<short>(count), InvalidOid, nullptr, nullptr);
        for (int i = 1; i < count; ++i) {
            const auto *argument = static_cast<Node *>(list_nth(call->args, i));
            if (!IsA(argument, Const)) return nullptr;
            fcinfo->args[i].value = reinterpret_cast<const Const *>(argument)->constvalue;
            fcinfo->args[i].isnull = reinterpret_cast<const Const *>(argument)->constisnull;
        }
        fcinfo->args[0].isnull = true;
        return fcinfo;
    });
}

// As the planner sees the statement that would run. What is wrong with the call is for its execution to say, and what
// the caller may not read has no estimate.
std::optional<double> estimate(const Node *node) {
    if (!IsA(node, FuncExpr) || IsInParallelMode()) return std::nullopt;
    const auto *call = reinterpret_cast<const FuncExpr *>(node);
    FunctionCallInfo fcinfo = known_arguments(call);
    if (!fcinfo) return std::nullopt;
    std::optional<double> found;
    pg::attempt(
        [&] {
            const Oid type = pg::call([&] { return exprType(static_cast<Node *>(linitial(call->args))); });
            const Planned request = planned(fcinfo, type, Typos::left_out);
            if (request.target.schema().is_restricted()) return; // statistics are of hidden records, too
            const statement::ChosenPlan chosen(*request.statement, statement::bind(*request.parameters));
            const PlannedStmt *statement = chosen.statement();
            if (pg::call([&] { return ExecCheckRTPerms(statement->rtable, false); }))
                found = statement->planTree->plan_rows;
        },
        [&](const std::exception &) { found = std::nullopt; });
    return found;
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_rows) {
    model_api::api::rows(fcinfo);
    return 0;
}

MODEL_API_FUNCTION(model_api_rows_support) {
    auto *node = reinterpret_cast<Node *>(PG_GETARG_POINTER(0));
    if (!IsA(node, SupportRequestRows)) return PointerGetDatum(nullptr);
    auto *request = reinterpret_cast<SupportRequestRows *>(node);
    const std::optional<double> rows = model_api::api::estimate(request->node);
    if (!rows) return PointerGetDatum(nullptr);
    request->rows = *rows;
    return PointerGetDatum(request);
}
