// A condition or value as a tree. It has three consumers: SQL text (sql/render), planner nodes and the executor.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "sql/type.hpp"

namespace model_api::sql {

struct Expression;
using Expressions = std::vector<Expression>;

// A value on its way to a `$n`, in the one form that its type's family has:
//   boolean                 bool
//   integer                 int64, within the range of the type
//   timestamptz, timestamp  int64, microseconds since 2000-01-01 (UTC)
//   date                    int64, days since 2000-01-01
//   real                    double
//   all others              text that the type's input function takes under every setting
// Binary serves every family; where the parameter is an array it is its one element. In a TextArray every element is in
// text form, dates and numbers too.
struct Null {};
struct Binary {
    std::string bytes; // what the type's send function wrote
};
using TextArray = std::vector<std::optional<std::string>>; // elements in the text form of their type
struct Native { // a datum of the server's as it is, of the parameter's type; whoever made it keeps it alive
    std::uint64_t datum = 0;
};
struct OfSession {    // what the session has under this name when the statement runs; NULL where it has nothing
    std::string name; // "userId"
};
// One value for each of many rows: the parameter is an array of its type.
using Scalar = std::variant<Null, bool, std::int64_t, double, std::string /* text form */>;
using Scalars = std::vector<Scalar>;
using Value = std::variant<Null, bool, std::int64_t, double, std::string /* text form */, Binary, TextArray, Native,
                           Scalars, OfSession>;

// A value that a condition is about. A user's is always a parameter, never text of the statement.
struct Parameter {
    Type type;
    Value value;
    bool is_array = false;   // the parameter is an array of `type`
    std::string place = {};  // in the request, where only the type's input function can say that the value is wrong
    int argument = -1;       // a statement that is used again is given this one of the values anew; -1: always `value`
    std::string field = {};  // of the record that the value is for; empty: it is not for a record
    bool is_literal = false; // no user's value but one of the catalog's: text of the statement, its value in text form
};

struct Column {
    std::string relation; // alias, unquoted
    std::string name;     // unquoted
    Type type;
    std::int16_t number = 0; // attribute number in its table
    bool nullable = true;
};

struct Constant {
    bool value; // TRUE or FALSE
};

enum class Operator : std::uint8_t {
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    starts_with, // ^@
    like,        // ~~
    contains,    // @>
    meets,       // @@
};

struct Comparison { // left op right; the operator of the left side's type
    Operator op;
    Type type;         // of the operands, decides the operator's schema
    Expressions sides; // two
};

struct Quantified { // left op ANY (array), or left op ALL (array)
    Operator op;
    Type type;
    bool all = false;
    Expressions sides; // two: the value and the array
};

struct RowComparison { // (a, b) op (c, d)
    Operator op;
    Expressions left, right;
};

// Without terms TRUE.
struct And {
    Expressions terms;
};
// Without terms FALSE.
struct Or {
    Expressions terms;
};
struct Not {
    Expressions term; // one
};

// operand IS NOT TRUE, which is never NULL.
struct NotTrue {
    Expressions operand; // one
};

struct NullTest {
    Expressions operand;  // one
    bool negated = false; // IS NOT NULL
};

struct Call {             // a function of pg_catalog, or one written qualified
    std::string function; // "lower", "model.html"
    Expressions arguments;
    Type result;
};

struct Cast {
    Expressions operand; // one
    Type type;
};

struct Exists {                 // EXISTS (SELECT FROM table alias WHERE condition)
    std::string table;          // quoted and qualified
    std::uint32_t relation = 0; // its OID
    std::string alias;
    Expressions condition; // one
};

// The kinds of node, and whether a type is one.
template <class... Nodes>
struct NodesOf {
    using Variant = std::variant<Nodes...>;
    template <class Type>
    static constexpr bool has = (std::is_same_v<Type, Nodes> || ...);
};
using Nodes = NodesOf<Constant, Parameter, Column, Comparison, Quantified, RowComparison, And, Or, Not, NotTrue,
                      NullTest, Call, Cast, Exists>;

struct Expression {
    Nodes::Variant node;

    // Implicit, as a node is an expression; of nodes only, so that text for a Writer is not taken for one.
    template <class Node>
    requires(Nodes::has<Node>) Expression(Node value) : node(std::move(value)) {} // NOLINT(google-explicit-constructor)
};

// Shorthands that fold what is trivially true or false, so that no statement carries `TRUE AND …`.
Expression conjunction(Expressions terms);
Expression disjunction(Expressions terms);
// True exactly where `term` is not true: a NULL counts as false, so that a condition and its negation part the rows.
Expression negation(Expression term);
Expression compare(Operator op, Expression left, Expression right, const Type &type);
Expression is_null(Expression operand);
Expression is_not_null(Expression operand);
bool may_be_null(const Expression &expression);
// Whether there is an EXISTS in it.
bool reads_tables(const Expression &expression);
bool is_true(const Expression &expression);
bool is_false(const Expression &expression);

} // namespace model_api::sql

#include "base/pure.hpp"
