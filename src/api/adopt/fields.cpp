#include "api/adopt/fields.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/define/options.hpp"
#include "model/definition.hpp"
#include "model/derived_names.hpp"
#include "pg/wall.hpp"

namespace model_api::api::adopt {
namespace {

using catalog::ColumnFacts;
using catalog::TableFacts;
using model::Field;
using model::Kind;
using sql::Family;

constexpr int most_decimals = 38; // of a definition

struct DomainKind {
    std::string_view domain;
    Kind kind;
};
constexpr DomainKind domain_kinds[] = {{"email", Kind::email},        {"url", Kind::url},
                                       {"color", Kind::color},        {"rich_text", Kind::rich_text},
                                       {"password", Kind::password},  {"role_keys", Kind::role_list},
                                       {"record_state", Kind::string}}; // a state needs a state machine

struct FamilyKind {
    Family family;
    Kind kind;
};
constexpr FamilyKind family_kinds[] = {{Family::boolean, Kind::boolean},
                                       {Family::integer, Kind::number},
                                       {Family::numeric, Kind::number},
                                       {Family::real, Kind::number},
                                       {Family::text, Kind::string},
                                       {Family::timestamptz, Kind::date_time},
                                       {Family::timestamp, Kind::date_time},
                                       {Family::date, Kind::date_time},
                                       {Family::json, Kind::json},
                                       {Family::jsonb, Kind::json},
                                       {Family::enumeration, Kind::enumeration}};

bool is_text_list(const ColumnFacts &column) {
    if (!column.list) return false;
    const sql::Type &type = column.column.type;
    return (column.list->of_array ? type.element : type.family) == Family::text;
}

Kind kind_of(const ColumnFacts &column) {
    for (const auto &[domain, kind] : domain_kinds)
        if (column.own_domain == domain) return kind;
    if (!column.labels.empty() || is_text_list(column)) return Kind::enumeration;
    for (const auto &[family, kind] : family_kinds)
        if (column.column.type.family == family) return kind;
    return Kind::any;
}

// The scale of numeric(p, s) is the type modifier's last eleven bits, signed; without one there is no fixed scale.
std::optional<int> decimals_of(const sql::Type &type) {
    if (type.family == Family::integer) return 0;
    if (type.family != Family::numeric || type.modifier < VARHDRSZ) return std::nullopt;
    const int scale = (((type.modifier - VARHDRSZ) & 0x7ff) ^ 1024) - 1024;
    if (scale > most_decimals) return std::nullopt;
    return std::max(scale, 0);
}

std::optional<model::Bounds> length_of(const sql::Type &type) {
    if (type.oid != VARCHAROID || type.modifier < VARHDRSZ) return std::nullopt;
    return model::Bounds{std::nullopt, std::to_string(type.modifier - VARHDRSZ)};
}

void set_options(const ColumnFacts &column, Field &field) {
    const sql::Type &type = column.column.type;
    if (field.kind == Kind::number) field.decimals = decimals_of(type);
    if (field.kind == Kind::string) field.length = length_of(type);
    if (field.kind == Kind::date_time) field.include_time = type.family != Family::date;
    if (field.kind == Kind::enumeration) {
        field.options = column.labels.empty() ? column.list->values : column.labels;
        field.multiple = type.family == Family::array;
    }
}

Field make_field(const ColumnFacts &column, Kind kind, std::string name) {
    Field field;
    field.name = std::move(name);
    field.kind = kind;
    field.column = column.column;
    field.required = column.column.not_null && !column.has_default;
    set_options(column, field);
    if (column.declared != model::default_sql_type(field)) field.sql_type = column.declared;
    return field;
}

// Names for columns: given ones, those of before, and what the column's name makes.
class Names {
public:
    Names(const Options &options, const model::Model *existing) : options_(options), existing_(existing) {
        for (const auto &[column, name] : options.names) taken_.insert(name);
        if (!existing) return;
        for (const Field &field : existing->fields) {
            taken_.insert(field.name);
            if (field.kind == Kind::belongs_to) taken_.insert(model::id_key(field));
        }
    }

    std::string name_of(const model::Column &column) {
        return name_of(column, model::derive_name(column.name, "column"));
    }

    // Clients of the API know a record by its id, whatever its column is called; a column that is called so, and is not
    // the key, keeps the name.
    std::string name_of_key(const TableFacts &facts, const model::Column &key) {
        const bool is_free = std::ranges::none_of(facts.columns, [&](const ColumnFacts &column) {
            return column.column.number != key.number && model::derive_name(column.column.name, "column") == "id";
        });
        return is_free ? name_of(key, "id") : name_of(key);
    }

    const Field *find_before(const model::Column &column) const {
        if (!existing_) return nullptr;
        const auto found = std::ranges::find_if(existing_->fields, [&](const Field &field) {
            return field.column && field.column->number == column.number;
        });
        return found == existing_->fields.end() ? nullptr : &*found;
    }

private:
    std::string name_of(const model::Column &column, const std::string &derived) {
        if (const auto given = options_.names.find(column.name); given != options_.names.end()) return given->second;
        if (const Field *before = find_before(column)) return before->name;
        return model::claim_name(taken_, derived);
    }

    const Options &options_;
    const model::Model *existing_;
    std::set<std::string> taken_ = {"AND", "OR", "NOT", "isSet"}; // filters have keys of these names
};

// A field that was defined as more than its column tells ("email" on a text column) stays so while the column's type
// does; a belongsTo is what the foreign keys say.
Field refreshed(const Field *before, Field field) {
    if (!before || before->kind == field.kind || before->kind == Kind::belongs_to) return field;
    const std::string type = before->sql_type.empty() ? model::default_sql_type(*before) : before->sql_type;
    if (type != (field.sql_type.empty() ? model::default_sql_type(field) : field.sql_type)) return field;
    Field kept = *before;
    kept.name = field.name;
    kept.column = field.column;
    kept.required = field.required;
    kept.unique.reset();
    return kept;
}

Field *find_by_column(std::vector<Field> &fields, std::int16_t number) {
    const auto found = std::ranges::find_if(fields, [&](const Field &field) { return field.column->number == number; });
    return found == fields.end() ? nullptr : &*found;
}

// What is unique with the key says nothing: the key alone is.
bool has_key(const catalog::UniqueFacts &unique, std::int16_t key) {
    return std::ranges::find(unique.keys, key, &catalog::UniqueFacts::Key::column) != unique.keys.end();
}

// The last of several columns is what is unique; those before it are its scope, as (quiz, slug) is written by most.
void set_unique(const catalog::UniqueFacts &unique, std::vector<Field> &fields) {
    model::Unique rule;
    Field *last = nullptr;
    for (const auto &key : unique.keys) {
        if (last) rule.scope.push_back(last->name);
        last = find_by_column(fields, key.column);
        if (!last) return; // excluded
        rule.case_sensitive = !key.lower;
        if (key.lower && &key != &unique.keys.back()) return;
    }
    if (!model::define::has_option(last->type(), "unique")) return;
    if (last->unique && last->unique->scope.size() <= rule.scope.size()) return;
    last->unique = std::move(rule);
}

void check_keyable(const TableFacts &facts, const ColumnFacts &column) {
    const sql::Type &type = column.column.type;
    const bool fits = type.family == Family::integer || type.family == Family::uuid || type.family == Family::text;
    if (fits && column.labels.empty()) return;
    throw DomainError(sqlstate::invalid_object_definition, {},
                      "column \"" + column.column.name + "\" of relation \"" + facts.table +
                          "\" cannot be a key: its type is " + column.declared,
                      {}, "A key is a bigint, integer, smallint, uuid or text.");
}

const ColumnFacts &find_given_key(const TableFacts &facts, const std::string &name) {
    const ColumnFacts &column = *facts.find(name);
    // Only of an ordinary table is it known what is unique: a partitioned one knows it within its partitions.
    const bool is_known = facts.kind == RELKIND_RELATION;
    if (!is_known || (column.column.not_null && facts.is_unique(column.column.number))) return column;
    throw DomainError(sqlstate::invalid_object_definition, {},
                      "column \"" + name + "\" of relation \"" + facts.table +
                          "\" cannot be a key: it is not unique and NOT NULL",
                      {}, "Add a unique constraint and NOT NULL to the column first.");
}

// Two columns have one name only where the options gave it.
void check_distinct(const std::vector<Field> &fields) {
    std::map<std::string_view, const Field *> seen;
    for (const Field &field : fields) {
        const auto [first, is_new] = seen.emplace(field.name, &field);
        if (!is_new)
            model::throw_mistakes(
                {{"options.fields", "gives the name \"" + field.name + "\" to both \"" + first->second->column->name +
                                        "\" and \"" + field.column->name + "\""}});
    }
}

[[noreturn]] void throw_no_key(const TableFacts &facts, std::size_t columns) {
    const std::string why =
        columns == 0 ? "it has no primary key" : "its primary key has " + std::to_string(columns) + " columns";
    throw DomainError(sqlstate::invalid_object_definition, {}, "cannot adopt relation \"" + facts.table + "\": " + why,
                      {}, "Name the one column that identifies a record in the options: {\"key\": \"id\"}");
}

// The column that the words of searches are in, or were.
bool is_of_words(const ColumnFacts &column, const Options &options, const model::Model *existing) {
    using model::SearchStorage;
    const bool was = existing && existing->search.storage == SearchStorage::column;
    const bool is = options.search == SearchStorage::column;
    return (was || is) && column.column.name == model::Search::column_name && column.column.type.oid == TSVECTOROID;
}

} // namespace

const ColumnFacts &find_key(const TableFacts &facts, const Options &options) {
    const ColumnFacts *key = nullptr;
    if (!options.key.empty()) {
        key = &find_given_key(facts, options.key);
    } else {
        const bool has_primary = !facts.uniques.empty() && facts.uniques[0].primary;
        const std::size_t columns = has_primary ? facts.uniques[0].keys.size() : 0;
        if (columns != 1) throw_no_key(facts, columns);
        key = facts.find(facts.uniques[0].keys[0].column);
    }
    check_keyable(facts, *key);
    if (options.excluded.contains(key->column.name))
        model::throw_mistakes({{"options.exclude", "must not have the key, \"" + key->column.name + "\""}});
    return *key;
}

std::vector<Field> make_fields(const TableFacts &facts, const Options &options, const model::Model *existing) {
    const ColumnFacts &key = find_key(facts, options);
    Names names(options, existing);
    std::vector<Field> fields = {make_field(key, Kind::id, names.name_of_key(facts, key.column))};
    for (const ColumnFacts &column : facts.columns) {
        if (&column == &key || options.excluded.contains(column.column.name)) continue;
        if (is_of_words(column, options, existing)) continue;
        Field field = make_field(column, kind_of(column), names.name_of(column.column));
        fields.push_back(refreshed(names.find_before(column.column), std::move(field)));
    }
    check_distinct(fields);
    for (const auto &unique : facts.uniques)
        if (!has_key(unique, key.column.number)) set_unique(unique, fields);
    return fields;
}

} // namespace model_api::api::adopt
