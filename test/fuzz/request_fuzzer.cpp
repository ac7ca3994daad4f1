// Any text as a document on models with a field of every type: what is valid becomes requests, each of them one
// statement or one action, and the JSON that answers one takes the document's shape. Variables are what clients call
// them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "../unit/opened_models.hpp"
#include "../unit/selected_json.hpp"
#include "base/error.hpp"
#include "graphql/execution/operation.hpp"
#include "graphql/syntax/parse.hpp"
#include "graphql/validation/validate.hpp"
#include "read/query.hpp"
#include "schema/request/request.hpp"

using namespace model_api;
namespace request = schema::request;

namespace {

void check(bool condition) {
    if (!condition) std::abort();
}

constexpr const char *definition = R"({
"post": {"fields": {"title": {"type": "string", "required": true}, "body": {"type": "richText"},
  "count": {"type": "number", "decimals": 0}, "day": {"type": "dateTime", "includeTime": false},
  "kind": {"type": "enum", "options": ["a", "b"]}, "data": {"type": "json"}, "roles": {"type": "roleList"},
  "author": {"type": "belongsTo", "model": "author"},
  "comments": {"type": "hasMany", "model": "comment", "inverse": "post"}},
  "actions": {"create": {}, "update": {}, "delete": {}, "publish": {"params": {"notify": "boolean"}, "run": "f"}}},
"author": {"fields": {"name": {"type": "string"}, "posts": {"type": "hasMany", "model": "post", "inverse": "author"}}},
"comment": {"fields": {"text": {"type": "string"}, "post": {"type": "belongsTo", "model": "post"}}},
"globalActions": {"flipAll": {"params": {"why": "string"}, "run": "f"}}
})";

constexpr const char *given = R"({"id": 1, "ids": [1, "2"], "first": 2, "last": 3, "search": "a b", "on": ["title"],
  "filter": {"title": {"startsWith": "a"}}, "sort": {"title": "Descending"}, "post": {"title": "x"}, "length": 9,
  "inputs": [{"id": 1}], "yes": true})";

const schema::Api &api() {
    static const auto &made = *[] {
        static model::Definition models = opened_models::definition_of(definition);
        std::ranges::for_each(models.models, opened_models::open);
        static const model::Schema opened = opened_models::schema_of(std::move(models.models));
        return new schema::Api(opened, models.global_actions);
    }();
    return made;
}

void check_shape(const std::string &json, const request::Shape &shape) {
    std::string out;
    append_shaped(out, json, shape);
    Json::parse(out);
}

struct Check {
    const request::Context &context;

    void operator()(const request::Known &known) const { Json::parse(known.json); }
    void operator()(const request::FindOne &one) const {
        check(!read::find_one(*one.model, api().models(), one.key, one.selection).text.empty());
        check_shape(schema_test::json_of(one.selection), one.shape);
    }
    void operator()(const request::FindOwn &own) const { check_shape(schema_test::json_of(own.selection), own.shape); }
    void operator()(const request::FindMany &many) const {
        const read::List &list = many.list;
        check(list.edges || list.page_info != 0);
        if (list.node && !list.page.cursor)
            check(!read::find_many(*list.model, api().models(), list.filter, list.sort, list.page, many.selection)
                       .text.empty());
        check_shape(schema_test::json_of(list, &many.selection), many.shape);
    }
    void operator()(const request::Write &write) const {
        std::string json =
            R"({"success":true,"errors":[{"message":"m","code":"GGT_INVALID_RECORD","validationErrors":[]}])";
        if (!write.selection.members.empty()) {
            const std::string record = schema_test::json_of(write.selection);
            json += ",\"" + write.target.model->name + "\":" + record + ",\"" + write.target.model->plural + "\":[" +
                    record + "]";
        }
        check_shape(json + R"(,"action":"create"})", write.shape);
    }
    void operator()(const request::Namespace &space) const {
        for (const request::Collected &field : space.fields) make(field, *space.type);
    }

    // What a request refuses, it refuses alone.
    void make(const request::Collected &field, const graphql::schema::Type &type) const {
        try {
            std::visit(*this, request_of(context, field, type));
        } catch (const DomainError &error) {
            check(error.sqlstate.size() == 5 && error.sqlstate != sqlstate::internal_error);
        }
    }
};

void run(const graphql::syntax::Document &document) {
    const auto choice = graphql::execution::choose_operation(document, "");
    if (std::holds_alternative<graphql::Error>(choice)) return;
    const auto &operation = *std::get<const graphql::syntax::Operation *>(choice);
    const graphql::schema::Type *root = api().schema().root(operation.kind);
    const auto read = graphql::input::variables_of(operation, Json::parse(given), api().schema(), document);
    if (root == nullptr || std::holds_alternative<graphql::Errors>(read)) return;
    const auto &variables = std::get<graphql::input::Variables>(read);
    const auto cost = graphql::execution::cost_of(operation, document, variables);
    if (graphql::execution::exceeded(cost, graphql::Limits())) return;
    const auto fragments = graphql::execution::fragments_of(document);
    const graphql::execution::Request what{api().schema(), document, fragments, variables};
    const auto decide = [](const read::SearchRequest &, const read::List &) { return std::optional<read::Search>(); };
    const request::Context context{api(), what, {}, decide};
    for (const auto &field :
         graphql::execution::collect_fields({&operation.selection_set}, *root, api().schema(), fragments, variables)) {
        if (field.nodes.front()->name.text.starts_with("__")) continue;
        Check{context}.make(field, *root);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto parsed = graphql::syntax::parse(std::string(reinterpret_cast<const char *>(data), size));
    const auto *document = std::get_if<graphql::syntax::Document>(&parsed);
    if (document && graphql::validation::validate(*document, api().schema()).empty()) run(*document);
    return 0;
}
