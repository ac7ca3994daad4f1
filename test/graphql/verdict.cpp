// What our GraphQL says of documents, for a referee to compare: a schema's file as argument, then a request a line. The
// file is in the definition language, or, where it ends in ".json", a definition of models.
//
// A request is {"ask": …, "document": …, "variables": …}, the answer a line of JSON:
//   parse      {"errors": […]}
//   validate   {"errors": […]}                            of parsing, else of validation
//   variables  {"errors": […]} or {"values": {…}}         of the first operation, which validation has found right
//   arguments  {"fields": […]}                            of its root fields: {"values": {…}} or {"errors": […]}
//   introspect {"data": {…}}                              its root fields, which are __schema, __type and __typename
//   schema     {"sdl": …}                                 "document" is a schema; empty: the one of the file; empty:
//   the one that is used
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"
#include "graphql/execution/collect.hpp"
#include "graphql/execution/introspection.hpp"
#include "graphql/execution/operation.hpp"
#include "graphql/input/arguments.hpp"
#include "graphql/schema/define.hpp"
#include "graphql/schema/print.hpp"
#include "graphql/syntax/parse.hpp"
#include "graphql/validation/validate.hpp"
#include "opened_models.hpp"
#include "schema/api.hpp"

namespace model_api::graphql {
namespace {

// Documents of the referee's are long on purpose.
constexpr Limits limits = [] {
    Limits wide;
    wide.bytes = 10'000'000;
    wide.tokens = 1'000'000;
    return wide;
}();

std::string errors_answer(const Errors &errors) {
    std::string out = "{\"errors\":";
    append_json(out, errors);
    return out + "}";
}

class Judge {
public:
    explicit Judge(const schema::Schema &schema) : schema_(schema) {}

    std::string answer(const Json &request) {
        const std::string &ask = request.find("ask")->as_string();
        const std::string &text = request.find("document")->as_string();
        if (ask == "schema") return printed_schema(text);
        auto parsed = syntax::parse(text, limits);
        if (const auto *error = std::get_if<Error>(&parsed)) return errors_answer({*error});
        if (ask == "parse") return errors_answer({});
        const auto &document = std::get<syntax::Document>(parsed);
        const Errors errors = validation::validate(document, schema_);
        if (ask == "validate" || !errors.empty()) return errors_answer(errors);
        return run(ask, document, request);
    }

private:
    std::string printed_schema(const std::string &text) const {
        std::string out = "{\"sdl\":";
        append_json_string(out, text.empty() ? schema::printed(schema_) : schema::printed(schema::parse_schema(text)));
        return out + "}";
    }

    std::string run(const std::string &ask, const syntax::Document &document, const Json &request) const {
        const auto &operation = *std::get<const syntax::Operation *>(execution::choose_operation(document, ""));
        const Json *given = request.find("variables");
        const auto read = input::variables_of(operation, given == nullptr ? Json() : *given, schema_, document);
        if (const auto *errors = std::get_if<Errors>(&read)) return errors_answer(*errors);
        const auto &variables = std::get<input::Variables>(read);
        if (ask == "variables") {
            Json values = Json::object();
            for (const auto &[name, value] : variables) values.set(name, value);
            return "{\"values\":" + values.text() + "}";
        }
        const auto fragments = execution::fragments_of(document);
        const schema::Type &root = *schema_.root(operation.kind);
        const auto fields = execution::collect_fields({&operation.selection_set}, root, schema_, fragments, variables);
        const execution::Request what{schema_, document, fragments, variables};
        return ask == "arguments" ? arguments(fields, root, what) : introspected(fields, root, what);
    }

    std::string arguments(const std::vector<execution::Collected> &fields, const schema::Type &root,
                          const execution::Request &what) const {
        std::string out = "{\"fields\":[";
        for (const auto &field : fields) {
            const auto &node = *field.nodes.front();
            const auto values = input::arguments_of(schema_.field(root, node.name.text)->arguments, node.arguments,
                                                    node.at, what.variables, what.document);
            if (&field != &fields.front()) out += ',';
            if (const auto *error = std::get_if<Error>(&values)) {
                out += errors_answer({*error});
            } else {
                out += "{\"values\":" + std::get<Json>(values).text() + "}";
            }
        }
        return out + "]}";
    }

    static std::string introspected(const std::vector<execution::Collected> &fields, const schema::Type &root,
                                    const execution::Request &what) {
        std::string out = "{\"data\":{";
        for (const auto &field : fields) {
            if (&field != &fields.front()) out += ',';
            append_json_string(out, field.name);
            out += ':';
            if (field.nodes.front()->name.text == "__typename") {
                append_json_string(out, root.name);
            } else {
                execution::append_introspection(out, field, what, limits);
            }
        }
        return out + "}}";
    }

    const schema::Schema &schema_;
};

void answer_requests(const schema::Schema &schema) {
    Judge judge(schema);
    for (std::string line; std::getline(std::cin, line);) {
        try {
            std::cout << judge.answer(Json::parse(line)) << '\n';
        } catch (const DomainError &error) {
            std::cout << errors_answer({Error{error.message, {}, {}}}) << '\n';
        }
    }
}

void answer_requests_about_models(const std::string &definition) {
    model::Definition models = opened_models::definition_of(definition);
    std::ranges::for_each(models.models, opened_models::open);
    const model::Schema opened = opened_models::schema_of(std::move(models.models));
    answer_requests(model_api::schema::Api(opened, models.global_actions).schema());
}

} // namespace
} // namespace model_api::graphql

int main(int count, char **words) {
    using namespace model_api::graphql;
    if (count != 2) {
        std::cerr << "usage: graphql_verdict SCHEMA <requests\n";
        return 2;
    }
    std::ifstream file(words[1]);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (std::string_view(words[1]).ends_with(".json")) {
        answer_requests_about_models(text);
    } else {
        answer_requests(schema::parse_schema(text));
    }
    return 0;
}
