#include "graphql/validation/visit.hpp"

#include <array>

namespace model_api::graphql::validation {

namespace {

using schema::Type;
using schema::TypeUse;

constexpr std::array<std::string_view, 3> operation_places = {"QUERY", "MUTATION", "SUBSCRIPTION"};

// The type of the place an input value is in.
struct Slot {
    TypeUse type;
    TypeUse outer;
    bool has_default = false;
};

const Type *composite(const TypeUse &use) {
    return use && use.type->is_composite() ? use.type : nullptr;
}

class Walk {
public:
    explicit Walk(const schema::Schema &schema) : schema_(schema) {}

    std::vector<Visit> take() { return std::move(visits_); }

    void walk(const syntax::Operation &operation) {
        const auto kind = static_cast<std::size_t>(operation.kind);
        const TypeUse type{schema_.root(operation.kind), {}};
        within(
            &operation, [&](Visit &visit) { visit.type = type; },
            [&] {
                for (const auto &variable : operation.variables) walk(variable);
                walk(operation.directives, operation_places[kind]);
                walk(operation.selection_set, type);
            });
    }

    void walk(const syntax::Fragment &fragment) {
        const TypeUse type = condition(fragment.type);
        within(
            &fragment, [&](Visit &visit) { visit.type = type; },
            [&] {
                named(fragment.type);
                walk(fragment.directives, "FRAGMENT_DEFINITION");
                walk(fragment.selection_set, type);
            });
    }

    // Definitions of types are none that can be executed, which one rule says of them; the others do not see them.
    template <class Other>
    void walk(const Other &) {}

private:
    template <class Describe, class Inside>
    void within(Node node, const Describe &describe, const Inside &inside) {
        const std::size_t index = visits_.size();
        Visit &visit = visits_.emplace_back();
        visit.node = node;
        visit.parent = parent_;
        visit.field = field_;
        describe(visit);
        inside();
        visits_[index].end = static_cast<std::uint32_t>(visits_.size());
    }

    TypeUse condition(const syntax::Name &name) const {
        const Type *type = schema_.find(name.text);
        return {type != nullptr && type->is_output() ? type : nullptr, {}};
    }

    void named(const syntax::Name &name) {
        within(
            NamedType{&name}, [](Visit &) {}, [] {});
    }

    void walk(const syntax::VariableDefinition &variable) {
        TypeUse type = schema_.find(variable.type);
        if (type && !type.type->is_input()) type = {};
        within(
            &variable, [&](Visit &visit) { visit.type = type; },
            [&] {
                named(variable.type.name);
                if (variable.default_value) walk(*variable.default_value, Slot{type, {}, false});
                walk(variable.directives, "VARIABLE_DEFINITION");
            });
    }

    void walk(const std::vector<syntax::Directive> &directives, std::string_view place) {
        for (const auto &directive : directives) {
            const auto *definition = schema_.directive(directive.name.text);
            within(
                &directive,
                [&](Visit &visit) {
                    visit.directive = definition;
                    visit.place = place;
                },
                [&] { walk(directive.arguments, arguments_of(definition), true); });
        }
    }

    // The arguments of a directive that is unknown are looked up in the field it stands on, as graphql-js does.
    const schema::Members<schema::InputValue> *arguments_of(const schema::Directive *directive) const {
        if (directive != nullptr) return &directive->arguments;
        return field_ == nullptr ? nullptr : &field_->arguments;
    }

    void walk(const std::vector<syntax::Argument> &arguments, const schema::Members<schema::InputValue> *definitions,
              bool is_in_directive) {
        for (const auto &argument : arguments) {
            const auto *definition = definitions == nullptr ? nullptr : definitions->find(argument.name.text);
            const Slot slot = slot_of(definition, {});
            within(
                &argument,
                [&](Visit &visit) {
                    visit.input = definition;
                    visit.type = slot.type;
                    visit.is_in_directive = is_in_directive;
                },
                [&] { walk(argument.value, slot); });
        }
    }

    static Slot slot_of(const schema::InputValue *definition, const TypeUse &outer) {
        if (definition == nullptr) return {{}, outer, false};
        return {definition->type, outer, static_cast<bool>(definition->default_value)};
    }

    void walk(const syntax::Value &value, const Slot &slot) {
        within(
            &value,
            [&](Visit &visit) {
                visit.type = slot.type;
                visit.outer = slot.outer;
                visit.has_default = slot.has_default;
            },
            [&] {
                if (const auto *list = value.as<syntax::ListValue>()) walk(*list, slot);
                if (const auto *object = value.as<syntax::ObjectValue>()) walk(*object, slot);
            });
    }

    void walk(const syntax::ListValue &list, const Slot &slot) {
        const TypeUse item = slot.type && slot.type.is_list() ? slot.type.item() : slot.type.nullable();
        for (const auto &value : list.items) walk(value, Slot{item, slot.type, false});
    }

    void walk(const syntax::ObjectValue &object, const Slot &slot) {
        const bool is_known = slot.type && slot.type.type->is(schema::Kind::input);
        for (const auto &field : object.fields) {
            const auto *definition = is_known ? slot.type.type->input_fields.find(field.name.text) : nullptr;
            const Slot inner = slot_of(definition, slot.type);
            within(
                &field,
                [&](Visit &visit) {
                    visit.input = definition;
                    visit.type = inner.type;
                    visit.outer = slot.type;
                },
                [&] { walk(field.value, inner); });
        }
    }

    void walk(const syntax::SelectionSet &set, const TypeUse &type) {
        if (set.empty()) return;
        const Type *outside = std::exchange(parent_, composite(type));
        within(
            &set, [&](Visit &) {},
            [&] {
                for (const auto &selection : set.selections) {
                    std::visit([&](const auto &node) { walk_selection(node, type); }, selection.node);
                }
            });
        parent_ = outside;
    }

    void walk_selection(const syntax::Field &field, const TypeUse &) {
        const auto *definition = parent_ == nullptr ? nullptr : schema_.field(*parent_, field.name.text);
        const auto *outside = std::exchange(field_, definition);
        const TypeUse type = definition == nullptr ? TypeUse{} : definition->type;
        within(
            &field, [&](Visit &visit) { visit.type = type; },
            [&] {
                walk(field.arguments, definition == nullptr ? nullptr : &definition->arguments, false);
                walk(field.directives, "FIELD");
                walk(field.selection_set, type);
            });
        field_ = outside;
    }

    void walk_selection(const syntax::FragmentSpread &spread, const TypeUse &) {
        within(
            &spread, [](Visit &) {}, [&] { walk(spread.directives, "FRAGMENT_SPREAD"); });
    }

    void walk_selection(const syntax::InlineFragment &fragment, const TypeUse &around) {
        const bool is_conditional = !fragment.type.text.empty();
        const TypeUse type = is_conditional ? condition(fragment.type) : TypeUse{around.type, {}};
        within(
            &fragment, [&](Visit &visit) { visit.type = type; },
            [&] {
                if (is_conditional) named(fragment.type);
                walk(fragment.directives, "INLINE_FRAGMENT");
                walk(fragment.selection_set, type);
            });
    }

    const schema::Schema &schema_;
    std::vector<Visit> visits_;
    const Type *parent_ = nullptr;
    const schema::Field *field_ = nullptr;
};

} // namespace

std::vector<Visit> visits_of(const syntax::Document &document, const schema::Schema &schema) {
    Walk walk(schema);
    for (const auto &definition : document.definitions) {
        std::visit([&](const auto &node) { walk.walk(node); }, definition);
    }
    return walk.take();
}

} // namespace model_api::graphql::validation
