#include "catalog/table/reencryption.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/hex.hpp"
#include "base/quote.hpp"
#include "filter/value.hpp"
#include "pg/unnoticed.hpp"
#include "value/encryption.hpp"

namespace model_api::catalog {
namespace {

constexpr const char *batch_size = "1000";

std::string array_of(const std::vector<std::string> &texts) {
    return filter::array_text({texts.begin(), texts.end()});
}

} // namespace

// A locked record that has a value under another key.
struct Reencryption::Record {
    std::string key;
    std::vector<std::optional<std::string>> values; // of each column, in hexadecimal
};

Reencryption::Reencryption(const model::Model &model, std::shared_ptr<const value::Keyring> keys)
    : keys_(std::move(keys)), header_(value::encryption_header(keys_->front())), model_(model.name),
      table_(model.qualified_table()), key_(quote_identifier(model.key().column->name)),
      type_(model.key().column->type.name), operators_(model.key().column->type.operators) {
    for (const model::Field &field : model.fields)
        if (field.kind == model::Kind::encrypted_string)
            columns_.push_back({field.name, quote_identifier(field.column->name)});
}

std::string Reencryption::equal(const std::string &key, const std::string &value) const {
    return key + " OPERATOR(" + operators_ + ".=) " + value;
}

// $1: what values under the first key begin with.
std::string Reencryption::other_condition() const {
    std::string condition;
    for (const Column &column : columns_) {
        if (!condition.empty()) condition += " OR ";
        condition += "coalesce(pg_catalog.substr(" + column.name + ", 1, " + std::to_string(header_.size()) +
                     ") OPERATOR(pg_catalog.<>) $1::pg_catalog.bytea, false)";
    }
    return "(" + condition + ")";
}

Reencryption::Batch Reencryption::read(const std::optional<std::string> &after) const {
    const std::string from = after ? " WHERE " + key_ + " OPERATOR(" + operators_ + ".>) $2::" + type_ : std::string();
    std::vector<pg::Cell> parameters = {bytea_text(header_)};
    if (after) parameters.emplace_back(after);
    // ORDER BY a bare name would mean the text.
    const auto rows = pg::execute("SELECT " + key_ + "::pg_catalog.text, " + other_condition() + " FROM " + table_ +
                                      " r" + from + " ORDER BY r." + key_ + " LIMIT " + batch_size,
                                  parameters);
    Batch batch;
    for (const auto &row : rows)
        if (pg::is_true(row[1])) batch.other.push_back(row[0].value());
    if (!rows.empty()) batch.last = rows.back()[0];
    return batch;
}

// Asked again of the locked record: somebody else may have encrypted it meanwhile.
std::vector<Reencryption::Record> Reencryption::lock(const std::string &condition, const std::string &parameter) const {
    std::string values;
    for (const Column &column : columns_) values += ", pg_catalog.encode(" + column.name + ", 'hex')";
    const auto rows = pg::execute("SELECT " + key_ + "::pg_catalog.text" + values + " FROM " + table_ + " WHERE " +
                                      other_condition() + " AND " + condition,
                                  {bytea_text(header_), parameter});
    std::vector<Record> records;
    for (const auto &row : rows) records.push_back({row[0].value(), {row.begin() + 1, row.end()}});
    return records;
}

// From hexadecimal to hexadecimal.
std::string Reencryption::encrypted(const Column &column, const std::string &key, const std::string &value) const {
    const std::string bytes = hex_decode(value).value();
    if (bytes.starts_with(header_)) return value;
    try {
        return hex_encode(value::encrypt(*keys_, value::decrypt(*keys_, bytes)));
    } catch (DomainError &error) {
        error.message = "field \"" + column.field + "\" of " + model_ + " with id \"" + key +
                        "\" cannot be encrypted anew: " + error.message;
        throw;
    }
}

void Reencryption::encrypt(std::vector<Record> &records) const {
    for (Record &record : records)
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (auto &value = record.values[i]) value = encrypted(columns_[i], record.key, *value);
}

std::size_t Reencryption::write(std::vector<Record> records) const {
    if (records.empty()) return 0;
    encrypt(records);
    sql::TextArray keys;
    for (const Record &record : records) keys.emplace_back(record.key);
    std::vector<pg::Cell> parameters = {filter::array_text(keys)};
    std::string assigned, given = "pg_catalog.unnest($1::" + type_ + "[])", names = "key";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        sql::TextArray values;
        for (const Record &record : records) values.push_back(record.values[i]);
        parameters.emplace_back(filter::array_text(values));
        const std::string name = "value" + std::to_string(i);
        given += ", pg_catalog.unnest($" + std::to_string(parameters.size()) + "::pg_catalog.text[])";
        names += ", " + name;
        assigned += (assigned.empty() ? "" : ", ") + columns_[i].name + " = pg_catalog.decode(v." + name + ", 'hex')";
    }
    pg::execute_unnoticed("UPDATE " + table_ + " r SET " + assigned + " FROM ROWS FROM (" + given + ") AS v (" + names +
                              ") WHERE " + equal("r." + key_, "v.key"),
                          parameters);
    return records.size();
}

Reencryption::Written Reencryption::write_free(const std::vector<std::string> &keys) const {
    if (keys.empty()) return {};
    auto records = lock(equal(key_, "ANY ($2::" + type_ + "[])") + " FOR NO KEY UPDATE SKIP LOCKED", array_of(keys));
    std::ranges::sort(records, {}, &Record::key);
    Written written;
    std::ranges::copy_if(keys, std::back_inserter(written.left), [&](const std::string &key) {
        return !std::ranges::binary_search(records, key, {}, &Record::key);
    });
    written.records = write(std::move(records));
    return written;
}

bool Reencryption::write_one(const std::string &key) const {
    return write(lock(equal(key_, "$2::" + type_) + " FOR NO KEY UPDATE", key)) > 0;
}

} // namespace model_api::catalog
