#include <unordered_set>

#include "graphql/suggest.hpp"
#include "graphql/validation/repeated.hpp"
#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

using Definitions = schema::Members<schema::InputValue>;

std::string meant_argument(std::string_view name, const Definitions &definitions) {
    return did_you_mean(suggestions(name, definitions.names()));
}

void report_repeated(Context &context, const std::vector<syntax::Argument> &arguments, const Visit &visit) {
    const auto names = repeated(arguments, [](const auto &one) -> const syntax::Name & { return one.name; });
    for (const Repeated &group : names) {
        context.report(context.on_entering(visit),
                       "There can be only one argument named \"" + std::string(group.name) + "\".", group.places);
    }
}

// Of a field or directive, which `what` names.
void report_missing(Context &context, const std::string &what, const Definitions &definitions,
                    const std::vector<syntax::Argument> &arguments, const Visit &visit, syntax::Offset at) {
    std::unordered_set<std::string_view> given;
    for (const auto &argument : arguments) given.insert(argument.name.text);
    for (const auto &definition : definitions) {
        if (!definition.is_required() || given.contains(definition.name)) continue;
        context.report(context.on_leaving(visit),
                       what + " argument \"" + definition.name + "\" of type \"" + definition.type.text() +
                           "\" is required, but it was not provided.",
                       at);
    }
}

} // namespace

void known_argument_names(Context &context) {
    context.for_each<syntax::Argument>([&](const syntax::Argument &argument, const Visit &visit) {
        if (visit.is_in_directive || visit.input != nullptr || visit.field == nullptr) return;
        const std::string name(argument.name.text);
        context.report(context.on_entering(visit),
                       "Unknown argument \"" + name + "\" on field \"" + visit.parent->name + "." + visit.field->name +
                           "\"." + meant_argument(name, visit.field->arguments),
                       argument.name.at);
    });
    context.for_each<syntax::Directive>([&](const syntax::Directive &directive, const Visit &visit) {
        if (visit.directive == nullptr) return;
        for (const auto &argument : directive.arguments) {
            const std::string name(argument.name.text);
            if (visit.directive->arguments.find(name) != nullptr || context.is_full()) continue;
            context.report(context.on_entering(visit),
                           "Unknown argument \"" + name + "\" on directive \"@" + visit.directive->name + "\"." +
                               meant_argument(name, visit.directive->arguments),
                           argument.name.at);
        }
    });
}

void unique_argument_names(Context &context) {
    context.for_each<syntax::Field>(
        [&](const syntax::Field &field, const Visit &visit) { report_repeated(context, field.arguments, visit); });
    context.for_each<syntax::Directive>([&](const syntax::Directive &directive, const Visit &visit) {
        report_repeated(context, directive.arguments, visit);
    });
}

void provided_required_arguments(Context &context) {
    context.for_each<syntax::Field>([&](const syntax::Field &field, const Visit &visit) {
        if (!visit.type) return;
        const auto &definition = *context.schema().field(*visit.parent, field.name.text);
        report_missing(context, "Field \"" + definition.name + "\"", definition.arguments, field.arguments, visit,
                       field.at);
    });
    context.for_each<syntax::Directive>([&](const syntax::Directive &directive, const Visit &visit) {
        if (visit.directive == nullptr) return;
        report_missing(context, "Directive \"@" + visit.directive->name + "\"", visit.directive->arguments,
                       directive.arguments, visit, directive.at);
    });
}

} // namespace model_api::graphql::validation
