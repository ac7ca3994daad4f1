#include "read/found.hpp"

#include <string>
#include <utility>

#include "read/columns.hpp"
#include "read/field_weights.hpp"
#include "search/field_text.hpp"

namespace model_api::read {

namespace {

std::string words_alias(std::string_view alias) {
    return std::string(alias) + "_words";
}
std::string fields_alias(std::string_view alias) {
    return std::string(alias) + "_fields";
}
std::string score_alias(std::string_view alias) {
    return std::string(alias) + "_score";
}

bool is_restricted(const Searched &rows) {
    return !rows.search.fields.empty();
}

// Whether the words as they are stored have a say.
bool reads_stored_words(const Searched &rows) {
    return !is_restricted(rows) || !rows.search.candidates.empty();
}

// The words of all fields, as they are stored.
sql::Expression stored_words(const Searched &rows) {
    return sql::Column{.relation = is_aside(rows) ? words_alias(rows.alias) : std::string(rows.alias),
                       .name = rows.model.search.column,
                       .type = sql::tsvector_type()};
}

// The words of some fields, which nobody has stored.
sql::Expression words_of_fields(const Searched &rows) {
    const std::vector<search::SearchedField> fields = weighted(rows.search.fields);
    sql::Expressions arguments{sql::Parameter{.type = sql::text_type(), .value = search::fields_text(fields)}};
    for (const search::SearchedField &field : fields) arguments.push_back(column(*field.field, rows.alias));
    return sql::Call{"model.search_vector", std::move(arguments), sql::tsvector_type()};
}

// The words that count for the condition and the score.
sql::Expression counted_words(const Searched &rows) {
    if (!is_restricted(rows)) return stored_words(rows);
    if (!rows.scored) return words_of_fields(rows);
    return sql::Column{.relation = fields_alias(rows.alias), .name = "words", .type = sql::tsvector_type()};
}

sql::Expression meet(sql::Expression words, const std::string &condition) {
    return sql::compare(sql::Operator::meets, std::move(words),
                        sql::Parameter{.type = sql::tsquery_type(), .value = condition}, sql::tsvector_type());
}

// Something computed for each row, once.
void write_computed(sql::Writer &out, const sql::Expression &expression, std::string_view name,
                    std::string_view alias) {
    out << " CROSS JOIN LATERAL (SELECT " << expression << " AS " << name << " OFFSET 0) " << alias;
}

} // namespace

bool is_aside(const Searched &rows) {
    return rows.model.search.storage == model::SearchStorage::side && reads_stored_words(rows);
}

void write_words_table(sql::Writer &out, const Searched &rows) {
    out.table(rows.model.search.table, rows.model.search.relation) << " " << words_alias(rows.alias);
}

sql::Expression has_words(const Searched &rows) {
    const model::Field &key = rows.model.key();
    return sql::compare(sql::Operator::equal, key_of_words(rows), column(key, rows.alias), column_of(key).type);
}

void write_search_joins(sql::Writer &out, const Searched &rows) {
    if (is_aside(rows)) {
        out << " JOIN ";
        write_words_table(out, rows);
        out << " ON " << has_words(rows);
    }
    if (!rows.scored) return;
    if (is_restricted(rows)) write_computed(out, words_of_fields(rows), "words", fields_alias(rows.alias));
    const sql::Parameter plan{.type = sql::text_type(), .value = rows.search.plan};
    const sql::Call score{"model.search_score", {counted_words(rows), plan}, sql::integer_type()};
    write_computed(out, score, "score", score_alias(rows.alias));
}

sql::Expression found(const Searched &rows) {
    sql::Expression condition = meet(counted_words(rows), rows.search.condition);
    if (!is_restricted(rows) || !reads_stored_words(rows)) return condition;
    return sql::conjunction({meet(stored_words(rows), rows.search.candidates), std::move(condition)});
}

sql::Expression key_of_words(const Searched &rows) {
    const model::Field &key = rows.model.key();
    if (!is_aside(rows)) return column(key, rows.alias);
    return sql::Column{.relation = words_alias(rows.alias),
                       .name = rows.model.search.key,
                       .type = column_of(key).type,
                       .nullable = false};
}

sql::Expressions keys_of(const Searched &rows) {
    sql::Expressions keys{key_of_words(rows)};
    if (is_aside(rows)) keys.push_back(column(rows.model.key(), rows.alias));
    return keys;
}

sql::Expression score_of(std::string_view alias) {
    return sql::Column{.relation = score_alias(alias), .name = "score", .type = sql::integer_type(), .nullable = false};
}

} // namespace model_api::read
