#include "base/quote.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace model_api {

namespace {

// PostgreSQL 15's keywords of the categories "reserved" and "reserved (can be function or type)": neither a table nor
// a column can have such a name unquoted.
// clang-format off
constexpr std::string_view reserved_words[] = {
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary", "both",
    "case", "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create", "cross",
    "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
    "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch",
    "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner",
    "intersect", "into", "is", "isnull", "join", "lateral", "leading", "left", "like", "limit", "localtime",
    "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer", "overlaps",
    "placing", "primary", "references", "returning", "right", "select", "session_user", "similar", "some", "symmetric",
    "table", "tablesample", "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic",
    "verbose", "when", "where", "window", "with",
};
// clang-format on

// Its keywords of the category "cannot be function or type name". Most places take them unquoted, but not all do.
// clang-format off
constexpr std::string_view type_words[] = {
    "between", "bigint", "bit", "boolean", "char", "character", "coalesce", "dec", "decimal", "exists", "extract",
    "float", "greatest", "grouping", "inout", "int", "integer", "interval", "least", "national", "nchar", "none",
    "normalize", "nullif", "numeric", "out", "overlay", "position", "precision", "real", "row", "setof", "smallint",
    "substring", "time", "timestamp", "treat", "trim", "values", "varchar", "xmlattributes", "xmlconcat", "xmlelement",
    "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable",
};
// clang-format on

static_assert(std::is_sorted(std::begin(reserved_words), std::end(reserved_words)));
static_assert(std::is_sorted(std::begin(type_words), std::end(type_words)));

// Where the words of each letter begin: every statement quotes dozens of names, and a look-up among the few words of
// one letter costs a tenth of a search among all.
using Index = std::array<std::uint8_t, 27>;

template <std::size_t Size>
constexpr Index index_of(const std::string_view (&words)[Size]) {
    Index index{};
    for (const std::string_view word : words)
        for (std::size_t letter = static_cast<std::size_t>(word.front() - 'a') + 1; letter < index.size(); ++letter)
            ++index[letter];
    return index;
}

constexpr Index reserved_index = index_of(reserved_words), type_index = index_of(type_words);

bool is_among(const std::string_view *words, const Index &index, std::string_view word) {
    if (word.empty() || word.front() < 'a' || word.front() > 'z') return false;
    const std::size_t letter = static_cast<std::size_t>(word.front() - 'a');
    return std::find(words + index[letter], words + index[letter + 1], word) != words + index[letter + 1];
}

bool is_plain(std::string_view name) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

void append_doubling(std::string &out, std::string_view text, std::string_view doubled) {
    for (const char c : text) {
        if (doubled.find(c) != std::string_view::npos) out += c;
        out += c;
    }
}

} // namespace

bool is_reserved_word(std::string_view lower_case) {
    return is_among(reserved_words, reserved_index, lower_case);
}

std::string quote_identifier(std::string_view name) {
    if (is_plain(name) && !is_reserved_word(name) && !is_among(type_words, type_index, name)) return std::string(name);
    std::string out = "\"";
    append_doubling(out, name, "\"");
    return out += '"';
}

std::string quote_qualified(std::string_view schema, std::string_view name) {
    return quote_identifier(schema) + '.' + quote_identifier(name);
}

std::string quote_literal(std::string_view text) {
    // A backslash means itself or begins an escape, as standard_conforming_strings has it; in E'' it is never in doubt.
    std::string out = text.find('\\') == std::string_view::npos ? "'" : "E'";
    append_doubling(out, text, "'\\");
    return out += '\'';
}

} // namespace model_api
