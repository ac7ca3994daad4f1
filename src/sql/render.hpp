// Expressions as SQL text: every user value a `$n`, every operator and function of a known schema, so that no
// search_path of the caller's can change what a statement means.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/expression.hpp"

namespace model_api::sql {

enum class Style : std::uint8_t {
    qualified, // to be run: every operator and function with its schema
    readable,  // to be read, or run where nothing hides what is in pg_catalog: the same without that name
};

// An operator as SQL names it.
struct OperatorName {
    std::string_view schema; // quoted
    std::string_view name;
};
OperatorName operator_name(Operator op, const Type &type); // on operands of this type

// Collects a statement from left to right. Parameters are numbered in the order in which they are first written; one
// argument is one parameter.
class Writer {
public:
    // How a parameter is written where it is not to become a `$n`.
    using Literal = std::function<std::string(const Parameter &)>;

    explicit Writer(Style style = Style::qualified, Literal literal = {})
        : style_(style), literal_(std::move(literal)) {}

    Writer &operator<<(std::string_view text); // trusted text: keywords, quoted identifiers
    Writer &operator<<(const Expression &expression);
    Writer &identifier(std::string_view name); // quoted
    Writer &column(std::string_view alias, std::string_view name);
    Writer &parameter(Parameter value); // its $n, or a literal; one value of the session is one parameter

    // A table of a FROM clause, its name quoted; its OID is noted, for whoever runs the statement to lock it first.
    Writer &table(std::string_view qualified_name, std::uint32_t oid);
    void note_tables(const std::vector<std::uint32_t> &oids);

    Style style() const { return style_; }

    const std::string &text() const { return text_; }
    const std::vector<Parameter> &parameters() const { return parameters_; }
    std::string take_text() { return std::move(text_); }
    std::vector<Parameter> take_parameters() { return std::move(parameters_); }
    std::vector<std::uint32_t> take_tables() { return std::move(tables_); } // each once

private:
    Style style_;
    Literal literal_;
    std::string text_;
    std::vector<Parameter> parameters_;
    std::vector<std::uint32_t> tables_;
};

} // namespace model_api::sql

#include "base/pure.hpp"
