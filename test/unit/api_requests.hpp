// Documents as requests on the models of pages, and the answers that a database would give where every value is the
// name of its field.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "api_schema.hpp"
#include "graphql/execution/operation.hpp"
#include "graphql/input/variables.hpp"
#include "graphql_documents.hpp"
#include "schema/request/request.hpp"
#include "selected_json.hpp"

namespace schema_test {

namespace request = schema::request;

// A valid document, and what keeps its requests alive.
struct Running {
    explicit Running(const std::string &text, const std::string &given = "{}", const schema::Api &used_api = page_api())
        : api(used_api), document(graphql::graphql_test::parsed(text)) {
        for (const auto &error : graphql::validation::validate(document, api.schema())) ADD_FAILURE() << error.message;
        operation = std::get<const graphql::syntax::Operation *>(graphql::execution::choose_operation(document, ""));
        auto read = graphql::input::variables_of(*operation, Json::parse(given), api.schema(), document);
        if (const auto *errors = std::get_if<graphql::Errors>(&read)) ADD_FAILURE() << errors->front().message;
        variables = std::get<graphql::input::Variables>(std::move(read));
        fragments = graphql::execution::fragments_of(document);
    }

    const graphql::schema::Type &root() const { return *api.schema().root(operation->kind); }
    std::vector<request::Collected> fields() const {
        return graphql::execution::collect_fields({&operation->selection_set}, root(), api.schema(), fragments,
                                                  variables);
    }
    request::Request request(const request::Collected &field) const { return below(field, root()); }
    request::Request below(const request::Collected &field, const graphql::schema::Type &type) const {
        return request_of(context, field, type);
    }
    template <class Wanted>
    Wanted first() const {
        request::Request made = request(fields().front());
        return std::get<Wanted>(std::move(made));
    }

    const schema::Api &api;
    graphql::syntax::Document document;
    const graphql::syntax::Operation *operation = nullptr;
    graphql::input::Variables variables;
    graphql::execution::Fragments fragments;
    graphql::execution::Request what{api.schema(), document, fragments, variables};
    request::Context context{api, what, {}, [](const read::SearchRequest &search, const read::List &) {
                                 read::Search decided;
                                 decided.text = search.text;
                                 return std::optional(decided);
                             }};
};

struct Answer {
    const Running &running;

    std::string operator()(const request::Known &known) const { return known.json; }
    std::string operator()(const request::FindOne &one) const { return shaped(json_of(one.selection), one.shape); }
    std::string operator()(const request::FindOwn &own) const { return shaped(json_of(own.selection), own.shape); }
    std::string operator()(const request::FindMany &many) const {
        return shaped(json_of(many.list, &many.selection), many.shape);
    }
    std::string operator()(const request::Write &write) const {
        const model::Model *model = write.target.model;
        const std::string record = write.selection.members.empty() ? "" : json_of(write.selection);
        std::string json = R"({"success":true,"errors":null)";
        if (!record.empty())
            json += ",\"" + model->name + "\":" + record + ",\"" + model->plural + "\":[" + record + "]";
        return shaped(json + "}", write.shape);
    }
    std::string operator()(const request::Namespace &space) const {
        std::string out;
        for (const request::Collected &field : space.fields) {
            out += std::string(out.empty() ? "{\"" : ",\"") + std::string(field.name) + "\":";
            out += std::visit(*this, running.below(field, *space.type));
        }
        return out + "}";
    }
};

// {"questions":…}, from a document that is a query or mutation.
inline std::string answer(const std::string &text, const std::string &variables = "{}",
                          const schema::Api &api = page_api()) {
    const Running running(text, variables, api);
    std::string out;
    for (const request::Collected &field : running.fields()) {
        out += std::string(out.empty() ? "{\"" : ",\"") + std::string(field.name) + "\":";
        out += std::visit(Answer{running}, running.request(field));
    }
    return out + "}";
}

} // namespace schema_test
