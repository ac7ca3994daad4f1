// Documents of this backend: read, and found right by a schema. What is asked again is not read again.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "endpoint/schemas.hpp"
#include "graphql/error.hpp"
#include "graphql/execution/collect.hpp"
#include "graphql/syntax/document.hpp"
#include "schema/request/uses.hpp"

namespace model_api::endpoint {

struct Document {
    std::uint64_t number; // no other document of this backend has had it
    ServedApi served;     // by which it is right
    graphql::syntax::Document syntax;
    graphql::execution::Fragments fragments;
    bool is_kept; // and worth keeping is what is made of it, too

    Document(ServedApi by, graphql::syntax::Document parsed, bool kept);
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    const graphql::schema::Schema &schema() const { return served->api.schema(); }
    const schema::request::Uses &uses(const graphql::syntax::Operation &operation) const;
    std::size_t weight() const; // bytes, about

private:
    mutable std::unordered_map<const graphql::syntax::Operation *, schema::request::Uses>
        uses_; // of those that have run
};
using DocumentPointer = std::shared_ptr<const Document>;

// The errors are those of the text, or of its validation by the whole schema. `variables`: null for none.
std::variant<DocumentPointer, graphql::Errors> document_of(std::string_view text, const Json &variables);

inline constexpr std::size_t max_key_size = 8 * 1024; // of values that are worth their memory

// Half of the memory is for documents, half for what is made of them.
std::size_t room();

// The same by the whole schema, whatever was found before: where values of variables are wrong by a part of it.
std::variant<DocumentPointer, graphql::Errors> document_by_whole_schema(std::string_view text);

} // namespace model_api::endpoint
