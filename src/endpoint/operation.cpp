#include "endpoint/operation.hpp"

#include <optional>
#include <utility>

#include "base/recently_used.hpp"
#include "endpoint/limits.hpp"
#include "endpoint/reading.hpp"
#include "page/cursor.hpp"
#include "request/cursor.hpp"

namespace model_api::endpoint {
namespace {

using graphql::Error;
using graphql::Errors;
using graphql::execution::Collected;
using graphql::schema::Type;
using OperationPointer = std::shared_ptr<Operation>;

// ---- the fields

std::vector<Field> fields_of(const std::vector<Collected> &all, const Type &parent, const Ready &ready) {
    std::vector<Field> fields;
    fields.reserve(all.size());
    for (const Collected &asked : all) {
        Field &field = fields.emplace_back();
        field.asked = asked;
        field.parent = &parent;
        field.definition = ready.document->schema().field(parent, asked.nodes.front()->name.text);
        field.is_namespace = schema::is_namespace(ready.document->served->api.target(*field.definition).operation);
        if (!field.is_namespace) continue;
        const Type &type = *field.definition->type.type;
        const auto below = graphql::execution::collect_subfields(asked, type, ready.document->schema(),
                                                                 ready.document->fragments, ready.variables);
        field.fields = fields_of(below, type, ready);
    }
    return fields;
}

OperationPointer make(const Ready &ready) {
    const auto &schema = ready.document->schema();
    const Type &root = *schema.root(ready.syntax->kind);
    const auto collected = graphql::execution::collect_fields({&ready.syntax->selection_set}, root, schema,
                                                              ready.document->fragments, ready.variables);
    auto operation = std::make_shared<Operation>();
    operation->fields = fields_of(collected, root, ready);
    operation->cost = graphql::execution::cost_of(*ready.syntax, ready.document->syntax, ready.variables);
    return operation;
}

// ---- those that are kept

struct Operations {
    std::uint64_t version = 0; // of the catalog
    RecentlyUsed<OperationPointer> kept;
};

Operations &operations() {
    static auto &instance = *new Operations; // never destroyed: nothing of it may run at exit
    return instance;
}

// nullopt: what is wrong with it is to be said by whoever reads the request.
std::optional<std::string> form_of_cursor(const Json *value) {
    if (!value || value->is_null()) return "-";
    try {
        return request::form_of(page::decode(value->as_string(), ""), false);
    } catch (const DomainError &) {
        return std::nullopt;
    }
}

bool add_ids(std::string &key, const Ready &ready, const schema::request::Uses &uses) {
    for (const std::string_view name : uses.ids) {
        const Json *value = graphql::input::find(ready.variables, name);
        if (!value || value->is_null()) return false;
    }
    for (const std::string_view name : uses.cursors) {
        const auto form = form_of_cursor(graphql::input::find(ready.variables, name));
        if (!form) return false;
        key += *form + ';';
    }
    return true;
}

// Empty: it is not kept. What a mutation writes is another thing each time, and is not planned.
std::string key_of(const Ready &ready) {
    if (!ready.document->is_kept || ready.is_mutation()) return {};
    const std::uint64_t place[] = {ready.document->number, ready.syntax->at};
    std::string key(reinterpret_cast<const char *>(place), sizeof(place));
    const schema::request::Uses &uses = ready.document->uses(*ready.syntax);
    if (!add_ids(key, ready, uses)) return {};
    for (const std::string_view name : uses.shaping) {
        const Json *value = graphql::input::find(ready.variables, name);
        key += value ? value->text() : "-";
        key += ';';
        if (key.size() > max_key_size) return {};
    }
    return key;
}

OperationPointer operation_of(const Ready &ready) {
    std::string key = key_of(ready);
    if (key.empty()) return make(ready);
    Operations &known = operations();
    const std::uint64_t version = ready.document->served->snapshot.version;
    if (version != std::exchange(known.version, version)) known.kept.clear();
    if (const OperationPointer *found = known.kept.find(key)) return *found;
    const std::size_t weight = ready.document->weight() + key.size();
    return known.kept.add(std::move(key), make(ready), room(), weight);
}

// ---- what is asked

Errors one(Error error) {
    Errors errors;
    errors.push_back(std::move(error));
    return errors;
}

Error not_configured(const Ready &ready) {
    const std::string kind(graphql::syntax::operation_keywords[static_cast<std::size_t>(ready.syntax->kind)]);
    return {"Schema is not configured to execute " + kind + " operation.",
            {ready.document->syntax.location(ready.syntax->at)},
            {}};
}

// Sets the document, the operation chosen, and the variables.
Errors settle(Ready &ready, DocumentPointer document, const Asked &asked) {
    ready.document = std::move(document);
    auto chosen = graphql::execution::choose_operation(ready.document->syntax, asked.operation_name);
    if (auto *error = std::get_if<Error>(&chosen)) return one(std::move(*error));
    ready.syntax = std::get<const graphql::syntax::Operation *>(chosen);
    if (!ready.document->schema().root(ready.syntax->kind)) return one(not_configured(ready));
    auto read =
        graphql::input::variables_of(*ready.syntax, asked.variables, ready.document->schema(), ready.document->syntax);
    if (auto *errors = std::get_if<Errors>(&read)) return std::move(*errors);
    ready.variables = std::get<graphql::input::Variables>(std::move(read));
    return {};
}

} // namespace

std::variant<Ready, Errors> ready(const Asked &asked) {
    if (!asked.variables.is_null() && !asked.variables.is_object())
        return one({"Variables must be provided as an Object where each property is a variable value.", {}, {}});
    auto document = document_of(asked.text, asked.variables);
    if (auto *errors = std::get_if<Errors>(&document)) return std::move(*errors);
    Ready ready;
    Errors errors = settle(ready, std::get<DocumentPointer>(std::move(document)), asked);
    if (!errors.empty()) { // perhaps by a part of the schema that has not what the values need
        document = document_by_whole_schema(asked.text);
        if (auto *wrong = std::get_if<Errors>(&document)) return std::move(*wrong);
        errors = settle(ready, std::get<DocumentPointer>(std::move(document)), asked);
    }
    if (!errors.empty()) return errors;
    ready.operation = operation_of(ready);
    if (auto error = graphql::execution::exceeded(ready.operation->cost, limits())) return one(std::move(*error));
    return ready;
}

} // namespace model_api::endpoint
