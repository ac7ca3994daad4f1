#include "graphql/input/arguments.hpp"

#include <optional>

#include "graphql/input/literal.hpp"
#include "graphql/syntax/print.hpp"

namespace model_api::graphql::input {

namespace {

using schema::InputValue;

struct Mistake {
    std::string what;
    syntax::Offset at = 0;
};
using Outcome = std::variant<std::optional<Json>, Mistake>; // nullopt: absent

Outcome absent(const InputValue &definition, const std::string &why, syntax::Offset at) {
    if (definition.is_required()) return Mistake{" of required type \"" + definition.type.text() + "\"" + why, at};
    return definition.default_value.optional();
}

Outcome value_of_argument(const InputValue &definition, const syntax::Value &literal, const Variables &variables) {
    bool is_null = literal.is<syntax::NullValue>();
    if (const auto *variable = literal.as<syntax::Variable>()) {
        const Json *value = find(variables, variable->name.text);
        if (value == nullptr) {
            const std::string name(variable->name.text);
            return absent(definition,
                          " was provided the variable \"$" + name + "\" which was not provided a runtime value.",
                          literal.at);
        }
        is_null = value->is_null();
    }
    if (is_null && definition.type.is_non_null()) {
        return Mistake{" of non-null type \"" + definition.type.text() + "\" must not be null.", literal.at};
    }
    auto value = value_of(literal, definition.type, &variables);
    if (!value) return Mistake{" has invalid value " + syntax::printed(literal) + ".", literal.at};
    return value;
}

const syntax::Argument *find(const std::vector<syntax::Argument> &given, std::string_view name) {
    const syntax::Argument *found = nullptr;
    for (const auto &argument : given) {
        if (argument.name.text == name) found = &argument;
    }
    return found;
}

} // namespace

std::variant<Json, Error> arguments_of(const schema::Members<InputValue> &definitions,
                                       const std::vector<syntax::Argument> &given, syntax::Offset at,
                                       const Variables &variables, const syntax::Document &document) {
    Json::Object values;
    for (const InputValue &definition : definitions) {
        const auto *argument = find(given, definition.name);
        Outcome outcome = argument == nullptr ? absent(definition, " was not provided.", at)
                                              : value_of_argument(definition, argument->value, variables);
        if (const auto *mistake = std::get_if<Mistake>(&outcome)) {
            const std::string message = "Argument \"" + definition.name + "\"" + mistake->what;
            return Error{message, {document.location(mistake->at)}, {}};
        }
        auto &value = std::get<std::optional<Json>>(outcome);
        if (value) values.emplace_back(definition.name, std::move(*value));
    }
    return Json::object(std::move(values));
}

} // namespace model_api::graphql::input
