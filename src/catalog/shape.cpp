#include "catalog/shape.hpp"

#include "base/quote.hpp"
#include "catalog/invalidation.hpp"
#include "pg/wall.hpp"

namespace model_api::catalog {
namespace {

struct BuiltIn {
    Oid type;
    sql::Family family;
};
constexpr BuiltIn built_ins[] = {
    {BOOLOID, sql::Family::boolean},        {INT2OID, sql::Family::integer},
    {INT4OID, sql::Family::integer},        {INT8OID, sql::Family::integer},
    {NUMERICOID, sql::Family::numeric},     {FLOAT4OID, sql::Family::real},
    {FLOAT8OID, sql::Family::real},         {TEXTOID, sql::Family::text},
    {VARCHAROID, sql::Family::text},        {BPCHAROID, sql::Family::text},
    {NAMEOID, sql::Family::text},           {TIMESTAMPTZOID, sql::Family::timestamptz},
    {TIMESTAMPOID, sql::Family::timestamp}, {DATEOID, sql::Family::date},
    {UUIDOID, sql::Family::uuid},           {JSONOID, sql::Family::json},
    {JSONBOID, sql::Family::jsonb},
};

// Rows of the system catalogs, copied out of their caches. A row may be gone at any time: no lock holds it.
struct TypeRow {
    bool found;
    Oid schema;
    NameData name;
    char kind;   // pg_type.typtype
    Oid element; // of a true array; 0: no array
    Oid array;
};

TypeRow find_type_row(Oid type) {
    return pg::call([&] {
        TypeRow row = {};
        HeapTuple tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
        if (!HeapTupleIsValid(tuple)) return row;
        const auto *form = reinterpret_cast<Form_pg_type>(GETSTRUCT(tuple));
        row = {true,
               form->typnamespace,
               form->typname,
               form->typtype,
               IsTrueArrayType(form) ? form->typelem : InvalidOid,
               form->typarray};
        ReleaseSysCache(tuple);
        return row;
    });
}

TypeRow type_row(Oid type) {
    const TypeRow row = find_type_row(type);
    if (!row.found)
        throw DomainError(sqlstate::undefined_object, {}, "type with OID " + std::to_string(type) + " does not exist");
    return row;
}

std::string schema_name(Oid schema) {
    const char *name = pg::call([&] { return get_namespace_name(schema); });
    return name ? name : "";
}

sql::Family family_of(Oid type, const TypeRow &row) {
    for (const BuiltIn &built_in : built_ins)
        if (built_in.type == type) return built_in.family;
    if (row.kind == TYPTYPE_ENUM) return sql::Family::enumeration;
    return OidIsValid(row.element) ? sql::Family::array : sql::Family::other;
}

sql::Family element_family(Oid element) {
    if (!OidIsValid(element)) return sql::Family::other;
    const Oid base = pg::call([&] { return getBaseType(element); });
    return family_of(base, type_row(base));
}

std::string operator_schema(Oid equality) {
    if (!OidIsValid(equality)) return "pg_catalog";
    const Oid schema = pg::call([&] {
        HeapTuple tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(equality));
        if (!HeapTupleIsValid(tuple)) return InvalidOid;
        const Oid found = reinterpret_cast<Form_pg_operator>(GETSTRUCT(tuple))->oprnamespace;
        ReleaseSysCache(tuple);
        return found;
    });
    return quote_identifier(schema_name(schema));
}

sql::Type make_type(Oid declared, std::int32_t modifier, Oid collation) {
    struct Operators {
        Oid equality, less;
    };
    sql::Type type;
    type.oid = pg::call([&] { return getBaseTypeAndTypmod(declared, &modifier); });
    type.modifier = modifier;
    type.collation = collation;
    watch_type(type.oid);
    const TypeRow row = type_row(type.oid);
    const auto operators = pg::call([&] {
        const TypeCacheEntry *entry = lookup_type_cache(type.oid, TYPECACHE_EQ_OPR | TYPECACHE_LT_OPR);
        return Operators{entry->eq_opr, entry->lt_opr};
    });
    type.array_oid = row.array;
    type.family = family_of(type.oid, row);
    type.element = element_family(row.element);
    type.has_equality = OidIsValid(operators.equality);
    type.has_order = OidIsValid(operators.less);
    type.operators = operator_schema(operators.equality);
    type.name = quote_qualified(schema_name(row.schema), NameStr(row.name));
    return type;
}

struct TableRow {
    bool found;
    NameData name;
    Oid schema;
    char kind;
    std::int16_t columns;
};

TableRow table_row(Oid relation) {
    return pg::call([&] {
        TableRow row = {};
        HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
        if (!HeapTupleIsValid(tuple)) return row;
        const auto *form = reinterpret_cast<Form_pg_class>(GETSTRUCT(tuple));
        row = {true, form->relname, form->relnamespace, form->relkind, form->relnatts};
        ReleaseSysCache(tuple);
        return row;
    });
}

struct ColumnRow {
    bool found;
    NameData name;
    Oid type;
    std::int32_t modifier;
    Oid collation;
    bool not_null;
    bool has_default;
    bool generated;
};

bool is_generated(const FormData_pg_attribute &column) {
    return column.attgenerated != '\0' || column.attidentity == ATTRIBUTE_IDENTITY_ALWAYS;
}

// Inside pg::call.
bool has_default(const FormData_pg_attribute &column) {
    return column.atthasdef || column.attidentity != '\0' || get_typdefault(column.atttypid) != nullptr;
}

ColumnRow column_row(Oid relation, std::int16_t number) {
    return pg::call([&] {
        ColumnRow row = {};
        HeapTuple tuple = SearchSysCacheAttNum(relation, number);
        if (!HeapTupleIsValid(tuple)) return row;
        const auto *form = reinterpret_cast<Form_pg_attribute>(GETSTRUCT(tuple));
        row = {true,
               form->attname,
               form->atttypid,
               form->atttypmod,
               form->attcollation,
               form->attnotnull,
               has_default(*form),
               is_generated(*form)};
        ReleaseSysCache(tuple);
        return row;
    });
}

// A foreign server's rows are taken as they come, and a view's columns have no constraints.
bool enforces_not_null(char kind) {
    return kind == RELKIND_RELATION || kind == RELKIND_PARTITIONED_TABLE;
}

} // namespace

const ShapeColumn *Shape::find(std::int16_t number) const {
    for (const ShapeColumn &column : columns)
        if (column.number == number) return &column;
    return nullptr;
}

std::optional<Shape> read_shape(std::uint32_t relation) {
    const TableRow table = table_row(relation);
    if (!table.found) return std::nullopt;
    Shape shape = {schema_name(table.schema), NameStr(table.name), table.kind, {}};
    for (std::int16_t number = 1; number <= table.columns; ++number) {
        const ColumnRow row = column_row(relation, number);
        if (!row.found) continue;
        shape.columns.push_back({number, NameStr(row.name), row.not_null && enforces_not_null(table.kind), row.type,
                                 row.modifier, make_type(row.type, row.modifier, row.collation), row.has_default,
                                 row.generated});
    }
    return shape;
}

} // namespace model_api::catalog
