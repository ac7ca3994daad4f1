// What a field of a root asks for: one statement, one action, or nothing that is not known already.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "read/search.hpp"
#include "read/selection.hpp"
#include "schema/request/document.hpp"
#include "schema/request/shape.hpp"
#include "sql/expression.hpp"

namespace model_api::schema::request {

struct Known {
    std::string json;
};

// read::find_one; without a row the answer is null.
struct FindOne {
    const model::Model *model = nullptr;
    sql::Value key;
    read::Selection selection;
    Shape shape; // of the record
};

// The session at hand; without one the answer is null.
struct FindOwn {
    read::Selection selection;
    Shape shape; // of the record
};

// read::find_many. What `list` says of edges, cursors, nodes and pageInfo is what the shape expects of the JSON: the
// executor copies it into the statement's Layout.
struct FindMany {
    read::List list;
    std::optional<read::SearchRequest> search; // not decided yet
    read::Selection selection;
    Shape shape; // of the connection
};

// An action, a bulk of it, a global action; or what the namespace "internal" writes.
struct Write {
    Target target;
    Json params;                // as model.act and model.run take them
    std::vector<Json> elements; // of a bulk: each as model.act takes it, or an id
    read::Selection selection;  // empty: the record is not shown
    Shape shape;                // of the result object of the SQL API
};

// Fields of its own, each of them a request.
struct Namespace {
    const graphql::schema::Type *type = nullptr;
    std::vector<Collected> fields;
};

using Request = std::variant<Known, FindOne, FindOwn, FindMany, Write, Namespace>;

// `parent` is the root's type, or a namespace's. Throws DomainError: what parsers of filters, sorts, pages, ids and
// selections throw, with paths that begin with the field's name in the response.
Request request_of(const Context &context, const Collected &field, const graphql::schema::Type &parent);

} // namespace model_api::schema::request

#include "base/pure.hpp"
