#include "graphql/input/variables.hpp"

#include "graphql/input/inspect.hpp"
#include "graphql/input/literal.hpp"
#include "graphql/input/value.hpp"

namespace model_api::graphql::input {

namespace {

using schema::TypeUse;

constexpr std::size_t max_errors = 50;

std::string printed_path(const std::vector<PathStep> &path) {
    std::string text;
    for (const PathStep &step : path) {
        const auto *name = std::get_if<std::string>(&step);
        text += name != nullptr ? "." + *name : "[" + std::to_string(std::get<std::size_t>(step)) + "]";
    }
    return text;
}

class Reader {
public:
    Reader(const Json &given, const schema::Schema &schema, const syntax::Document &document)
        : given_(given), schema_(schema), document_(document) {}

    std::variant<Variables, Errors> read(const syntax::Operation &operation) {
        for (const auto &definition : operation.variables) {
            if (errors_.size() > max_errors) break;
            read(definition);
        }
        if (errors_.empty()) return std::move(variables_);
        if (errors_.size() > max_errors) {
            errors_.resize(max_errors);
            errors_.push_back(
                {"Too many errors processing variables, error limit reached. Execution aborted.", {}, {}});
        }
        return std::move(errors_);
    }

private:
    void read(const syntax::VariableDefinition &definition) {
        const std::string name(definition.name.text);
        const TypeUse type = schema_.find(definition.type);
        if (!type || !type.type->is_input()) {
            return fail("Variable \"$" + name + "\" expected value of type \"" + definition.type.text() +
                            "\" which cannot be used as an input type.",
                        definition.type.at);
        }
        const Json *value = given_.find(name);
        if (value == nullptr) {
            read_default(name, type, definition);
        } else if (value->is_null() && type.is_non_null()) {
            fail("Variable \"$" + name + "\" of non-null type \"" + type.text() + "\" must not be null.",
                 definition.at);
        } else {
            variables_.insert_or_assign(name, coerced(name, *value, type, definition));
        }
    }

    void read_default(const std::string &name, const TypeUse &type, const syntax::VariableDefinition &definition) {
        if (definition.default_value) {
            auto value = value_of(*definition.default_value, type, nullptr);
            if (value) variables_.insert_or_assign(name, std::move(*value));
        } else if (type.is_non_null()) {
            fail("Variable \"$" + name + "\" of required type \"" + type.text() + "\" was not provided.",
                 definition.at);
        }
    }

    Json coerced(const std::string &name, const Json &value, const TypeUse &type,
                 const syntax::VariableDefinition &definition) {
        return value_of(value, type, [&](const std::vector<PathStep> &path, const Json &wrong, const std::string &why) {
            std::string message = "Variable \"$" + name + "\" got invalid value " + inspected(wrong);
            if (!path.empty()) message += " at \"" + name + printed_path(path) + "\"";
            fail(message + "; " + why, definition.at);
            return errors_.size() <= max_errors;
        });
    }

    void fail(std::string message, syntax::Offset at) {
        errors_.push_back({std::move(message), {document_.location(at)}, {}});
    }

    const Json &given_;
    const schema::Schema &schema_;
    const syntax::Document &document_;
    Variables variables_;
    Errors errors_;
};

} // namespace

std::variant<Variables, Errors> variables_of(const syntax::Operation &operation, const Json &given,
                                             const schema::Schema &schema, const syntax::Document &document) {
    return Reader(given, schema, document).read(operation);
}

} // namespace model_api::graphql::input
