#include "change/overflow.hpp"

#include "action/message.hpp"
#include "base/error.hpp"

namespace model_api::change {
namespace {

bool is_rounded(const action::Assignment &value) {
    const sql::Type &type = value.field->column->type;
    return type.family == sql::Family::numeric && type.modifier >= 0 &&
           std::holds_alternative<std::string>(value.value);
}

std::vector<const model::Field *> suspects(const action::Change &change,
                                           const std::vector<action::Assignment> &values) {
    std::vector<const model::Field *> fields;
    for (const action::Increment &increment : change.increments) fields.push_back(increment.field);
    for (const action::Assignment &value : values)
        if (is_rounded(value)) fields.push_back(value.field);
    return fields;
}

} // namespace

void name_overflow(const action::Change &change, const std::vector<action::Assignment> &values,
                   action::Failure &failure) {
    const bool is_overflow = failure.code == action::code::invalid_record &&
                             failure.sqlstate == sqlstate::numeric_value_out_of_range && failure.mistakes.empty();
    if (!is_overflow) return;
    const auto fields = suspects(change, values);
    if (fields.size() != 1) return;
    const model::Field &field = *fields.front();
    failure = action::invalid_record(change.model->name, failure.path,
                                     {{field.name, action::message(action::Rule::type_range, field)}});
}

} // namespace model_api::change
