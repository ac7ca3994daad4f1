#include "model/field_type.hpp"

#include <algorithm>

namespace model_api::model {

namespace {

constexpr bool yes = true, no = false;

// clang-format off
const FieldType table[] = {
    //                                               stored relation filter sort select
    {Kind::id, "id",                                   yes, no,  yes, yes, yes, "required default unique searchable"},
    {Kind::string, "string",                           yes, no,  yes, yes, yes, "required default unique length pattern searchable"},
    {Kind::number, "number",                           yes, no,  yes, yes, yes, "required default unique range decimals searchable"},
    {Kind::boolean, "boolean",                         yes, no,  yes, yes, yes, "required default searchable"},
    {Kind::date_time, "dateTime",                      yes, no,  yes, yes, yes, "required default unique range includeTime searchable"},
    {Kind::enumeration, "enum",                        yes, no,  yes, yes, yes, "required default unique options multiple searchable"},
    {Kind::email, "email",                             yes, no,  yes, yes, yes, "required default unique length pattern searchable"},
    {Kind::url, "url",                                 yes, no,  yes, yes, yes, "required default unique length pattern searchable"},
    {Kind::rich_text, "richText",                      yes, no,  yes, yes, yes, "required default length pattern searchable"},
    {Kind::color, "color",                             yes, no,  yes, yes, yes, "required default unique"},
    {Kind::json, "json",                               yes, no,  yes, yes, yes, "required default unique searchable"},
    {Kind::password, "password",                       yes, no,  no,  no,  no,  "required"},
    {Kind::encrypted_string, "encryptedString",        yes, no,  no,  no,  no,  "required"},
    {Kind::role_list, "roleList",                      yes, no,  yes, yes, yes, "required default searchable"},
    {Kind::record_state, "recordState",                yes, no,  yes, yes, yes, "required"},
    {Kind::any, "any",                                 yes, no,  yes, yes, yes, "required default unique"},
    {Kind::belongs_to, "belongsTo",                    yes, yes, yes, yes, yes, "model required unique onDelete searchable"},
    {Kind::has_one, "hasOne",                          no,  yes, yes, yes, yes, "model inverse"},
    {Kind::has_many, "hasMany",                        no,  yes, yes, no,  yes, "model inverse"},
    {Kind::has_many_through, "hasManyThrough",         no,  yes, yes, no,  yes, "model through throughParent throughChild"},
};
// clang-format on

} // namespace

const std::vector<FieldType> &field_types() {
    static const auto &types = *new std::vector<FieldType>(std::begin(table), std::end(table));
    return types;
}

const FieldType &field_type(Kind kind) {
    return table[static_cast<std::size_t>(kind)];
}

const FieldType *find_field_type(std::string_view name) {
    const auto found = std::ranges::find(table, name, &FieldType::name);
    return found == std::end(table) ? nullptr : found;
}

} // namespace model_api::model
