#include "catalog/table/rewrite.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/table/own_words.hpp"
#include "pg/unnoticed.hpp"
#include "table/shape.hpp"
#include "table/words.hpp"

namespace model_api::catalog {
namespace {

constexpr const char *batch_size = "1000";
const std::string column = model::Search::column_name;

// {"1","a \"b\""}
std::string array_of(const std::vector<std::string> &texts) {
    std::string array;
    for (const std::string &text : texts) {
        array += array.empty() ? "{\"" : ",\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') array += '\\';
            array += c;
        }
        array += '"';
    }
    return array + "}";
}

std::vector<std::string> first_column(const pg::Rows &rows) {
    std::vector<std::string> texts;
    for (const auto &row : rows) texts.push_back(row[0].value());
    return texts;
}

std::string words_of(const model::Model &model) {
    const table::Shape shape = table::shape_of(model, [](std::string_view) { return table::Target{}; });
    return table::words_expression(shape, "r");
}

} // namespace

Rewrite::Rewrite(const model::Model &model)
    : beside_(model.search.storage == model::SearchStorage::side), table_(model.qualified_table()),
      words_(model.search.table), key_(quote_identifier(model.key().column->name)),
      words_key_(quote_identifier(beside_ ? model.search.key : model.key().column->name)),
      type_(model.key().column->type.name), operators_(model.key().column->type.operators),
      expression_(words_of(model)) {}

std::string Rewrite::equal(const std::string &key, const std::string &value) const {
    return key + " OPERATOR(" + operators_ + ".=) " + value;
}

// The words that a record has are those of `w`, which is the record itself where they are in its own table.
Rewrite::Batch Rewrite::read(const std::optional<std::string> &after) const {
    const std::string from = after ? " WHERE " + key_ + " OPERATOR(" + operators_ + ".>) $1::" + type_ : std::string();
    const std::string words =
        beside_ ? " LEFT JOIN " + words_ + " w ON " + equal("w." + words_key_, "r." + key_) : std::string();
    const auto rows =
        pg::execute("SELECT r." + key_ + "::pg_catalog.text, coalesce(" + (beside_ ? "w." : "r.") + column +
                        " OPERATOR(pg_catalog.<>) " + expression_ + ", true) FROM (SELECT * FROM " + table_ + from +
                        " ORDER BY " + key_ + " LIMIT " + batch_size + ") r" + words + " ORDER BY r." + key_,
                    after ? std::vector<pg::Cell>{*after} : std::vector<pg::Cell>{});
    Batch batch;
    for (const auto &row : rows)
        if (pg::is_true(row[1])) batch.differ.push_back(row[0].value());
    if (!rows.empty()) batch.last = rows.back()[0];
    return batch;
}

// By the record's lock its words are those of its latest version, and stay so until they are written.
std::string Rewrite::locking(const std::string &condition) const {
    return "SELECT " + key_ + "::pg_catalog.text FROM " + table_ + " WHERE " + condition + " FOR NO KEY UPDATE";
}

std::string Rewrite::writing(const std::string &keys) const {
    const std::string condition = " WHERE " + equal("r." + key_, keys);
    if (!beside_) return "UPDATE " + table_ + " r SET " + column + " = " + expression_ + condition;
    return "INSERT INTO " + words_ + " (" + words_key_ + ", " + column + ") SELECT r." + key_ + ", " + expression_ +
           " FROM " + table_ + " r" + condition + " ON CONFLICT (" + words_key_ + ") DO UPDATE SET " + column +
           " = excluded." + column;
}

std::vector<std::string> Rewrite::write_free(const std::vector<std::string> &keys) const {
    if (keys.empty()) return {};
    const OwnWords ours;
    const std::string any = "ANY ($1::" + type_ + "[])";
    auto locked = first_column(pg::execute(locking(equal(key_, any)) + " SKIP LOCKED", {array_of(keys)}));
    if (!locked.empty()) pg::execute_unnoticed(writing(any), {array_of(locked)});
    std::ranges::sort(locked);
    std::vector<std::string> rest;
    std::ranges::copy_if(keys, std::back_inserter(rest),
                         [&](const std::string &key) { return !std::ranges::binary_search(locked, key); });
    return rest;
}

void Rewrite::write_one(const std::string &key) const {
    const OwnWords ours;
    if (pg::execute(locking(equal(key_, "$1::" + type_)), {key}).empty()) return; // it is gone meanwhile
    pg::execute_unnoticed(writing("$1::" + type_), {key});
}

// Locked first, and looked at again then: a record of that key may be on its way, whose words these are.
std::optional<std::string> Rewrite::delete_orphans(const std::optional<std::string> &after) const {
    if (!beside_) return std::nullopt;
    const std::string from =
        after ? " WHERE " + words_key_ + " OPERATOR(" + operators_ + ".>) $1::" + type_ : std::string();
    const std::string gone =
        "NOT EXISTS (SELECT FROM " + table_ + " r WHERE " + equal("r." + key_, "w." + words_key_) + ")";
    const auto rows = pg::execute("SELECT w." + words_key_ + "::pg_catalog.text, " + gone + " FROM (SELECT " +
                                      words_key_ + " FROM " + words_ + from + " ORDER BY " + words_key_ + " LIMIT " +
                                      batch_size + ") w ORDER BY w." + words_key_,
                                  after ? std::vector<pg::Cell>{*after} : std::vector<pg::Cell>{});
    std::vector<std::string> orphans;
    for (const auto &row : rows)
        if (pg::is_true(row[1])) orphans.push_back(row[0].value());
    if (!orphans.empty()) {
        const std::string any = equal("w." + words_key_, "ANY ($1::" + type_ + "[])");
        pg::execute("SELECT FROM " + words_ + " w WHERE " + any + " FOR UPDATE SKIP LOCKED", {array_of(orphans)});
        pg::execute_unnoticed("DELETE FROM " + words_ + " w WHERE " + any + " AND " + gone, {array_of(orphans)});
    }
    return rows.empty() ? std::nullopt : rows.back()[0];
}

} // namespace model_api::catalog
