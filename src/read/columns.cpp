#include "read/columns.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>

namespace model_api::read {

namespace {

using model::Kind;
using sql::Family;

// What to_json() gives. Never destroyed: a backend may still need it while it exits.
const sql::Type &json_type() {
    static const sql::Type &type = *new sql::Type{.oid = 114,
                                                  .array_oid = 199,
                                                  .family = Family::json,
                                                  .has_equality = false,
                                                  .has_order = false,
                                                  .name = "pg_catalog.json"};
    return type;
}

struct FamilyRow {
    Family family;
    std::optional<Encoding> encoding; // nullopt: through to_json()
};

constexpr std::array<FamilyRow, 14> family_table{{
    {Family::boolean, Encoding::boolean},
    {Family::integer, Encoding::number},
    {Family::numeric, Encoding::number},
    {Family::real, Encoding::number},
    {Family::text, Encoding::text},
    {Family::timestamptz, Encoding::date_time},
    {Family::timestamp, Encoding::date_time},
    {Family::date, Encoding::date},
    {Family::uuid, Encoding::id},
    {Family::json, Encoding::json},
    {Family::jsonb, Encoding::json},
    {Family::enumeration, Encoding::text},
    {Family::array, std::nullopt},
    {Family::other, std::nullopt},
}};

std::optional<Encoding> encoding_of(Family family) {
    const auto row = std::find_if(family_table.begin(), family_table.end(),
                                  [&](const FamilyRow &candidate) { return candidate.family == family; });
    return row == family_table.end() ? std::nullopt : row->encoding;
}

// Most fields are written as their type is; these mean more than their type says.
std::optional<Encoding> encoding_of(const model::Field &field, const sql::Type &type) {
    if (field.kind == Kind::id) return Encoding::id;
    if (field.kind == Kind::rich_text && type.family == Family::text) return Encoding::rich_text;
    if (field.kind == Kind::record_state && type.family == Family::text) return Encoding::state;
    const bool is_list = field.kind == Kind::role_list || field.kind == Kind::enumeration;
    if (is_list && type.family == Family::array && type.element == Family::text) return Encoding::texts;
    return encoding_of(type.family);
}

const model::Field &field_read(const Selected &selected, const model::Model &model) {
    const bool own = selected.form == Selected::Form::value || selected.field->kind == Kind::belongs_to;
    return own ? *selected.field : model.key();
}

} // namespace

const model::Column &column_of(const model::Field &field) {
    if (!field.column) throw std::logic_error("field " + field.name + " has no column");
    return *field.column;
}

sql::Expression column(const model::Field &field, std::string_view alias) {
    const model::Column &column = column_of(field);
    return sql::Column{.relation = std::string(alias),
                       .name = column.name,
                       .type = column.type,
                       .number = column.number,
                       .nullable = !column.not_null};
}

Shown shown_value(const model::Field &field, std::string_view alias) {
    const sql::Type &type = column_of(field).type;
    if (const std::optional<Encoding> encoding = encoding_of(field, type))
        return {column(field, alias), *encoding, type};
    return {sql::Call{"to_json", {column(field, alias)}, json_type()}, Encoding::json, json_type()};
}

Shown shown_id(const model::Field &belongs_to, std::string_view alias) {
    return {column(belongs_to, alias), Encoding::id, column_of(belongs_to).type};
}

std::vector<std::string> columns_read(const Selection &selection, const model::Model &model) {
    std::vector<std::string> names;
    for (const Selected &selected : selection.members) {
        const std::string &name = column_of(field_read(selected, model)).name;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

} // namespace model_api::read
