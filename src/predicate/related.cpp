#include "predicate/related.hpp"

#include "base/quote.hpp"
#include "pg/parallel.hpp"
#include "sql/render.hpp"
#include "statement/cache.hpp"
#include "statement/parameters.hpp"
#include "statement/run.hpp"

namespace model_api::predicate {
namespace {

bool is_parallel_safe(const statement::Prepared &statement) {
    List *queries = statement.plan().source()->query_list;
    return pg::parallel_hazard(static_cast<Node *>(linitial(queries))) == PROPARALLEL_SAFE;
}

// A policy of the other table may ask for what only the leader knows. model.matches cannot say at planning time that it
// will be given such a filter, so it says it here.
void check_may_run(const statement::Prepared &statement, const model::Model &model) {
    if (!IsParallelWorker() || is_parallel_safe(statement)) return;
    throw DomainError(sqlstate::feature_not_supported, {},
                      "a filter on relations of model \"" + model.name + "\" cannot be evaluated in a parallel worker",
                      {}, "A view or policy of a related table is not parallel safe: set max_parallel_workers to 0.");
}

} // namespace

read::Statement related_statement(const sql::Expressions &terms, const RowType &row) {
    sql::Writer out;
    sql::Type type;
    type.oid = row.type;
    // The type by its name makes it another statement than that of another table with such columns.
    out << "SELECT " << sql::conjunction(terms) << " FROM (SELECT (CAST(";
    out.parameter({type, sql::Null{}}) << " AS " << quote_qualified(row.schema, row.table) << ")).*) " << row_alias;
    read::Statement statement;
    statement.text = out.take_text();
    statement.parameters = out.take_parameters();
    statement.tables = out.take_tables();
    statement.planning = read::Planning::generic; // it runs for one row after the other
    return statement;
}

Related::Related(const read::Statement &statement, const RowType &row, MemoryContext memory) {
    statement_ = statement::prepare(statement, row.snapshot.version);
    check_may_run(*statement_, *row.model);
    const MemoryContext caller = MemoryContextSwitchTo(memory);
    parameters_ = statement::bind(statement.parameters);
    MemoryContextSwitchTo(caller);
}

Truth Related::of(Datum row, bool is_null) const {
    ParamExternData &last = parameters_->params[parameters_->numParams - 1];
    last.value = row;
    last.isnull = is_null;
    const std::optional<Datum> value = statement::run_for_value(*statement_, parameters_);
    return value ? Truth(DatumGetBool(*value)) : std::nullopt;
}

} // namespace model_api::predicate
