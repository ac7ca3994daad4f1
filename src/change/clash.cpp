#include "change/clash.hpp"

#include <algorithm>

#include "action/rules.hpp"
#include "action/statement.hpp"
#include "change/kept.hpp"
#include "change/outcome.hpp"
#include "change/record.hpp"
#include "change/row.hpp"
#include "pg/subtransaction.hpp"

namespace model_api::change {
namespace {

using action::Assignment;
using action::Change;
using action::Question;

const Assignment *find(const std::vector<Assignment> &values, const model::Field &field) {
    const auto found = std::ranges::find(values, &field, &Assignment::field);
    return found == values.end() ? nullptr : &*found;
}

bool has_value(const std::vector<Assignment> &values, const model::Field &field) {
    const Assignment *value = find(values, field);
    return value && !std::holds_alternative<sql::Null>(value->value);
}

// The field itself and those that it is unique together with; empty: it is not unique.
std::vector<const model::Field *> unique_together(const model::Model &model, const model::Field &field) {
    if (!field.unique && &field != &model.key()) return {};
    std::vector<const model::Field *> fields{&field};
    if (!field.unique) return fields;
    for (const std::string &name : field.unique->scope) {
        const model::Field *scope = model.find(name);
        if (!scope) return {}; // its column was dropped, and the index with it
        fields.push_back(scope);
    }
    return fields;
}

// The rest of a scope has the values that the record has already.
void complete(const Work &work, const Change &change, std::vector<Assignment> &values) {
    if (change.kind != action::Kind::update) return;
    std::optional<Datum> record;
    for (const model::Field &field : change.model->fields) {
        const auto together = unique_together(*change.model, field);
        const auto is_given = [&](const model::Field *one) { return find(values, *one) != nullptr; };
        if (together.size() < 2 || std::ranges::none_of(together, is_given)) continue;
        for (const model::Field *one : together) {
            if (is_given(one)) continue;
            if (!record) record = stored_record(work, change);
            if (!record) return;
            values.push_back({one, value_in(*record, *one)});
        }
    }
}

// A parent that the action itself was to make is not asked for: it is rolled back.
Question question_of(const Change &change, const std::vector<Assignment> &values) {
    const model::Model &model = *change.model;
    Question question;
    for (const Assignment &value : values) {
        if (value.field->kind == model::Kind::any && !model.find(value.field->name)) continue; // of no field
        question.fields.push_back(value.field);
        if (value.field->kind == model::Kind::belongs_to && has_value(change.values, *value.field))
            question.references.push_back(value.field);
    }
    for (const model::Field &field : model.fields) {
        if (!field.column) continue;
        const auto together = unique_together(model, field);
        if (!together.empty() &&
            std::ranges::all_of(together, [&](const model::Field *one) { return has_value(values, *one); }))
            question.uniques.push_back(&field);
    }
    return question;
}

std::string name_of(const Question &question) {
    std::string name = "clashes";
    for (const auto *fields : {&question.fields, &question.uniques, &question.references}) {
        name += '/';
        for (const model::Field *field : *fields) name += std::to_string(field->column->number) + ",";
    }
    return name;
}

void add(action::Failure &failure, const model::Field &field, const std::string &message) {
    const action::FieldMistake mistake{field.name, message};
    if (std::ranges::find(failure.mistakes, mistake) == failure.mistakes.end()) failure.mistakes.push_back(mistake);
}

// A question that the caller may not ask stays open.
bool is_not_allowed(const std::exception &exception) {
    const auto *error = dynamic_cast<const pg::Error *>(&exception);
    return error && error->sqlstate() == ERRCODE_INSUFFICIENT_PRIVILEGE;
}

// A value that its type refuses clashes with nothing; that it is refused is one more mistake.
void add_refused(const std::exception &exception, const Work &work, action::Failure &failure) {
    if (is_not_allowed(exception)) return;
    for (const action::Failure &refused : failures_of(exception, work))
        for (const action::FieldMistake &mistake : refused.mistakes)
            if (const model::Field *field = work.current->model->find(mistake.field))
                add(failure, *field, mistake.message);
}

std::vector<Row> answers(const Work &work, const Question &question, const std::vector<Assignment> &values) {
    const Change &change = *work.current;
    const Kept kept = keep(work.snapshot, *change.model, name_of(question),
                           [&] { return action::find_clashes(*change.model, work.schema(), question); });
    statement::Arguments arguments{change.kind == action::Kind::update ? *change.key : sql::Value(sql::Null{})};
    for (const model::Field *field : question.fields) arguments.push_back(find(values, *field)->value);
    return statement::run_rows(*kept.statement, *kept.parameters, arguments);
}

// What is unique together with a reference to nothing would tell that there is something after all, which is hidden.
void ask(const Work &work, const Question &question, const std::vector<Assignment> &values, action::Failure &failure) {
    std::vector<const model::Field *> taken, missing;
    for (const Row &row : answers(work, question, values)) {
        const auto which = static_cast<std::size_t>(std::stoul(row.key));
        const std::size_t uniques = question.uniques.size();
        which < uniques ? taken.push_back(question.uniques[which])
                        : missing.push_back(question.references[which - uniques]);
    }
    const auto is_missing = [&](const model::Field *field) {
        return std::ranges::find(missing, field) != missing.end();
    };
    for (const model::Field *field : taken)
        if (std::ranges::none_of(unique_together(*work.current->model, *field), is_missing))
            add(failure, *field, action::message_of(*field, "key"));
    for (const model::Field *field : missing) add(failure, *field, action::message_of(*field, "fkey"));
}

// Parents of which not everybody may be linked to.
Question question_of_parents(const Change &change, const model::Schema &schema) {
    Question question;
    for (const Assignment &value : change.values) {
        if (value.field->kind != model::Kind::belongs_to || !has_value(change.values, *value.field)) continue;
        if (schema.extent(schema.get(value.field->relation->model)) == model::Extent::all) continue;
        question.fields.push_back(value.field);
        question.references.push_back(value.field);
    }
    return question;
}

bool is_told_of(const Change &change, const action::Failures &failures) {
    return std::ranges::any_of(failures, [&](const action::Failure &failure) {
        return failure.path == change.path && failure.code == action::code::invalid_record;
    });
}

void add_own_unlinkable(const catalog::Snapshot &snapshot, const Change &change, action::Failures &failures) {
    if (is_told_of(change, failures)) return;
    const Question question = question_of_parents(change, *snapshot.schema);
    if (question.references.empty()) return;
    Work work{snapshot};
    work.current = &change;
    if (answers(work, question, change.values).empty()) return;
    action::Failure failure = action::invalid_record(change.model->name, change.path, {});
    add_clashes(snapshot, change, change.values, failure);
    failures.push_back(std::move(failure));
}

} // namespace

void add_unlinkable(const catalog::Snapshot &snapshot, const Change &change, action::Failures &failures) {
    for (const auto *several : {&change.parents, &change.children})
        for (const action::Nested &nested : *several)
            for (const Change &inner : nested.changes) add_unlinkable(snapshot, inner, failures);
    add_own_unlinkable(snapshot, change, failures);
}

void add_clashes(const catalog::Snapshot &snapshot, const Change &change, const std::vector<Assignment> &given,
                 action::Failure &failure) {
    if (failure.code != action::code::invalid_record || change.kind == action::Kind::delete_) return;
    Work work{snapshot};
    work.current = &change;
    std::vector<Assignment> values = given;
    complete(work, change, values);
    const Question question = question_of(change, values);
    if (question.uniques.empty() && question.references.empty()) return;
    pg::attempt([&] { ask(work, question, values, failure); },
                [&](const std::exception &exception) { add_refused(exception, work, failure); });
    if (!failure.mistakes.empty()) {
        action::Failure told = action::invalid_record(change.model->name, failure.path, std::move(failure.mistakes));
        failure.message = std::move(told.message);
        failure.mistakes = std::move(told.mistakes);
    }
}

} // namespace model_api::change
