// Expressions as SQL text: every user value a `$n`, every operator and function of a known schema, so that no
// search_path of the caller's can change what a statement means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/expression.hpp"

namespace model_api::sql {

enum class Style : std::uint8_t {
    qualified, // to be run: every operator and function with its schema
    readable,  // to be read: the same without pg_catalog
};

// Collects a statement from left to right. Parameters are numbered in the order in which they are written.
class Writer {
public:
    explicit Writer(Style style = Style::qualified) : style_(style) {}

    Writer &operator<<(std::string_view text); // trusted text: keywords, quoted identifiers
    Writer &operator<<(const Expression &expression);
    Writer &identifier(std::string_view name); // quoted
    Writer &column(std::string_view alias, std::string_view name);
    Writer &parameter(Parameter value); // the next $n

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
    std::string text_;
    std::vector<Parameter> parameters_;
    std::vector<std::uint32_t> tables_;
};

} // namespace model_api::sql

#include "base/pure.hpp"
