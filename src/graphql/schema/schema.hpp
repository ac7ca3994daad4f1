// A schema: the types and directives that a document is checked against, built in code or from its definition language.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graphql/schema/type.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::schema {

class Schema {
public:
    Schema() = default;
    Schema(const Schema &) = delete;
    Schema &operator=(const Schema &) = delete;
    Schema(Schema &&) = default; // types keep their places
    Schema &operator=(Schema &&) = default;

    // Building. A type may be used before it is defined.
    Type &mention(std::string_view name);
    Type &define(std::string_view name, Kind kind, std::string_view description = {}); // twice: DomainError
    TypeUse use(std::string_view text);                                                // "[Post!]!"
    std::string_view text(std::string_view description);                               // as long as the schema
    void add(Directive directive);
    void set_root(syntax::OperationKind operation, const Type &type);
    void set_description(std::string description) { description_ = std::move(description); }
    // Adds what every schema has, and settles what types have to do with each other; DomainError 42P17 where a type
    // that is used is not defined. Only a finished schema can be asked.
    void finish();

    const std::string &description() const { return description_; }
    const std::vector<const Type *> &types() const { return defined_; } // in the order of their definition
    const std::vector<const Directive *> &directives() const { return listed_directives_; }
    const Type *root(syntax::OperationKind operation) const { return roots_[static_cast<std::size_t>(operation)]; }
    const Type *find(std::string_view name) const;           // nullptr: unknown
    TypeUse find(const syntax::TypeReference &type) const;   // no type: unknown
    const Directive *directive(std::string_view name) const; // nullptr: unknown
    // A field of a composite type, __typename and at the root __schema and __type among them; nullptr: unknown.
    const Field *field(const Type &parent, std::string_view name) const;

    // Whether an object or interface is one of an abstract type's.
    static bool is_subtype(const Type &abstract, const Type &type);
    // Whether a value of one use is always one of the other.
    static bool is_subtype(const TypeUse &type, const TypeUse &super);
    // Whether there are objects that are of both composite types.
    static bool overlap(const Type &left, const Type &right);

private:
    void add_meta_fields();
    void relate_interfaces();

    std::deque<Type> types_;
    std::unordered_map<std::string_view, Type *> by_name_; // keys are the types' own
    std::vector<const Type *> defined_;
    std::deque<Directive> directives_;
    std::vector<const Directive *> listed_directives_;
    std::array<const Type *, 3> roots_{};
    std::string description_;
    std::unordered_set<std::string> texts_;
    std::deque<Field> meta_fields_; // __schema, __type, __typename
};

// What the specification calls built in.
bool is_built_in_scalar(std::string_view name);
bool is_introspection_type(const Type &type);
bool is_specified_directive(std::string_view name);
inline constexpr std::string_view default_deprecation = "No longer supported";

} // namespace model_api::graphql::schema

#include "base/pure.hpp"
