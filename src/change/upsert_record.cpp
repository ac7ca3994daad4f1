#include "change/upsert_record.hpp"

#include <algorithm>

#include "action/statement.hpp"
#include "change/kept.hpp"
#include "change/row.hpp"

namespace model_api::change {
namespace {

// The parent that a nested action is of; nullptr: none, or one that it is still to make.
const sql::Value *parent_of(const action::Change &change, const model::Field &field) {
    const auto nested = std::ranges::find(change.parents, &field, &action::Nested::relation);
    if (nested == change.parents.end() || nested->verb != action::Verb::act) return nullptr;
    const action::Change &parent = nested->changes.front();
    return parent.kind == action::Kind::update ? &*parent.key : nullptr;
}

// The value that the record is to have; nullptr: it is not given, or not known yet.
const sql::Value *value_of(const action::Change &change, const model::Field &field) {
    if (&field == &change.model->key()) return change.key ? &*change.key : nullptr;
    const auto found = std::ranges::find(change.values, &field, &action::Assignment::field);
    return found == change.values.end() ? parent_of(change, field) : &found->value;
}

bool is_null(const sql::Value &value) {
    return std::holds_alternative<sql::Null>(value);
}

// Whether a value that was found equal is the value itself, so that there is no need to write it.
bool is_exact(const model::Field &field) {
    const sql::Type &type = field.column->type;
    switch (type.family) {
    case sql::Family::boolean:
    case sql::Family::integer:
    case sql::Family::timestamptz:
    case sql::Family::timestamp:
    case sql::Family::date:
    case sql::Family::uuid:
    case sql::Family::enumeration:
        return true;
    case sql::Family::text: {
        if (field.unique && !field.unique->case_sensitive) return false;
        const Oid collation = type.collation;
        return !OidIsValid(collation) || pg::call([&] { return get_collation_isdeterministic(collation); });
    }
    default:
        return false;
    }
}

Kept finding(const catalog::Snapshot &snapshot, const Upsert &upsert, action::Rows rows) {
    const model::Model &model = *upsert.create.model;
    std::string name = rows == action::Rows::one ? "upsert" : "upsert*";
    for (const model::Field *field : upsert.by) name += "," + std::to_string(field->column->number);
    return keep(snapshot, model, name,
                [&] { return action::find_equal(model, *snapshot.schema, upsert.by, rows, action::Among::seen); });
}

std::vector<Row> find(const Kept &kept, const statement::Arguments &arguments) {
    return statement::run_rows(*kept.statement, *kept.parameters, arguments);
}

} // namespace

void check_given(const Upsert &upsert, action::Failures &failures) {
    for (const model::Field *field : upsert.by) {
        if (field == &upsert.create.model->key() || value_of(upsert.create, *field)) continue;
        const auto is_parent = [&](const action::Nested &nested) { return nested.relation == field; };
        if (std::ranges::any_of(upsert.create.parents, is_parent)) continue; // a new parent has no such record yet
        failures.push_back({.code = action::code::invalid_input,
                            .message = "Field \"" + field->name + "\" is missing, by which the record is found",
                            .path = upsert.create.path,
                            .hint = "Give every field of \"by\" a value, or null."});
    }
}

bool can_be_found(const Upsert &upsert) {
    return std::ranges::all_of(upsert.by, [&](const model::Field *field) {
        const sql::Value *value = value_of(upsert.create, *field);
        return value && !is_null(*value);
    });
}

bool can_be_created(const Upsert &upsert) {
    return !upsert.create.key || !upsert.create.model->key().column->generated;
}

void leave_out_equal(Upsert &upsert) {
    std::erase_if(upsert.update.values, [&](const action::Assignment &value) {
        return std::ranges::find(upsert.by, value.field) != upsert.by.end() && is_exact(*value.field);
    });
}

std::optional<std::string> find_record(const catalog::Snapshot &snapshot, const Upsert &upsert) {
    if (!can_be_found(upsert)) return std::nullopt;
    statement::Arguments arguments;
    for (const model::Field *field : upsert.by) arguments.push_back(*value_of(upsert.create, *field));
    const std::vector<Row> rows = find(finding(snapshot, upsert, action::Rows::one), arguments);
    if (rows.empty()) return std::nullopt;
    return rows.front().key;
}

std::vector<std::optional<std::string>> find_records(const catalog::Snapshot &snapshot,
                                                     const std::vector<const Upsert *> &upserts) {
    statement::Arguments arguments;
    for (const model::Field *field : upserts.front()->by) {
        sql::Scalars column;
        column.reserve(upserts.size());
        for (const Upsert *upsert : upserts) {
            const sql::Value *value = value_of(upsert->create, *field);
            column.push_back(value ? scalar_of(*value) : sql::Scalar(sql::Null{}));
        }
        arguments.emplace_back(std::move(column));
    }
    std::vector<std::optional<std::string>> keys(upserts.size());
    for (Row &row : find(finding(snapshot, *upserts.front(), action::Rows::many), arguments))
        keys[static_cast<std::size_t>(row.position)] = std::move(row.key);
    return keys;
}

std::string text_of_by(const Upsert &upsert) {
    std::string text;
    if (!can_be_found(upsert)) return text;
    for (const model::Field *field : upsert.by) {
        const sql::Value &value = *value_of(upsert.create, *field);
        if (const auto *own = std::get_if<std::string>(&value))
            text += std::to_string(own->size()) + ":" + *own;
        else if (const auto *number = std::get_if<std::int64_t>(&value))
            text += "#" + std::to_string(*number);
        else
            text += "?"; // seldom unique: taken for the same
    }
    return text;
}

} // namespace model_api::change
