#include "action/parameters.hpp"

#include <algorithm>

#include "action/value.hpp"

namespace model_api::action {

namespace {

using model::Kind;

const sql::Type &type_of(Kind kind) {
    switch (kind) {
    case Kind::number:
        return sql::numeric_type();
    case Kind::boolean:
        return sql::boolean_type();
    case Kind::date_time:
        return sql::timestamptz_type();
    case Kind::json:
        return sql::jsonb_type();
    default:
        return sql::text_type();
    }
}

// A field without rules that takes what the parameter takes.
model::Field field_like(const model::Parameter &parameter) {
    const model::FieldType *type = model::find_field_type(parameter.type);
    model::Field field;
    field.name = parameter.name;
    field.kind = type ? type->kind : Kind::json;
    if (field.kind == Kind::password) field.kind = Kind::string; // how strong it is matters where it is kept
    field.column.emplace().type = type_of(field.kind);
    return field;
}

} // namespace

const model::Parameter *find_parameter(const model::Action &action, std::string_view name) {
    const auto found = std::ranges::find(action.parameters, name, &model::Parameter::name);
    return found == action.parameters.end() ? nullptr : &*found;
}

void check_parameter(const model::Parameter &parameter, const Json &value, const Place &place, Mistakes &mistakes) {
    const model::Field field = field_like(parameter);
    const Reading reading = read_value(field, value, place, mistakes);
    if (reading.broken) mistakes.add(place, "parameter \"" + field.name + "\" " + message(*reading.broken, field));
}

} // namespace model_api::action
