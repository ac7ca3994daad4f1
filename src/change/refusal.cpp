#include "change/refusal.hpp"

#include "action/rules.hpp"
#include "change/broken_domain.hpp"
#include "change/broken_rule.hpp"
#include "change/error_context.hpp"

namespace model_api::change {
namespace {

using action::Failure;
using action::FieldMistake;
using model::Model;

// An error, and whose record it happened to.
struct Refusal {
    const pg::Error &error;
    const Model *model; // nullptr: of a global action
    const catalog::Snapshot &snapshot;
    const std::string &path;

    std::string model_name() const { return model ? model->name : ""; }
    const ErrorData &data() const { return error.data(); }
    std::string message() const { return error.what(); }
};

Failure with_code(const Refusal &refusal, std::string code) {
    Failure failure;
    failure.code = std::move(code);
    failure.message = refusal.message();
    failure.path = refusal.path;
    failure.model = refusal.model_name();
    failure.sqlstate = unpack_sql_state(refusal.error.sqlstate());
    failure.hint = text_of(refusal.data().hint);
    return failure;
}

Failure of_field(const Refusal &refusal, const std::string &model, FieldMistake mistake) {
    return action::invalid_record(model, refusal.path, {std::move(mistake)});
}

// "GGT_RECORD_NOT_FOUND at id" begins with the code that errors of ours have; empty: another detail.
std::string code_in(std::string_view detail) {
    if (!detail.starts_with("GGT_")) return {};
    const std::string_view code = detail.substr(0, detail.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"));
    const std::string_view rest = detail.substr(code.size());
    return rest.empty() || rest.starts_with(" at ") ? std::string(code) : std::string();
}

// The message that is told after the field's name, which it may begin with already.
std::string message_after(std::string_view name, std::string message) {
    const bool is_named = message.starts_with(name) && message.substr(name.size()).starts_with(" ");
    return is_named ? message.substr(name.size() + 1) : message;
}

const model::Field *field_named(const Model &model, std::string_view name) {
    const model::Field *field = model.find(name);
    return field ? field : field_on(model, name);
}

std::optional<Failure> of_named_field(const Refusal &refusal, const Model &model, const char *name) {
    const model::Field *field = field_named(model, text_of(name));
    if (!field) return std::nullopt;
    return of_field(refusal, model.name, {field->name, message_after(text_of(name), refusal.message())});
}

// model.invalid, and whoever words an error as it does.
std::optional<Failure> of_code(const Refusal &refusal) {
    std::string code = code_in(text_of(refusal.data().detail));
    if (code.empty()) return std::nullopt;
    const char *column = refusal.data().column_name;
    if (code != action::code::invalid_record || !column) return with_code(refusal, std::move(code));
    if (!refusal.model) {
        Failure failure = with_code(refusal, std::move(code));
        failure.mistakes = {{column, message_after(column, refusal.message())}};
        return failure;
    }
    if (auto failure = of_named_field(refusal, *refusal.model, column)) return failure;
    return of_field(refusal, refusal.model_name(), {column, message_after(column, refusal.message())});
}

// The model of this table, or of the table that it is a partition of. nullptr: none.
const Model *model_of(const Refusal &refusal, Oid relation) {
    if (!OidIsValid(relation)) return nullptr;
    if (refusal.model && relation == refusal.model->relation) return refusal.model;
    const auto name = catalog::model_of(relation);
    return name ? refusal.snapshot.schema->find(*name) : nullptr;
}

// The table that a function means: where it names none, or one without its schema, the one that it was fired by.
Oid meant_table(const Refusal &refusal) {
    const ErrorData &data = refusal.data();
    const Model *model = refusal.model;
    if (model && (!data.table_name || (!data.schema_name && model->table == data.table_name))) return model->relation;
    return table_of(refusal.error);
}

// RAISE … USING COLUMN, CONSTRAINT or DETAIL, as far as they name a field of the model.
std::optional<Failure> of_raise(const Refusal &refusal) {
    const Oid relation = meant_table(refusal);
    const Model *model = model_of(refusal, relation);
    if (!model) return std::nullopt;
    const ErrorData &data = refusal.data();
    if (const auto constraint = find_constraint(refusal.error, relation))
        if (auto mistake = broken_rule(*constraint, *model))
            return of_field(refusal, model->name, {mistake->field, message_after(mistake->field, refusal.message())});
    for (const char *name : {data.column_name, data.constraint_name, data.detail})
        if (auto failure = of_named_field(refusal, *model, name)) return failure;
    return std::nullopt;
}

// Of a record that others still refer to: both ends are tables of the constraint, so the message alone tells which.
bool is_still_referenced(const pg::Error &error) {
    return text_of(error.data().message_id).starts_with("update or delete on table ");
}

std::optional<FieldMistake> mistake_in(const Refusal &refusal, Oid relation, const Model &model) {
    if (refusal.error.sqlstate() == ERRCODE_NOT_NULL_VIOLATION) {
        const model::Field *field = field_on(model, text_of(refusal.data().column_name));
        if (!field) return std::nullopt;
        return FieldMistake{field->name, action::message_of(*field, action::required_label)};
    }
    const auto constraint = find_constraint(refusal.error, relation);
    return constraint ? broken_rule(*constraint, model) : std::nullopt;
}

Failure of_record(const Refusal &refusal, const Model &model, std::optional<FieldMistake> mistake) {
    if (mistake) return of_field(refusal, model.name, std::move(*mistake));
    Failure failure = with_code(refusal, action::code::invalid_record);
    failure.model = model.name;
    return failure;
}

std::optional<Failure> of_reference(const Refusal &refusal, Oid relation) {
    const auto constraint = find_constraint(refusal.error, relation);
    const Model *model = constraint ? model_of(refusal, constraint->referred) : nullptr;
    if (!model) return std::nullopt;
    const Model *referrer = model_of(refusal, relation);
    return of_record(refusal, *model, referrer ? broken_reference(*constraint, *model, *referrer) : std::nullopt);
}

// A constraint of a table, as PostgreSQL words its errors. nullopt: the table is of no model.
std::optional<Failure> of_constraint(const Refusal &refusal) {
    if (refusal.model)
        if (auto mistake = broken_domain(refusal.error, *refusal.model))
            return of_field(refusal, refusal.model_name(), std::move(*mistake));
    const Oid relation = table_of(refusal.error);
    if (is_still_referenced(refusal.error)) return of_reference(refusal, relation);
    const Model *model = model_of(refusal, relation);
    if (!model) return std::nullopt;
    return of_record(refusal, *model, mistake_in(refusal, relation, *model));
}

bool is_constraint_violation(const pg::Error &error) {
    return ERRCODE_TO_CATEGORY(error.sqlstate()) == ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION;
}

// What PostgreSQL cannot store: values that no type, domain, view or index can hold.
bool is_about_values(const pg::Error &error) {
    switch (ERRCODE_TO_CATEGORY(error.sqlstate())) {
    case ERRCODE_DATA_EXCEPTION:
    case ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION:
    case ERRCODE_WITH_CHECK_OPTION_VIOLATION:
    case ERRCODE_PROGRAM_LIMIT_EXCEEDED:
        return true;
    default:
        return false;
    }
}

// There is no such hook, or none that takes and gives what hooks do.
bool is_about_call(const pg::Error &error) {
    const int state = error.sqlstate();
    return state == ERRCODE_UNDEFINED_SCHEMA ||
           ERRCODE_TO_CATEGORY(state) == ERRCODE_SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION;
}

// What the error itself does not say of a record: its code depends on whose code it was raised in.
const char *code_of(const pg::Error &error, Origin origin) {
    if (is_refused_by_policy(error)) return action::code::permission_denied;
    if (is_inside_function(error)) return action::code::unknown;
    if (origin == Origin::statement)
        return is_about_values(error) ? action::code::invalid_record : action::code::unknown;
    return is_about_call(error) ? action::code::misconfigured : action::code::unknown;
}

} // namespace

action::Failure failure_of(const pg::Error &error, Origin origin, const model::Model *model,
                           const catalog::Snapshot &snapshot, const std::string &path) {
    const Refusal refusal{error, model, snapshot, path};
    if (auto failure = of_code(refusal)) return *failure;
    if (is_worded_by_function(error)) {
        if (auto failure = of_raise(refusal)) return *failure;
    } else if (is_constraint_violation(error)) {
        if (auto failure = of_constraint(refusal)) return *failure;
    }
    return with_code(refusal, code_of(error, origin));
}

const model::Field *broken_unique(const pg::Error &error, const model::Model &model) {
    if (error.sqlstate() != ERRCODE_UNIQUE_VIOLATION) return nullptr;
    const Oid relation = table_of(error);
    if (!OidIsValid(relation)) return nullptr;
    if (relation != model.relation && catalog::model_of(relation) != model.name) return nullptr;
    const auto constraint = find_constraint(error, relation);
    return constraint ? unique_field_of(*constraint, model) : nullptr;
}

} // namespace model_api::change
