#include "schema/request/uses.hpp"

#include <algorithm>
#include <unordered_set>

namespace model_api::schema::request {
namespace {

namespace syntax = graphql::syntax;
using graphql::execution::Fragments;
using graphql::schema::Type;
using Names = std::vector<std::string_view>;

void add(Names &names, std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

void add_all(Names &names, const syntax::Value &value) {
    if (const auto *variable = value.as<syntax::Variable>()) add(names, variable->name.text);
    if (const auto *list = value.as<syntax::ListValue>())
        for (const syntax::Value &item : list->items) add_all(names, item);
    if (const auto *object = value.as<syntax::ObjectValue>())
        for (const syntax::ObjectField &field : object->fields) add_all(names, field.value);
}

// `level` is the root's type, or a namespace's, as long as the fields are their own; nullptr below.
class Walk {
public:
    // Without an `api` there is no such level, and everything is shaping.
    Walk(const Fragments &fragments, const Api *api) : fragments_(fragments), api_(api) {}

    void selections(const syntax::SelectionSet &set, const Type *level) {
        for (const syntax::Selection &selection : set.selections)
            std::visit(
                [&](const auto &node) {
                    directives(node.directives);
                    walk(node, level);
                },
                selection.node);
    }

    Uses take() {
        const auto is_shaping = [&](std::string_view name) {
            return std::ranges::find(uses_.shaping, name) != uses_.shaping.end();
        };
        std::erase_if(uses_.ids, is_shaping);
        std::erase_if(uses_.cursors, is_shaping);
        return std::move(uses_);
    }

private:
    void directives(const std::vector<syntax::Directive> &all) {
        for (const syntax::Directive &directive : all)
            for (const syntax::Argument &argument : directive.arguments) add_all(uses_.shaping, argument.value);
    }

    void walk(const syntax::Field &field, const Type *level) {
        const graphql::schema::Field *definition = level ? api_->schema().field(*level, field.name.text) : nullptr;
        const Operation operation = definition ? api_->target(*definition).operation : Operation::member;
        for (const syntax::Argument &argument : field.arguments)
            add_all(names_for(operation, argument), argument.value);
        selections(field.selection_set, is_namespace(operation) ? definition->type.type : nullptr);
    }

    void walk(const syntax::InlineFragment &fragment, const Type *level) { selections(fragment.selection_set, level); }

    void walk(const syntax::FragmentSpread &spread, const Type *level) {
        const auto found = fragments_.find(spread.name.text);
        if (found == fragments_.end() || !visited_.insert(found->second).second) return;
        directives(found->second->directives);
        selections(found->second->selection_set, level);
    }

    Names &names_for(Operation operation, const syntax::Argument &argument) {
        if (!argument.value.is<syntax::Variable>()) return uses_.shaping;
        const bool one = operation == Operation::find_one || operation == Operation::internal_find_one;
        const bool many = operation == Operation::find_many || operation == Operation::internal_find_many;
        if (one && argument.name.text == "id") return uses_.ids;
        if (many && (argument.name.text == "after" || argument.name.text == "before")) return uses_.cursors;
        return uses_.shaping;
    }

    const Fragments &fragments_;
    const Api *api_;
    std::unordered_set<const syntax::Fragment *> visited_; // a fragment is of one type, so of one level
    Uses uses_;
};

} // namespace

Uses uses_of(const syntax::Operation &operation, const Fragments &fragments, const Api &api) {
    Walk walk(fragments, &api);
    walk.selections(operation.selection_set, api.schema().root(operation.kind));
    return walk.take();
}

std::vector<std::string_view> variables_below(const Collected &field, const Fragments &fragments) {
    Walk walk(fragments, nullptr);
    for (const syntax::Field *node : field.nodes) walk.selections(node->selection_set, nullptr);
    return walk.take().shaping;
}

} // namespace model_api::schema::request
