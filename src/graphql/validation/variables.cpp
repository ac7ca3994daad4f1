#include <unordered_set>

#include "graphql/validation/repeated.hpp"
#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

using schema::TypeUse;

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string variable(std::string_view name) {
    return "Variable \"$" + std::string(name) + "\"";
}

const syntax::Variable &variable_at(const Visit &usage) {
    return *usage.as<syntax::Value>()->as<syntax::Variable>();
}

// A variable that may be null fits where null may not be if either side has something else to offer.
bool is_allowed(const TypeUse &variable_type, const syntax::VariableDefinition &definition, const Visit &usage) {
    const TypeUse &place = usage.type;
    if (!place.is_non_null() || variable_type.is_non_null()) return schema::Schema::is_subtype(variable_type, place);
    const bool has_value = definition.default_value && !definition.default_value->is<syntax::NullValue>();
    return (has_value || usage.has_default) && schema::Schema::is_subtype(variable_type, place.nullable());
}

} // namespace

void unique_variable_names(Context &context) {
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        const auto names =
            repeated(operation.variables, [](const auto &one) -> const syntax::Name & { return one.name; });
        for (const Repeated &group : names) {
            context.report(context.on_entering(visit),
                           "There can be only one variable named \"$" + std::string(group.name) + "\".", group.places);
        }
    });
}

void no_undefined_variables(Context &context) {
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        std::unordered_set<std::string_view> defined;
        for (const auto &definition : operation.variables) defined.insert(definition.name.text);
        const std::string_view name = operation.name.text;
        for (const Visit *usage : context.variables_of(visit)) {
            if (defined.contains(variable_at(*usage).name.text)) continue;
            context.report(context.on_leaving(visit),
                           variable(variable_at(*usage).name.text) + " is not defined" +
                               (name.empty() ? "." : " by operation " + quoted(name) + "."),
                           {usage->as<syntax::Value>()->at, operation.at});
        }
    });
}

void no_unused_variables(Context &context) {
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        std::unordered_set<std::string_view> used;
        for (const Visit *usage : context.variables_of(visit)) used.insert(variable_at(*usage).name.text);
        const std::string_view name = operation.name.text;
        for (const auto &definition : operation.variables) {
            if (used.contains(definition.name.text)) continue;
            context.report(context.on_leaving(visit),
                           variable(definition.name.text) + " is never used" +
                               (name.empty() ? "." : " in operation " + quoted(name) + "."),
                           definition.at);
        }
    });
}

namespace {

void check_position(Context &context, const Visit &operation, const syntax::VariableDefinition &definition,
                    const Visit &usage) {
    const TypeUse type = context.schema().find(definition.type);
    if (!type || !usage.type) return;
    const std::vector<syntax::Offset> places = {definition.at, usage.as<syntax::Value>()->at};
    if (!is_allowed(type, definition, usage)) {
        context.report(context.on_leaving(operation),
                       variable(definition.name.text) + " of type " + quoted(type.text()) +
                           " used in position expecting type " + quoted(usage.type.text()) + ".",
                       places);
    }
    const bool is_one_of = usage.outer && usage.outer.wrapping.is_plain() && usage.outer.type->is_one_of;
    if (is_one_of && !type.is_non_null()) {
        context.report(context.on_leaving(operation),
                       variable(definition.name.text) + " is of type " + quoted(type.text()) +
                           " but must be non-nullable to be used for OneOf Input Object " + quoted(usage.outer.text()) +
                           ".",
                       places);
    }
}

} // namespace

void variables_in_allowed_position(Context &context) {
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        std::unordered_map<std::string_view, const syntax::VariableDefinition *> definitions;
        for (const auto &definition : operation.variables) definitions[definition.name.text] = &definition;
        for (const Visit *usage : context.variables_of(visit)) {
            const auto definition = definitions.find(variable_at(*usage).name.text);
            if (definition != definitions.end()) check_position(context, visit, *definition->second, *usage);
        }
    });
}

} // namespace model_api::graphql::validation
