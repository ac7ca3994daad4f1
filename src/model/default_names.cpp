#include "base/text.hpp"
#include "model/definition.hpp"

namespace model_api::model {

namespace {

std::string number_type(const std::optional<int> &decimals) {
    if (!decimals) return "double precision";
    if (*decimals == 0) return "integer"; // the API's Int has 32 bits
    return "numeric(38," + std::to_string(*decimals) + ")";
}

// Types of the kinds for which the kind alone decides.
std::string_view fixed_type(Kind kind) {
    switch (kind) {
    case Kind::id:
    case Kind::belongs_to:
        return "bigint";
    case Kind::string:
        return "text";
    case Kind::boolean:
        return "boolean";
    case Kind::email:
        return "model.email";
    case Kind::url:
        return "model.url";
    case Kind::rich_text:
        return "model.rich_text";
    case Kind::color:
        return "model.color";
    case Kind::json:
        return "jsonb";
    case Kind::password:
        return "model.password";
    case Kind::encrypted_string:
        return "bytea";
    case Kind::role_list:
        return "model.role_keys";
    case Kind::record_state:
        return "model.record_state";
    default:
        return {}; // no column, or no type without "sqlType"
    }
}

} // namespace

std::string default_column_name(const Field &field) {
    const std::string name = to_snake_case(field.name);
    return field.kind == Kind::belongs_to ? name + "_id" : name;
}

std::string default_table_name(std::string_view model_name) {
    const std::string table = to_snake_case(model_name);
    return is_reserved_word(table) ? to_snake_case(plural_of(model_name)) : table;
}

std::string default_sql_type(const Field &field) {
    if (field.kind == Kind::number) return number_type(field.decimals);
    if (field.kind == Kind::date_time) return field.include_time ? "timestamp(3) with time zone" : "date";
    if (field.kind == Kind::enumeration) return field.multiple ? "text[]" : "text";
    return std::string(fixed_type(field.kind));
}

// A model named "widget_model" is WidgetModel to GraphQL, as one named "widgetModel" is.
std::string default_type_name(std::string_view name) {
    return capitalized(name.find('_') == std::string_view::npos ? std::string(name) : to_camel_case(name));
}

} // namespace model_api::model
