#include <algorithm>

#include "graphql/execution/collect.hpp"
#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

struct NotExecutable {
    std::string name;
    syntax::Offset at = 0;
};

NotExecutable not_executable(const syntax::Definition &definition) {
    if (const auto *type = std::get_if<syntax::TypeDefinition>(&definition)) {
        return {'"' + std::string(type->name.text) + '"', type->at};
    }
    if (const auto *directive = std::get_if<syntax::DirectiveDefinition>(&definition)) {
        return {'"' + std::string(directive->name.text) + '"', directive->at};
    }
    if (const auto *schema = std::get_if<syntax::SchemaDefinition>(&definition)) return {"schema", schema->at};
    return {};
}

} // namespace

void executable_definitions(Context &context) {
    for (const auto &definition : context.document().definitions) {
        const auto [name, at] = not_executable(definition);
        if (!name.empty()) context.report(Context::at_start, "The " + name + " definition is not executable.", at);
    }
}

void unique_operation_names(Context &context) {
    std::unordered_map<std::string_view, syntax::Offset> known;
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        const auto &[name, at] = operation.name;
        if (name.empty()) return;
        const auto [entry, is_new] = known.try_emplace(name, at);
        if (is_new) return;
        context.report(context.on_entering(visit),
                       "There can be only one operation named \"" + std::string(name) + "\".", {entry->second, at});
    });
}

void lone_anonymous_operation(Context &context) {
    const auto is_operation = [](const auto &definition) {
        return std::holds_alternative<syntax::Operation>(definition);
    };
    if (std::ranges::count_if(context.document().definitions, is_operation) < 2) return;
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        if (!operation.name.text.empty()) return;
        context.report(context.on_entering(visit), "This anonymous operation must be the only defined operation.",
                       operation.at);
    });
}

namespace {

std::vector<syntax::Offset> places_of(const std::vector<const syntax::Field *> &nodes) {
    std::vector<syntax::Offset> places;
    for (const auto *node : nodes) places.push_back(node->at);
    return places;
}

void check_subscription(Context &context, const syntax::Operation &operation, const Visit &visit,
                        const schema::Type &root) {
    const auto fields = execution::collect_fields({&operation.selection_set}, root, context.schema(),
                                                  execution::fragments_of(context.document()), {});
    const std::string name(operation.name.text);
    const std::string subject = name.empty() ? "Anonymous Subscription" : "Subscription \"" + name + "\"";
    std::vector<const syntax::Field *> more;
    for (const auto &field : fields) {
        if (&field != &fields.front()) more.insert(more.end(), field.nodes.begin(), field.nodes.end());
    }
    const Moment moment = context.on_entering(visit);
    if (!more.empty()) context.report(moment, subject + " must select only one top level field.", places_of(more));
    for (const auto &field : fields) {
        if (!field.nodes.front()->name.text.starts_with("__")) continue;
        context.report(moment, subject + " must not select an introspection top level field.", places_of(field.nodes));
    }
}

} // namespace

void single_field_subscriptions(Context &context) {
    const schema::Type *root = context.schema().root(syntax::OperationKind::subscription);
    if (root == nullptr) return;
    context.for_each<syntax::Operation>([&](const syntax::Operation &operation, const Visit &visit) {
        if (operation.kind == syntax::OperationKind::subscription) check_subscription(context, operation, visit, *root);
    });
}

} // namespace model_api::graphql::validation
