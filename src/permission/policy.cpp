#include "permission/policy.hpp"

#include <algorithm>
#include <utility>

#include "base/quote.hpp"
#include "permission/filter.hpp"
#include "sql/render.hpp"

namespace model_api::permission {

namespace {

// Asked once for each query: a sub-select that refers to nothing of the row is run before the first one.
std::string has_role(std::string_view role) {
    return "(SELECT model.has_role(" + quote_literal(role) + "))";
}

sql::Expressions terms_of(sql::Expression condition) {
    if (auto *both = std::get_if<sql::And>(&condition.node)) return std::move(both->terms);
    sql::Expressions terms;
    terms.push_back(std::move(condition));
    return terms;
}

// What is left of a filter when its columns have been compared.
std::string may_read(const Reader &reader, const model::Model &model, std::string_view table) {
    return "model.may_read(" + quote_literal(table) + "::pg_catalog.regclass, " + quote_literal(reader.role) +
           ", CAST(" + quote_identifier(model.table) + "." + quote_identifier(model.key().column->name) +
           " AS pg_catalog.text))";
}

std::string rows_of(const Reader &reader, const model::Model &model, const model::Schema &whole,
                    std::string_view table) {
    sql::Expressions terms = terms_of(plain_condition(*reader.filter, model, whole, model.table));
    const auto related = std::stable_partition(terms.begin(), terms.end(),
                                               [](const sql::Expression &term) { return !sql::reads_tables(term); });
    const bool is_whole = related == terms.end();
    terms.erase(related, terms.end());
    sql::Writer out;
    out << sql::conjunction(std::move(terms));
    return is_whole ? out.take_text() : "(" + out.take_text() + ") AND " + may_read(reader, model, table);
}

} // namespace

std::string policy_condition(const std::vector<Reader> &readers, const model::Model &model, const model::Schema &whole,
                             std::string_view table) {
    std::string text = has_role("system-admin");
    for (const Reader &reader : readers) {
        text += "\n    OR " + has_role(reader.role);
        if (reader.filter) text += " AND (" + rows_of(reader, model, whole, table) + ")";
    }
    return text;
}

} // namespace model_api::permission
