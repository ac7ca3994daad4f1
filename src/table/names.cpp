#include "table/names.hpp"

#include <algorithm>

namespace model_api::table {

namespace {

constexpr std::size_t max_name_bytes = 63;

// Cuts to at most `bytes`, never inside a character of UTF-8.
std::string_view clipped(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::string object_name(std::string_view table, std::string_view column, std::string_view label) {
    const std::size_t separators = column.empty() ? 1 : 2;
    const std::size_t room = max_name_bytes - label.size() - separators;
    std::size_t table_bytes = table.size();
    std::size_t column_bytes = column.size();
    while (table_bytes + column_bytes > room) --(table_bytes > column_bytes ? table_bytes : column_bytes);

    std::string name(clipped(table, table_bytes));
    if (!column.empty()) name.append("_").append(clipped(column, column_bytes));
    return name.append("_").append(label);
}

std::string Names::choose(std::string_view table, std::string_view column, std::string_view label) {
    std::string name = object_name(table, column, label);
    for (int pass = 1; taken_.contains(name); ++pass)
        name = object_name(table, column, std::string(label) + std::to_string(pass));
    taken_.insert(name);
    return name;
}

bool is_named(std::string_view name, std::string_view label) {
    while (!name.empty() && is_digit(name.back())) name.remove_suffix(1);
    if (!name.ends_with(label)) return false;
    name.remove_suffix(label.size());
    return name.ends_with('_');
}

} // namespace model_api::table
