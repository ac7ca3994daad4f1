#include "schema/names.hpp"

#include "base/naming.hpp"

namespace model_api::schema {

std::string mutation_name(std::string_view action, const model::Model &model) {
    return std::string(action) + model.type_name;
}

std::string bulk_name(std::string_view action, const model::Model &model) {
    return "bulk" + capitalized(action) + model.plural_type_name;
}

std::string type_name(std::string_view mutation, std::string_view what) {
    return capitalized(mutation).append(what);
}

std::string nested_input_name(std::string_view action, const model::Model &model) {
    return "Nested" + capitalized(action) + model.type_name + "Input";
}

std::string relation_input_name(const model::Field &field, const model::Model &other) {
    return other.type_name + capitalized(field.type().name) + "Input";
}

std::string enum_name(const model::Model &model, const model::Field &field) {
    return model.type_name + capitalized(field.name) + "Enum";
}

std::string list_of(std::string_view type) {
    return "[" + std::string(type) + "]";
}

std::string list_of_all(std::string_view type) {
    return "[" + std::string(type) + "!]";
}

std::string required(std::string_view type) {
    return std::string(type) + "!";
}

} // namespace model_api::schema
