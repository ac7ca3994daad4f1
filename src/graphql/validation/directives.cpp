#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

// What stands on a node; nullptr: nothing can.
struct DirectivesOf {
    using Directives = std::vector<syntax::Directive>;

    template <class Node>
    const Directives *operator()(const Node *node) const {
        if constexpr (requires { node->directives; }) return &node->directives;
        return nullptr;
    }
    const Directives *operator()(const NamedType &) const { return nullptr; }
};

} // namespace

void known_directives(Context &context) {
    context.for_each<syntax::Directive>([&](const syntax::Directive &directive, const Visit &visit) {
        const std::string name(directive.name.text);
        if (visit.directive == nullptr) {
            context.report(context.on_entering(visit), "Unknown directive \"@" + name + "\".", directive.at);
        } else if (!visit.directive->may_be_on(visit.place)) {
            context.report(context.on_entering(visit),
                           "Directive \"@" + name + "\" may not be used on " + std::string(visit.place) + ".",
                           directive.at);
        }
    });
}

void unique_directives_per_location(Context &context) {
    for (const Visit &visit : context.visits()) {
        const auto *directives = std::visit(DirectivesOf{}, visit.node);
        if (directives == nullptr || directives->size() < 2) continue;
        std::unordered_map<std::string_view, syntax::Offset> known;
        for (const auto &directive : *directives) {
            const auto *definition = context.schema().directive(directive.name.text);
            if (definition == nullptr || definition->is_repeatable) continue;
            const auto [entry, is_new] = known.try_emplace(directive.name.text, directive.at);
            if (is_new) continue;
            context.report(context.on_entering(visit),
                           "The directive \"@" + definition->name + "\" can only be used once at this location.",
                           {entry->second, directive.at});
        }
    }
}

} // namespace model_api::graphql::validation
