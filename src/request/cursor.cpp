#include "request/cursor.hpp"

namespace model_api::request {

std::string form_of(const page::Cursor &cursor, bool is_after) {
    std::string form(is_after ? "after" : "before");
    form.append(reinterpret_cast<const char *>(&cursor.digest), sizeof(cursor.digest));
    for (const auto &value : cursor.values) form += value ? 'v' : 'n';
    return form;
}

statement::Arguments arguments_of(const page::Cursor &cursor) {
    statement::Arguments arguments;
    arguments.reserve(cursor.values.size());
    for (const auto &value : cursor.values)
        arguments.push_back(value ? sql::Value(sql::Binary{*value}) : sql::Value(sql::Null{}));
    return arguments;
}

} // namespace model_api::request
