#include "graphql/execution/collect.hpp"

#include <algorithm>
#include <unordered_set>

namespace model_api::graphql::execution {

namespace {

// The last of arguments given twice, and the first of directives, as everywhere where validation has not refused them.
const syntax::Value *condition_of(const std::vector<syntax::Directive> &directives, std::string_view name) {
    const auto directive = std::ranges::find(directives, name, [](const auto &one) { return one.name.text; });
    if (directive == directives.end()) return nullptr;
    const syntax::Value *condition = nullptr;
    for (const auto &argument : directive->arguments) {
        if (argument.name.text == "if") condition = &argument.value;
    }
    return condition;
}

// A variable without a value says nothing.
bool says(const syntax::Value *condition, const input::Variables &variables, bool expected) {
    if (condition == nullptr) return false;
    if (const auto *literal = condition->as<syntax::BooleanValue>()) return literal->value == expected;
    const auto *variable = condition->as<syntax::Variable>();
    const Json *value = variable == nullptr ? nullptr : input::find(variables, variable->name.text);
    return value != nullptr && value->is_boolean() && value->as_boolean() == expected;
}

class Collector {
public:
    Collector(const schema::Type &type, const schema::Schema &schema, const Fragments &fragments,
              const input::Variables &variables)
        : type_(type), schema_(schema), fragments_(fragments), variables_(variables) {}

    void collect(const syntax::SelectionSet &set) {
        for (const auto &selection : set.selections) {
            std::visit(
                [&](const auto &node) {
                    if (is_included(node.directives, variables_)) add(node);
                },
                selection.node);
        }
    }

    std::vector<Collected> take() { return std::move(collected_); }

private:
    void add(const syntax::Field &field) {
        const auto [entry, is_new] = positions_.try_emplace(field.response_name(), collected_.size());
        if (is_new) collected_.push_back({field.response_name(), {}});
        collected_[entry->second].nodes.push_back(&field);
    }

    void add(const syntax::InlineFragment &fragment) {
        if (fragment.type.text.empty() || applies(fragment.type.text)) collect(fragment.selection_set);
    }

    void add(const syntax::FragmentSpread &spread) {
        if (!visited_.insert(spread.name.text).second) return;
        const auto found = fragments_.find(spread.name.text);
        if (found != fragments_.end() && applies(found->second->type.text)) collect(found->second->selection_set);
    }

    bool applies(std::string_view condition) const {
        const schema::Type *type = schema_.find(condition);
        if (type == nullptr) return false;
        return type == &type_ || (type->is_abstract() && schema::Schema::is_subtype(*type, type_));
    }

    const schema::Type &type_;
    const schema::Schema &schema_;
    const Fragments &fragments_;
    const input::Variables &variables_;
    std::vector<Collected> collected_;
    std::unordered_map<std::string_view, std::size_t> positions_;
    std::unordered_set<std::string_view> visited_;
};

} // namespace

Fragments fragments_of(const syntax::Document &document) {
    Fragments fragments;
    for (const auto &definition : document.definitions) {
        if (const auto *fragment = std::get_if<syntax::Fragment>(&definition))
            fragments[fragment->name.text] = fragment;
    }
    return fragments;
}

bool is_included(const std::vector<syntax::Directive> &directives, const input::Variables &variables) {
    if (directives.empty()) return true;
    return !says(condition_of(directives, "skip"), variables, true) &&
           !says(condition_of(directives, "include"), variables, false);
}

std::vector<Collected> collect_fields(const std::vector<const syntax::SelectionSet *> &sets, const schema::Type &type,
                                      const schema::Schema &schema, const Fragments &fragments,
                                      const input::Variables &variables) {
    Collector collector(type, schema, fragments, variables);
    for (const auto *set : sets) collector.collect(*set);
    return collector.take();
}

std::vector<Collected> collect_subfields(const Collected &field, const schema::Type &type, const schema::Schema &schema,
                                         const Fragments &fragments, const input::Variables &variables) {
    std::vector<const syntax::SelectionSet *> sets;
    for (const auto *node : field.nodes) sets.push_back(&node->selection_set);
    return collect_fields(sets, type, schema, fragments, variables);
}

} // namespace model_api::graphql::execution
