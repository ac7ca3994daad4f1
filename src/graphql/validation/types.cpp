#include "graphql/suggest.hpp"
#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::vector<std::string_view> type_names(const schema::Schema &schema) {
    std::vector<std::string_view> names;
    for (const schema::Type *type : schema.types()) names.push_back(type->name);
    return names;
}

const schema::Type *not_composite(const Context &context, const syntax::Name &condition) {
    const schema::Type *type = context.schema().find(condition.text);
    return type != nullptr && !type->is_composite() ? type : nullptr;
}

} // namespace

void known_type_names(Context &context) {
    for (const Visit &visit : context.visits()) {
        const auto *named = std::get_if<NamedType>(&visit.node);
        if (named == nullptr || context.schema().find(named->name->text) != nullptr) continue;
        if (context.is_full()) return;
        const std::string_view name = named->name->text;
        context.report(context.on_entering(visit),
                       "Unknown type " + quoted(name) + "." +
                           did_you_mean(suggestions(name, type_names(context.schema()))),
                       named->name->at);
    }
}

void fragments_on_composite_types(Context &context) {
    context.for_each<syntax::InlineFragment>([&](const syntax::InlineFragment &fragment, const Visit &visit) {
        const auto *type = not_composite(context, fragment.type);
        if (type == nullptr) return;
        context.report(context.on_entering(visit),
                       "Fragment cannot condition on non composite type " + quoted(type->name) + ".", fragment.type.at);
    });
    context.for_each<syntax::Fragment>([&](const syntax::Fragment &fragment, const Visit &visit) {
        const auto *type = not_composite(context, fragment.type);
        if (type == nullptr) return;
        context.report(context.on_entering(visit),
                       "Fragment " + quoted(fragment.name.text) + " cannot condition on non composite type " +
                           quoted(type->name) + ".",
                       fragment.type.at);
    });
}

void variables_are_input_types(Context &context) {
    context.for_each<syntax::VariableDefinition>([&](const syntax::VariableDefinition &variable, const Visit &visit) {
        const auto type = context.schema().find(variable.type);
        if (!type || type.type->is_input()) return;
        context.report(context.on_entering(visit),
                       "Variable \"$" + std::string(variable.name.text) + "\" cannot be non-input type " +
                           quoted(variable.type.text()) + ".",
                       variable.type.at);
    });
}

} // namespace model_api::graphql::validation
