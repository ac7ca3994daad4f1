// Mistakes of a definition that only the server can find: expressions and types.
#include "base/text.hpp"
#include "catalog/table/apply.hpp"
#include "catalog/table/draft.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "pg/subtransaction.hpp"
#include "pg/type_name.hpp"

namespace model_api::catalog {
namespace {

using model::Field;
using model::Kind;

void try_out(const std::string &path, Mistakes &mistakes, const auto &body) {
    pg::attempt(body, [&](const std::exception &error) {
        mistakes.push_back({path, std::string("is not valid: ") + error.what()});
    });
}

// What the values of a kind may be stored as, by pg_type.typcategory; the kinds that are missing take every type.
struct Storage {
    Kind kind;
    std::string_view categories;
    std::string_view other_types; // and these, space separated
};
constexpr Storage storages[] = {
    {Kind::id, "NS", "uuid"},
    {Kind::string, "SE", "uuid"},
    {Kind::number, "N", ""},
    {Kind::boolean, "B", ""},
    {Kind::date_time, "D", ""},
    {Kind::enumeration, "SEA", ""},
    {Kind::email, "S", ""},
    {Kind::url, "S", ""},
    {Kind::rich_text, "S", ""},
    {Kind::color, "S", ""},
    {Kind::json, "", "json jsonb"},
    {Kind::password, "S", ""},
    {Kind::encrypted_string, "", "bytea"},
    {Kind::role_list, "A", ""},
    {Kind::record_state, "SE", ""},
};

bool fits(const Field &field, char category, std::string_view name) {
    for (const Storage &storage : storages) {
        if (storage.kind != field.kind) continue;
        if (field.kind == Kind::enumeration) return field.multiple == (category == 'A');
        return storage.categories.find(category) != std::string_view::npos ||
               (" " + std::string(storage.other_types) + " ").find(" " + std::string(name) + " ") != std::string::npos;
    }
    return true;
}

void check_field(const std::string &path, const Json &field, Mistakes &mistakes) {
    const Json *pattern = field.find("pattern");
    if (pattern && pattern->is_string())
        try_out(path_of(path, "pattern"), mistakes,
                [&] { pg::execute("SELECT '' OPERATOR(pg_catalog.~) $1", {pattern->as_string()}); });
    const Json *type = field.find("sqlType");
    if (type && type->is_string())
        try_out(path_of(path, "sqlType"), mistakes, [&] { pg::parse_type_name(type->as_string()); });
}

void read_type(Draft &draft, Field &field, Mistakes &mistakes) {
    const pg::TypeName type = pg::parse_type_name(field.sql_type);
    if (pg::is_enum_type(type.type)) {
        sql::Type &column = field.column->type;
        (field.multiple ? column.element : column.family) = sql::Family::enumeration;
    }
    const pg::PinnedSearchPath pinned;
    const std::string name = pg::type_name(type);
    draft.types[field.name] = name;
    if (!fits(field, pg::type_category(type.type), name))
        mistakes.push_back({path_of(table::path_of(draft.definition, field), "sqlType"),
                            name + " cannot hold the values of a field of type " + std::string(field.type().name)});
}

} // namespace

void check_document(const Json &document, Mistakes &mistakes) {
    if (!document.is_object()) return;
    for (const auto &[name, model] : document.members()) {
        const Json *fields = model.find("fields");
        if (!fields || !fields->is_object()) continue;
        for (const auto &[field, definition] : fields->members())
            check_field(path_of(path_of(name, "fields"), field), definition, mistakes);
    }
}

void read_types(std::vector<Draft> &drafts, Mistakes &mistakes) {
    for (Draft &draft : drafts)
        for (Field &field : draft.definition.fields)
            if (field.is_stored() && !field.sql_type.empty()) read_type(draft, field, mistakes);
}

} // namespace model_api::catalog
