#include "change/upsert.hpp"

#include <algorithm>

#include "action/statement.hpp"
#include "base/nearest.hpp"
#include "base/text.hpp"
#include "change/kept.hpp"
#include "change/row.hpp"
#include "change/together.hpp"

namespace model_api::change {
namespace {

// Each try means that another transaction was quicker, which cannot go on for long.
constexpr int max_tries = 100;
// Where the record may never be found, though it is there.
constexpr int max_tries_blind = 3;

const model::Field *find_field(const model::Model &model, const std::string &name) {
    if (const model::Field *field = model.find(name)) return field;
    return model.find_by_id_key(name);
}

// The fields that `field` is unique with, itself included.
std::vector<const model::Field *> unique_with(const model::Model &model, const model::Field &field) {
    std::vector<const model::Field *> fields{&field};
    for (const std::string &name : field.unique->scope)
        if (const model::Field *scope = model.find(name)) fields.push_back(scope);
    return fields;
}

bool are_unique(const model::Model &model, const std::vector<const model::Field *> &fields) {
    if (fields.size() == 1 && fields.front() == &model.key()) return true;
    for (const model::Field &field : model.fields) {
        if (!field.unique || !field.column) continue;
        const auto unique = unique_with(model, field);
        if (unique.size() == fields.size() && std::ranges::is_permutation(unique, fields)) return true;
    }
    return false;
}

void refuse_by(action::Failures &failures, const std::string &path, const std::string &message,
               const std::string &hint) {
    failures.push_back({.code = action::code::invalid_input, .message = message, .path = path, .hint = hint});
}

// The value that the record is to have; nullptr: it is not given, or made by a nested action.
const sql::Value *value_of(const action::Change &change, const model::Field &field) {
    if (&field == &change.model->key()) return change.key ? &*change.key : nullptr;
    const auto found = std::ranges::find(change.values, &field, &action::Assignment::field);
    return found == change.values.end() ? nullptr : &found->value;
}

bool is_null(const sql::Value &value) {
    return std::holds_alternative<sql::Null>(value);
}

// The key of the record that has these values, locked; nullopt: none, as where one of them is NULL.
std::optional<std::string> find_record(const catalog::Snapshot &snapshot, const Upsert &upsert) {
    const model::Model &model = *upsert.create.model;
    statement::Arguments arguments;
    std::string name = "upsert";
    for (const model::Field *field : upsert.by) {
        const sql::Value *value = value_of(upsert.create, *field);
        if (!value || is_null(*value)) return std::nullopt;
        arguments.push_back(*value);
        name += "," + std::to_string(field->column->number);
    }
    const Kept kept = keep(snapshot, model, name,
                           [&] { return action::find_equal(model, *snapshot.schema, upsert.by, action::Rows::one); });
    const std::vector<Row> rows = statement::run_rows(*kept.statement, *kept.parameters, arguments);
    if (rows.empty()) return std::nullopt;
    return rows.front().key;
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

// Whoever writes columns of a key waits for everybody who refers to the record, so those that stay are left out.
void become_update(Upsert &upsert, const std::string &key) {
    action::Change &update = upsert.update;
    update.key = key_value(*update.model, key);
    update.key_text = key;
    std::erase_if(update.values, [&](const action::Assignment &value) {
        return std::ranges::find(upsert.by, value.field) != upsert.by.end() && is_exact(*value.field);
    });
}

// An update of the record that is there, and locked from now on, or else a create.
const action::Change &choose(const catalog::Snapshot &snapshot, Upsert &upsert) {
    const auto key = find_record(snapshot, upsert);
    if (key) become_update(upsert, *key);
    const action::Change &change = key ? upsert.update : upsert.create;
    if (!key && change.key && change.model->key().column->generated) throw Refused(not_found(change));
    action::Failures failures = check(snapshot, change);
    if (!failures.empty()) throw Refused(std::move(failures));
    return change;
}

// Whether it was the very index by which the record was not found: another transaction has made the record since.
bool is_by(const Upsert &upsert, const model::Field *clash) {
    return clash && std::ranges::find(upsert.by, clash) != upsert.by.end();
}

bool has_policies(const model::Model &model) {
    return pg::call([&] { return check_enable_rls(model.relation, InvalidOid, true) == RLS_ENABLED; });
}

// Policies hide records; hooks, triggers and views may write another value than the one that is looked for.
bool may_not_find(const Upsert &upsert, bool has_policies) {
    const action::Change &create = upsert.create;
    return has_policies || !create.action->run.empty() || has_user_triggers(*create.model, create.kind);
}

[[noreturn]] void raise_invisible() {
    throw DomainError("40001", {}, "could not serialize access due to concurrent update");
}

// A unique field that a nested action is to make, or that is not there at all, finds nothing.
void check_given(const Upsert &upsert, action::Failures &failures) {
    for (const model::Field *field : upsert.by) {
        if (field == &upsert.create.model->key() || value_of(upsert.create, *field)) continue;
        const auto is_parent = [&](const action::Nested &nested) { return nested.relation == field; };
        if (std::ranges::any_of(upsert.create.parents, is_parent)) continue; // a new parent has no such record yet
        refuse_by(failures, upsert.create.path,
                  "Field \"" + field->name + "\" is missing, by which the record is found",
                  "Give every field of \"by\" a value, or null.");
    }
}

} // namespace

std::vector<const model::Field *> upsert_fields(const model::Model &model, const std::vector<std::string> &names,
                                                const std::string &path, action::Failures &failures) {
    std::vector<const model::Field *> fields;
    for (const std::string &name : names) {
        const model::Field *field = find_field(model, name);
        if (!field || !field->column) {
            refuse_by(failures, path,
                      "Field \"" + name + "\" is not defined by " + model.type_name + "." +
                          did_you_mean(name, model.field_names()),
                      {});
            return {};
        }
        if (std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
    }
    if (!are_unique(model, fields)) {
        refuse_by(failures, path,
                  names.empty() ? "no field is named by which the record is found"
                                : listed(names) + " is not unique in " + model.name,
                  "Records are found by \"id\", or by a unique field together with its scope.");
        return {};
    }
    return fields;
}

UpsertOutcome perform_upsert(const catalog::Snapshot &snapshot, Upsert &upsert, const Shown &shown) {
    UpsertOutcome result;
    check_given(upsert, result.outcome.failures);
    if (!result.outcome.success()) return result;
    for (int attempt = 1;; ++attempt) {
        const auto choose_now = [&]() -> const action::Change & {
            const action::Change &change = choose(snapshot, upsert);
            result.action = &change == &upsert.update ? "update" : "create";
            return change;
        };
        result.outcome = perform_chosen(snapshot, upsert.create, choose_now, shown);
        if (!is_by(upsert, result.outcome.clash)) return result;
        const bool hides = has_policies(*upsert.create.model);
        if (IsolationUsesXactSnapshot() && !hides) raise_invisible();
        if (attempt >= max_tries_blind && may_not_find(upsert, hides)) return result; // it is not unique
        if (attempt == max_tries) raise_invisible();
    }
}

} // namespace model_api::change
