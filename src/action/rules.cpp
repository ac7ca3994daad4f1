#include "action/rules.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "action/bounds.hpp"
#include "action/form.hpp"
#include "action/message.hpp"
#include "action/record.hpp"

namespace model_api::action {

namespace {

using model::Field;

using Broken = std::vector<FieldMistake>;

bool is_null(const Assignment &assignment) {
    return std::holds_alternative<sql::Null>(assignment.value);
}

bool may_not_be_null(const Field &field) {
    return field.required || (field.column && field.column->not_null);
}

const Assignment *find(const std::vector<Assignment> &values, const Field &field) {
    const auto found = std::ranges::find(values, &field, &Assignment::field);
    return found == values.end() ? nullptr : &*found;
}

// The rules of a value that is there, but for its form, which was checked when it was read.
void check_bounds(const Assignment &assignment, const Matches &matches, Broken &broken) {
    const Field &field = *assignment.field;
    for (std::string &text : broken_bounds(field, assignment.value)) broken.push_back({field.name, std::move(text)});
    const auto *text = std::get_if<std::string>(&assignment.value);
    if (text && field.pattern && !matches(*field.pattern, *text)) {
        broken.push_back({field.name, message(Rule::pattern, field)});
    }
}

// Lists have only their text here; the table checks their elements.
void check_form(const Assignment &assignment, Broken &broken) {
    const Field &field = *assignment.field;
    const auto *text = std::get_if<std::string>(&assignment.value);
    if (!text || field.multiple || field.kind == model::Kind::role_list) return;
    if (const auto rule = broken_form(field, *text)) broken.push_back({field.name, message(*rule, field)});
}

// Whether a field that no value is given for has one all the same, or is not written by actions.
bool is_provided(const Change &change, const Field &field, const Field *linked) {
    if (&field == linked || field.column->has_default) return true;
    if (&field == &change.model->key()) return change.key || field.column->generated;
    if (!is_written_by_actions(*change.model, field)) return true;
    return std::ranges::any_of(change.parents, [&](const Nested &nested) { return nested.relation == &field; });
}

bool is_missing(const Change &change, const Field &field, const Field *linked) {
    if (!field.is_stored() || !may_not_be_null(field)) return false;
    if (std::ranges::find(change.mistakes, field.name, &FieldMistake::field) != change.mistakes.end()) return false;
    if (const Assignment *assignment = find(change.values, field)) return is_null(*assignment);
    return change.kind == Kind::create && !is_provided(change, field, linked);
}

void check_nested(const Nested &nested, const Matches &matches, Failures &failures);

void check_change(const Change &change, const Field *linked, const Matches &matches, Failures &failures) {
    for (const Nested &parent : change.parents) check_nested(parent, matches, failures);
    Broken broken = change.action->run.empty() ? broken_rules(change, linked, matches) : change.mistakes;
    if (!broken.empty()) failures.push_back(invalid_record(change.model->name, change.path, std::move(broken)));
    for (const Nested &child : change.children) check_nested(child, matches, failures);
}

void check_nested(const Nested &nested, const Matches &matches, Failures &failures) {
    const bool links = nested.relation->kind == model::Kind::has_one || nested.relation->kind == model::Kind::has_many;
    const Field *linked = links ? nested.model->find(nested.relation->relation->inverse) : nullptr;
    for (const Change &change : nested.changes) check_change(change, linked, matches, failures);
}

} // namespace

std::vector<FieldMistake> broken_rules(const Change &change, const Field *linked, const Matches &matches) {
    Broken broken = change.mistakes;
    if (change.kind == Kind::delete_ || change.is_plain) return broken;
    for (const Field &field : change.model->fields) {
        if (is_missing(change, field, linked)) {
            broken.push_back({field.name, message(Rule::required, field)});
        } else if (const Assignment *assignment = find(change.values, field); assignment && !is_null(*assignment)) {
            check_bounds(*assignment, matches, broken);
        }
    }
    return broken;
}

void check_rules(const Change &change, const Matches &matches, Failures &failures) {
    check_change(change, nullptr, matches, failures);
}

std::vector<FieldMistake> broken_rules(const model::Model &model, const std::vector<Assignment> &values,
                                       const Matches &matches) {
    Broken broken;
    for (const Assignment &assignment : values) {
        const Field &field = *assignment.field;
        if (!is_null(assignment)) {
            check_form(assignment, broken);
            check_bounds(assignment, matches, broken);
        } else if (may_not_be_null(field) && is_written_by_actions(model, field)) {
            broken.push_back({field.name, message(Rule::required, field)});
        }
    }
    return broken;
}

} // namespace model_api::action
