// An operation that is to run: its document, its variables, and its fields as the response has them.
#pragma once

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "endpoint/document.hpp"
#include "graphql/execution/introspection.hpp"
#include "graphql/execution/operation.hpp"
#include "graphql/input/variables.hpp"

namespace model_api::endpoint {

struct Reading;

// A field of the root or of a namespace.
struct Field {
    graphql::execution::Collected asked;
    const graphql::schema::Type *parent = nullptr;
    const graphql::schema::Field *definition = nullptr;
    bool is_namespace = false;
    std::vector<Field> fields;              // of a namespace
    std::shared_ptr<const Reading> reading; // how it is answered, once that is known
};

// What the values of variables make of an operation, but for those that only say of which record, or from where on: one
// that is kept serves all of them.
struct Operation {
    std::vector<Field> fields;
    graphql::execution::Cost cost;
};

struct Ready {
    DocumentPointer document;
    const graphql::syntax::Operation *syntax = nullptr;
    graphql::input::Variables variables;
    std::shared_ptr<Operation> operation; // after its document: it points into it

    bool is_mutation() const { return syntax->kind == graphql::syntax::OperationKind::mutation; }
    graphql::execution::Request request() const {
        return {document->schema(), document->syntax, document->fragments, variables};
    }
};

// What somebody asks.
struct Asked {
    std::string_view text;
    Json variables;                  // null: none
    std::string_view operation_name; // empty: the only one
};

// The errors are those of the document, of the choice of an operation, of the values of variables, and of the limits.
std::variant<Ready, graphql::Errors> ready(const Asked &asked);

} // namespace model_api::endpoint
