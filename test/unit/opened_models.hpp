// Models of a definition, opened as the catalog opens them: with columns of the types that define would choose.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/definition.hpp"
#include "model/schema.hpp"

namespace opened_models {

using namespace model_api;

inline sql::Type type_of(std::uint32_t oid, sql::Family family, const char *name) {
    sql::Type type;
    type.oid = oid;
    type.family = family;
    type.name = name;
    return type;
}

inline sql::Type column_type(const model::Field &field) {
    using model::Kind;
    switch (field.kind) {
    case Kind::id:
    case Kind::belongs_to:
        return sql::bigint_type();
    case Kind::number:
        if (!field.decimals) return sql::double_type();
        return *field.decimals == 0 ? sql::integer_type() : sql::numeric_type();
    case Kind::boolean:
        return sql::boolean_type();
    case Kind::date_time:
        return field.include_time ? sql::timestamptz_type() : sql::date_type();
    case Kind::json:
        return sql::jsonb_type();
    case Kind::enumeration:
    case Kind::role_list: {
        if (field.kind == Kind::enumeration && !field.multiple) return sql::text_type();
        sql::Type type = type_of(1009, sql::Family::array, "pg_catalog.text[]");
        type.element = sql::Family::text;
        return type;
    }
    default:
        return sql::text_type();
    }
}

inline void open(model::Model &model) {
    std::int16_t number = 0;
    for (model::Field &field : model.fields) {
        if (!field.is_stored()) continue;
        const bool is_key = field.name == model.key_field;
        const bool is_given = is_key && field.kind != model::Kind::id;
        field.column.emplace().name = field.name;
        field.column->number = ++number;
        field.column->type = column_type(field);
        field.column->not_null = field.required || field.managed || is_key;
        field.column->has_default = (is_key && !is_given) || field.managed || field.default_value.has_value();
    }
}

inline model::Definition definition_of(std::string_view document) {
    std::vector<model::Mistake> mistakes;
    model::Definition definition = model::parse_definition(Json::parse(document), {}, mistakes);
    for (const model::Mistake &mistake : mistakes) throw std::logic_error(mistake.path + ": " + mistake.message);
    return definition;
}

inline model::Schema schema_of(std::vector<model::Model> models) {
    std::vector<std::string> names;
    auto kept = std::make_shared<std::vector<std::shared_ptr<const model::Model>>>();
    for (model::Model &model : models) {
        names.push_back(model.name);
        kept->push_back(std::make_shared<const model::Model>(std::move(model)));
    }
    return {std::move(names), [kept](std::string_view name) {
                for (const auto &model : *kept)
                    if (model->name == name) return model;
                return std::shared_ptr<const model::Model>();
            }};
}

} // namespace opened_models
