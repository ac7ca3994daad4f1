#include "graphql/execution/introspection.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"
#include "graphql/execution/described.hpp"
#include "graphql/input/arguments.hpp"

namespace model_api::graphql::execution {

namespace {

// A field as it is answered for each thing: what is asked of a type is settled once, not for every type.
struct Step {
    std::string key;             // "name": with the colon
    Resolver resolver = nullptr; // nullptr: __typename
    std::string type_name;       // of the things it is asked of
    bool with_deprecated = false;
    std::vector<Step> inside;
};

[[noreturn]] void refuse(const std::string &what, std::size_t limit) {
    throw DomainError(sqlstate::program_limit_exceeded, "",
                      "the introspection " + what + " exceeds the limit of " + std::to_string(limit));
}

class Planner {
public:
    Planner(const Request &request, const Limits &limits) : request_(request), limits_(limits) {}

    std::vector<Step> plan(const Collected &field, const schema::Type &type) {
        std::vector<Step> steps;
        const auto fields = collect_subfields(field, type, request_.schema, request_.fragments, request_.variables);
        for (const Collected &collected : fields) steps.push_back(step(collected, type));
        return steps;
    }

private:
    Step step(const Collected &field, const schema::Type &parent) {
        if (++count_ > limits_.complexity) refuse("complexity", limits_.complexity);
        Step step;
        append_json_string(step.key, field.name);
        step.key += ':';
        step.type_name = parent.name;
        const syntax::Field &node = *field.nodes.front();
        if (node.name.text == "__typename") return step;
        step.resolver = resolver_of(parent.name, node.name.text);
        const schema::Field &definition = *request_.schema.field(parent, node.name.text);
        step.with_deprecated = includes_deprecated(definition, node);
        if (definition.type.type->is_composite()) step.inside = plan(field, *definition.type.type);
        return step;
    }

    bool includes_deprecated(const schema::Field &definition, const syntax::Field &node) const {
        const auto values =
            input::arguments_of(definition.arguments, node.arguments, node.at, request_.variables, request_.document);
        const auto *arguments = std::get_if<Json>(&values);
        const Json *value = arguments == nullptr ? nullptr : arguments->find("includeDeprecated");
        return value != nullptr && value->is_boolean() && value->as_boolean();
    }

    const Request &request_;
    const Limits &limits_;
    std::size_t count_ = 0;
};

class Writer {
public:
    Writer(std::string &out, std::size_t bytes, std::size_t max_bytes)
        : out_(out), end_(out.size() + max_bytes - std::min(bytes, max_bytes)), max_bytes_(max_bytes) {}

    void write(const Thing &thing, const std::vector<Step> &steps) {
        char separator = '{';
        for (const Step &step : steps) {
            out_ += separator;
            out_ += step.key;
            separator = ',';
            if (step.resolver == nullptr) {
                append_json_string(out_, step.type_name);
            } else {
                write(step.resolver(thing, {step.with_deprecated}), step);
            }
        }
        out_ += steps.empty() ? "{}" : "}";
        if (out_.size() > end_) refuse("size in bytes", max_bytes_);
    }

private:
    void write(const Answer &answer, const Step &step) {
        std::visit([&](const auto &value) { write_value(value, step); }, answer);
    }

    void write_value(std::monostate, const Step &) { out_ += "null"; }
    void write_value(bool value, const Step &) { out_ += value ? "true" : "false"; }
    void write_value(const std::string &value, const Step &) { append_json_string(out_, value); }
    void write_value(const Thing &thing, const Step &step) { write(thing, step.inside); }
    template <class Item>
    void write_value(const std::vector<Item> &items, const Step &step) {
        const char *separator = "[";
        for (const Item &item : items) {
            out_ += separator;
            write_value(item, step);
            separator = ",";
        }
        out_ += items.empty() ? "[]" : "]";
    }

    std::string &out_;
    std::size_t end_;
    std::size_t max_bytes_;
};

const schema::Type *asked_type(const Collected &field, const Request &request) {
    const syntax::Field &node = *field.nodes.front();
    const schema::Field &definition =
        *request.schema.field(*request.schema.root(syntax::OperationKind::query), "__type");
    const auto values =
        input::arguments_of(definition.arguments, node.arguments, node.at, request.variables, request.document);
    const auto *arguments = std::get_if<Json>(&values);
    return arguments == nullptr ? nullptr : request.schema.find(arguments->find("name")->as_string());
}

} // namespace

void append_introspection(std::string &out, const Collected &field, const Request &request, const Limits &limits,
                          std::size_t bytes) {
    const bool is_schema = field.nodes.front()->name.text == "__schema";
    const schema::Type &type = *request.schema.find(is_schema ? "__Schema" : "__Type");
    const std::vector<Step> steps = Planner(request, limits).plan(field, type);
    Writer writer(out, bytes, limits.response_bytes);
    if (is_schema) return writer.write(Thing(&request.schema), steps);
    const schema::Type *asked = asked_type(field, request);
    if (asked == nullptr) {
        out += "null";
    } else {
        writer.write(Thing(schema::TypeUse{asked, {}}), steps);
    }
}

} // namespace model_api::graphql::execution
