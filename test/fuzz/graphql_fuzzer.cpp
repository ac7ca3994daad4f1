// Any text as a document: parsed, checked against a schema and run as far as there is no data, or refused with errors
// that say where. What it is checked against may be the text itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"
#include "graphql/execution/introspection.hpp"
#include "graphql/execution/operation.hpp"
#include "graphql/input/arguments.hpp"
#include "graphql/schema/define.hpp"
#include "graphql/schema/print.hpp"
#include "graphql/syntax/parse.hpp"
#include "graphql/validation/context.hpp"
#include "graphql/validation/validate.hpp"

using namespace model_api;
using namespace model_api::graphql;

namespace {

void check(bool condition) {
    if (!condition) std::abort();
}

constexpr const char *definitions = R"(
    interface Named { name: String }
    interface Pet implements Named { name: String owner: Person }
    type Dog implements Pet & Named { name: String owner: Person barks(loud: Boolean!, times: Int = 1): Boolean! }
    type Cat implements Pet & Named { name: String owner: Person lives: Int @deprecated }
    type Person implements Named { name: String pets(first: Int, kind: Kind = DOG): [Pet!]! }
    union Animal = Dog | Cat
    enum Kind { DOG CAT }
    input Range { from: Int! to: Float = 10 within: Range }
    input Either @oneOf { id: ID name: String }
    scalar Anything
    type Query { a: Int dog: Dog pet: Pet animal: Animal people(ages: [Range!], by: Either, any: Anything): [Person] }
    type Subscription { a: Int b: Dog })";

void check_errors(const Errors &errors, std::string_view text) {
    check(errors.size() <= validation::max_errors + 1);
    for (const Error &error : errors) {
        check(!error.message.empty() && is_utf8(error.message));
        for (const Location &at : error.locations) check(at.line <= text.size() + 1 && at.column <= text.size() + 1);
    }
}

// Given nothing, and then the same for every variable.
void run(const syntax::Document &document, const schema::Schema &schema) {
    const auto choice = execution::choose_operation(document, "");
    if (std::holds_alternative<Error>(choice)) return;
    const auto &operation = *std::get<const syntax::Operation *>(choice);
    const auto read = input::variables_of(operation, Json::object(), schema, document);
    if (std::holds_alternative<Errors>(read)) return;
    const auto &variables = std::get<input::Variables>(read);
    if (execution::exceeded(execution::cost_of(operation, document, variables), Limits())) return;
    const auto fragments = execution::fragments_of(document);
    const schema::Type *root = schema.root(operation.kind);
    if (root == nullptr) return;
    for (const auto &field :
         execution::collect_fields({&operation.selection_set}, *root, schema, fragments, variables)) {
        const auto &node = *field.nodes.front();
        const auto &definition = *schema.field(*root, node.name.text);
        const auto values = input::arguments_of(definition.arguments, node.arguments, node.at, variables, document);
        if (const auto *arguments = std::get_if<Json>(&values)) check(arguments->is_object());
        if (node.name.text != "__schema" && node.name.text != "__type") continue;
        if (std::holds_alternative<Error>(values)) continue;
        std::string out;
        execution::append_introspection(out, field, {schema, document, fragments, variables}, Limits());
        Json::parse(out);
    }
}

// A schema that is one prints as text that is the same schema.
void read_as_schema(const std::string &text) {
    try {
        const std::string printed = schema::printed(schema::parse_schema(text));
        check(schema::printed(schema::parse_schema(printed)) == printed);
    } catch (const DomainError &error) {
        check(error.sqlstate.size() == 5);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const schema::Schema schema = schema::parse_schema(definitions);
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto parsed = syntax::parse(text);
    if (const auto *error = std::get_if<Error>(&parsed)) {
        check_errors({*error}, text);
        return 0;
    }
    const auto &document = std::get<syntax::Document>(parsed);
    const Errors errors = validation::validate(document, schema);
    check_errors(errors, text);
    if (errors.empty()) {
        try {
            run(document, schema);
        } catch (const DomainError &error) {
            check(error.sqlstate == sqlstate::program_limit_exceeded);
        }
    }
    read_as_schema(text);
    return 0;
}
