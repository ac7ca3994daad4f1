#include "graphql/schema/define.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "graphql/input/literal.hpp"
#include "graphql/syntax/parse.hpp"

namespace model_api::graphql::schema {

namespace {

using syntax::OperationKind;

[[noreturn]] void reject(const std::string &message) {
    throw DomainError(sqlstate::invalid_object_definition, "", message);
}

const syntax::Value *directive_argument(const std::vector<syntax::Directive> &directives, std::string_view name,
                                        std::string_view argument) {
    for (const syntax::Directive &directive : directives) {
        if (directive.name.text != name) continue;
        for (const syntax::Argument &given : directive.arguments) {
            if (given.name.text == argument) return &given.value;
        }
    }
    return nullptr;
}

bool has_directive(const std::vector<syntax::Directive> &directives, std::string_view name) {
    return std::ranges::any_of(directives, [&](const auto &directive) { return directive.name.text == name; });
}

std::optional<std::string> deprecation(const std::vector<syntax::Directive> &directives) {
    if (!has_directive(directives, "deprecated")) return std::nullopt;
    const syntax::Value *reason = directive_argument(directives, "deprecated", "reason");
    const auto *text = reason == nullptr ? nullptr : reason->as<syntax::StringValue>();
    return text == nullptr ? std::string(default_deprecation) : text->text;
}

class Definer {
public:
    Definer(Schema &schema, Existing existing) : schema_(schema), existing_(existing) {}

    // In an order in which a default value is read when its type is known.
    void define(const syntax::Document &document) {
        has_schema_definition_ = std::ranges::any_of(document.definitions, [](const auto &definition) {
            return std::holds_alternative<syntax::SchemaDefinition>(definition);
        });
        for_types(document, [&](const auto &type) { declare(type); });
        for_types(document, [&](const auto &type) {
            if (!has_fields(type.kind)) fill(type);
        });
        for_types(document, [&](const auto &type) { set_defaults(type); });
        for_types(document, [&](const auto &type) {
            if (has_fields(type.kind)) fill(type);
        });
        for (const auto &definition : document.definitions) std::visit(*this, definition);
    }

    void operator()(const syntax::Operation &) const { reject("an operation defines nothing"); }
    void operator()(const syntax::Fragment &) const { reject("a fragment defines nothing"); }
    void operator()(const syntax::TypeDefinition &definition) const {
        for (const OperationKind operation :
             {OperationKind::query, OperationKind::mutation, OperationKind::subscription}) {
            constexpr std::string_view names[] = {"Query", "Mutation", "Subscription"};
            if (has_schema_definition_ || definition.is_extension) continue;
            if (definition.name.text != names[static_cast<std::size_t>(operation)]) continue;
            schema_.set_root(operation, schema_.mention(definition.name.text));
        }
    }
    void operator()(const syntax::SchemaDefinition &definition) const {
        if (definition.description) schema_.set_description(*definition.description);
        for (const auto &root : definition.roots) schema_.set_root(root.operation, schema_.mention(root.type.text));
    }
    void operator()(const syntax::DirectiveDefinition &definition) const {
        if (existing_ == Existing::stays && schema_.directive(definition.name.text) != nullptr) return;
        Directive directive;
        directive.name = definition.name.text;
        directive.description = text(definition.description);
        directive.arguments = inputs(definition.arguments);
        directive.is_repeatable = definition.is_repeatable;
        for (const auto &location : definition.locations) directive.locations.emplace_back(location.text);
        schema_.add(std::move(directive));
    }

private:
    static bool has_fields(Kind kind) { return kind == Kind::object || kind == Kind::interface; }

    template <class Do>
    static void for_types(const syntax::Document &document, const Do &action) {
        for (const auto &definition : document.definitions) {
            if (const auto *type = std::get_if<syntax::TypeDefinition>(&definition)) action(*type);
        }
    }

    void declare(const syntax::TypeDefinition &definition) const {
        if (definition.is_extension || is_built_in_scalar(definition.name.text)) return;
        schema_.define(definition.name.text, definition.kind, definition.description.value_or(""));
    }

    void fill(const syntax::TypeDefinition &definition) const {
        Type &type = schema_.mention(definition.name.text);
        if (!type.is(definition.kind)) reject("type \"" + type.name + "\" is extended as another kind of type");
        for (const auto &name : definition.interfaces) type.interfaces.push_back(&schema_.mention(name.text));
        for (const auto &name : definition.members) type.members.push_back(&schema_.mention(name.text));
        for (const auto &field : definition.fields) add(type, field);
        for (const auto &value : definition.values) add(type, value);
        for (const auto &field : definition.input_fields) add(type, field);
        if (has_directive(definition.directives, "oneOf")) type.is_one_of = true;
        if (const auto *url = directive_argument(definition.directives, "specifiedBy", "url")) {
            if (const auto *text = url->as<syntax::StringValue>()) type.specified_by = std::optional(text->text);
        }
    }

    void add(Type &type, const syntax::FieldDefinition &definition) const {
        Field field;
        field.name = definition.name.text;
        field.description = text(definition.description);
        field.type = use(definition.type);
        field.arguments = inputs(definition.arguments);
        field.deprecation = deprecation(definition.directives);
        if (type.fields.find(field.name) != nullptr) reject_twice(type, field.name);
        type.fields.add(std::move(field));
    }

    void add(Type &type, const syntax::EnumValueDefinition &value) const {
        const std::string name(value.name.text);
        if (type.values.find(name) != nullptr) reject_twice(type, name);
        type.values.add({name, text(value.description), deprecation(value.directives)});
    }

    void add(Type &type, const syntax::InputValueDefinition &field) const {
        if (type.input_fields.find(field.name.text) != nullptr) reject_twice(type, std::string(field.name.text));
        type.input_fields.add(input(field));
    }

    void set_defaults(const syntax::TypeDefinition &definition) const {
        Type &type = schema_.mention(definition.name.text);
        for (const auto &field : definition.input_fields) set_default(*type.input_fields.find(field.name.text), field);
    }

    static void set_default(InputValue &value, const syntax::InputValueDefinition &definition) {
        if (!definition.default_value) return;
        value.default_value = input::value_of(*definition.default_value, value.type, nullptr);
        if (!value.default_value) reject("the default of \"" + value.name + "\" is no " + value.type.text());
    }

    Members<InputValue> inputs(const std::vector<syntax::InputValueDefinition> &definitions) const {
        Members<InputValue> values;
        for (const auto &definition : definitions) set_default(values.add(input(definition)), definition);
        return values;
    }

    InputValue input(const syntax::InputValueDefinition &definition) const {
        InputValue value;
        value.name = definition.name.text;
        value.description = text(definition.description);
        value.type = use(definition.type);
        value.deprecation = deprecation(definition.directives);
        return value;
    }

    std::string_view text(const std::optional<std::string> &description) const {
        return schema_.text(description.value_or(""));
    }

    TypeUse use(const syntax::TypeReference &type) const { return {&schema_.mention(type.name.text), type.wrapping}; }

    [[noreturn]] static void reject_twice(const Type &type, const std::string &member) {
        reject("\"" + type.name + "." + member + "\" is defined more than once");
    }

    Schema &schema_;
    Existing existing_;
    bool has_schema_definition_ = false;
};

} // namespace

void define(Schema &schema, std::string definitions, Existing existing) {
    Limits limits; // are for what strangers send
    limits.bytes = limits.tokens = std::numeric_limits<std::uint32_t>::max();
    auto parsed = syntax::parse(std::move(definitions), limits);
    if (const auto *error = std::get_if<Error>(&parsed)) {
        throw DomainError(sqlstate::invalid_object_definition, "", error->message);
    }
    const auto &document = std::get<syntax::Document>(parsed);
    Definer(schema, existing).define(document);
}

Schema parse_schema(std::string definitions) {
    Schema schema;
    define(schema, std::move(definitions));
    schema.finish();
    return schema;
}

} // namespace model_api::graphql::schema
