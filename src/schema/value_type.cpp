#include "schema/value_type.hpp"

#include <array>

#include "schema/names.hpp"

namespace model_api::schema {

namespace {

using filter::InputType;
using model::Kind;

struct KindRow {
    Kind kind;
    std::string_view output, input;
};
// Kinds for which the kind alone decides.
constexpr std::array kinds = {KindRow{Kind::id, "GadgetID", "GadgetID"},
                              KindRow{Kind::string, "String", "String"},
                              KindRow{Kind::boolean, "Boolean", "Boolean"},
                              KindRow{Kind::email, "String", "String"},
                              KindRow{Kind::url, "URL", "String"},
                              KindRow{Kind::rich_text, "RichText", "RichTextInput"},
                              KindRow{Kind::color, "String", "String"},
                              KindRow{Kind::json, "JSON", "JSON"},
                              KindRow{Kind::password, "String", "String"},
                              KindRow{Kind::encrypted_string, "String", "String"},
                              KindRow{Kind::role_list, "[Role!]", "[String]"},
                              KindRow{Kind::record_state, "RecordState", "RecordState"},
                              KindRow{Kind::any, "JSON", "JSON"},
                              KindRow{Kind::belongs_to, "GadgetID", "GadgetID"}};

// JSON for what is not in the table: a new kind is readable before it has a type of its own.
KindRow row_of(Kind kind) {
    for (const KindRow &row : kinds)
        if (row.kind == kind) return row;
    return {kind, "JSON", "JSON"};
}

bool has_32_bits(const model::Field &field) {
    return field.decimals == 0 && !(field.column && field.column->type.oid == sql::bigint_type().oid);
}

std::string_view number_type(const model::Field &field) {
    return has_32_bits(field) ? "Int" : "Float";
}

// The type of one operand of each input type, in the order of InputType; a list where the field's value is one.
constexpr std::array<std::string_view, 14> operands = {"GadgetID", "String",         "Float",  "Int",    "Boolean",
                                                       "DateTime", "DateOrDateTime", "String", "String", "String",
                                                       "JSON",     "StateValue",     "JSON",   "JSON"};

bool has_lists(InputType type) {
    return type == InputType::multi_enum || type == InputType::role_assignment;
}

} // namespace

std::string output_type(const model::Model &model, const model::Field &field) {
    if (field.kind == Kind::number) return std::string(number_type(field));
    if (field.kind == Kind::date_time) return field.include_time ? "DateTime" : "Date";
    if (field.kind != Kind::enumeration) return std::string(row_of(field.kind).output);
    return field.multiple ? list_of_all(enum_name(model, field)) : enum_name(model, field);
}

std::string input_type(const model::Model &model, const model::Field &field) {
    if (field.kind == Kind::date_time && !field.include_time) return "DateOrDateTime";
    if (field.kind == Kind::date_time || field.kind == Kind::number || field.kind == Kind::enumeration)
        return output_type(model, field);
    return std::string(row_of(field.kind).input);
}

std::string_view parameter_type(const model::Parameter &parameter) {
    if (parameter.type == "number") return "Float";
    if (parameter.type == "dateTime") return "DateTime";
    const model::FieldType *type = model::find_field_type(parameter.type);
    return type ? row_of(type->kind).input : "JSON";
}

filter::InputType filter_type(const model::Field &field) {
    const InputType type = filter::input_type(field);
    return type == InputType::int_ && !has_32_bits(field) ? InputType::float_ : type;
}

std::string operand_type(filter::InputType type, filter::Operation operation) {
    using filter::Operation;
    if (operation == Operation::is_set) return "Boolean";
    if (operation == Operation::in_state) return "String";
    const std::string one(operands.at(static_cast<std::size_t>(type)));
    if (operation == Operation::in || operation == Operation::not_in) return list_of(one);
    return has_lists(type) ? list_of(one) : one;
}

} // namespace model_api::schema
