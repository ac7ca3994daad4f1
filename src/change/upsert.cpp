#include "change/upsert.hpp"

#include <algorithm>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "change/row.hpp"
#include "change/together.hpp"
#include "change/upsert_record.hpp"

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

// An update of the record that is there, and locked from now on, or else a create.
const action::Change &choose(Work &work, Upsert &upsert) {
    const auto key = find_record(work.snapshot, upsert);
    if (key) update_record(upsert, *key);
    const action::Change &change = key ? upsert.update : upsert.create;
    if (!key && !can_be_created(upsert)) throw Refused(not_found(change));
    admit(work, change);
    return change;
}

// Whether it was the very index by which the record was not found: another transaction has made the record since.
bool is_by(const Upsert &upsert, const model::Field *clash) {
    return clash && std::ranges::find(upsert.by, clash) != upsert.by.end() && can_be_found(upsert);
}

// Policies and permissions hide records; hooks, triggers and views may write another value than the one that is looked
// for.
bool may_not_find(const Upsert &upsert, bool hides) {
    const action::Change &create = upsert.create;
    return hides || !create.action->run.empty() || has_user_triggers(*create.model, create.kind);
}

[[noreturn]] void raise_invisible() {
    throw DomainError("40001", {}, "could not serialize access due to concurrent update");
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
                  names.empty()       ? "no field is named by which the record is found"
                  : names.size() == 1 ? names.front() + " is not unique in " + model.name
                                      : listed(names) + " are not unique together in " + model.name,
                  "Records are found by \"id\", or by a unique field together with its scope.");
        return {};
    }
    return fields;
}

void update_record(Upsert &upsert, const std::string &key) {
    upsert.update.key = key_value(*upsert.update.model, key);
    upsert.update.key_text = key;
}

UpsertOutcome perform_upsert(const catalog::Snapshot &snapshot, Upsert &upsert, const Shown &shown) {
    UpsertOutcome result;
    check_given(upsert, result.outcome.failures);
    if (!result.outcome.success()) return result;
    leave_out_equal(upsert);
    for (int attempt = 1;; ++attempt) {
        const auto choose_now = [&](Work &work) -> const action::Change & {
            const action::Change &change = choose(work, upsert);
            result.action = &change == &upsert.update ? "update" : "create";
            return change;
        };
        result.outcome = perform_chosen(snapshot, upsert.create, choose_now, shown);
        if (!is_by(upsert, result.outcome.clash)) return result;
        const bool hides = has_policies(*upsert.create.model) || snapshot.schema->is_limited();
        if (IsolationUsesXactSnapshot() && !hides) raise_invisible();
        if (attempt >= max_tries_blind && may_not_find(upsert, hides)) return result; // it is not unique
        if (attempt == max_tries) raise_invisible();
    }
}

} // namespace model_api::change
