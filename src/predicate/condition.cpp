#include "predicate/condition.hpp"

#include "filter/filter.hpp"
#include "pg/jsonb.hpp"
#include "pg/settings.hpp"

namespace model_api::predicate {
namespace {

Json document_of(std::optional<Datum> filter) {
    pg::JsonbLimits limits;
    limits.bytes = static_cast<std::size_t>(pg::settings.max_input_size) * 1024;
    return filter ? pg::json_from_jsonb(*filter, "filter", limits) : Json();
}

Condition split(sql::Expression expression) {
    sql::Expressions terms;
    if (auto *conjunction = std::get_if<sql::And>(&expression.node))
        terms = std::move(conjunction->terms);
    else
        terms.push_back(std::move(expression));
    Condition condition;
    for (sql::Expression &term : terms)
        (sql::reads_tables(term) ? condition.related : condition.own).push_back(std::move(term));
    return condition;
}

} // namespace

Condition read_condition(std::optional<Datum> filter, const RowType &row) {
    filter::Limits limits;
    limits.depth = static_cast<std::size_t>(pg::settings.max_filter_depth);
    const model::Schema &schema = *row.snapshot.schema;
    const filter::Filter parsed = filter::parse(document_of(filter), *row.model, schema, "filter", limits);
    return split(filter::lower(parsed, *row.model, schema, row_alias, filter::Origin::value));
}

} // namespace model_api::predicate
