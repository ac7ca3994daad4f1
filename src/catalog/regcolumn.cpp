#include "catalog/regcolumn.hpp"

#include "base/quote.hpp"
#include "pg/function.hpp"

namespace model_api::catalog {
namespace {

constexpr std::string_view none = "-";

// nullptr: the table or the column is gone.
const char *column_name(ColumnReference column) {
    return pg::call([&]() -> const char * {
        HeapTuple tuple = SearchSysCacheAttNum(column.relation, column.number);
        if (!HeapTupleIsValid(tuple)) return nullptr;
        const char *name = pstrdup(NameStr(reinterpret_cast<Form_pg_attribute>(GETSTRUCT(tuple))->attname));
        ReleaseSysCache(tuple);
        return name;
    });
}

std::string write(ColumnReference column) {
    const char *name = column_name(column);
    if (!name) return std::string(none);
    struct Table {
        const char *schema, *name;
    };
    const auto table = pg::call([&] {
        return Table{get_namespace_name(get_rel_namespace(column.relation)), get_rel_name(column.relation)};
    });
    if (!table.schema || !table.name) return std::string(none);
    return quote_qualified(table.schema, table.name) + "." + quote_identifier(name);
}

[[noreturn]] void throw_syntax(std::string_view text) {
    throw DomainError(sqlstate::invalid_text_representation, {},
                      "invalid input syntax for type model.regcolumn: \"" + std::string(text) + "\"", {},
                      "Write schema.table.column, or a hyphen for no column.");
}

ColumnReference find(const char *schema, const char *table, const char *column) {
    const Oid relation =
        pg::call([&] { return RangeVarGetRelid(makeRangeVar(pstrdup(schema), pstrdup(table), -1), NoLock, false); });
    const AttrNumber number = pg::call([&] { return get_attnum(relation, column); });
    if (number <= 0)
        throw DomainError(sqlstate::undefined_column, {},
                          std::string("column \"") + column + "\" of relation \"" + table + "\" does not exist");
    return {relation, number};
}

[[noreturn]] void throw_no_column(ColumnReference column) {
    const char *table = pg::call([&] { return get_rel_name(column.relation); });
    throw DomainError(sqlstate::undefined_column, {},
                      "relation \"" + (table ? std::string(table) : std::to_string(column.relation)) +
                          "\" has no column number " + std::to_string(column.number));
}

ColumnReference read(const std::string &text) {
    if (text == none) return {};
    List *names = pg::call([&] { return stringToQualifiedNameList(text.c_str()); });
    if (list_length(names) != 3) throw_syntax(text);
    return find(strVal(linitial(names)), strVal(lsecond(names)), strVal(lthird(names)));
}

} // namespace
} // namespace model_api::catalog

using namespace model_api;

MODEL_API_FUNCTION(model_api_regcolumn_in) {
    return Int64GetDatum(catalog::pack(catalog::read(PG_GETARG_CSTRING(0))));
}

MODEL_API_FUNCTION(model_api_regcolumn_out) {
    return pg::make_cstring(catalog::write(catalog::unpack(PG_GETARG_INT64(0))));
}

// The binary form is the name too: an OID would mean nothing to another database.
MODEL_API_FUNCTION(model_api_regcolumn_recv) {
    auto *message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
    const char *name = pg::call([&] {
        int length = 0;
        return pq_getmsgtext(message, message->len - message->cursor, &length);
    });
    return Int64GetDatum(catalog::pack(catalog::read(name)));
}

MODEL_API_FUNCTION(model_api_regcolumn_send) {
    const std::string name = catalog::write(catalog::unpack(PG_GETARG_INT64(0)));
    return pg::call([&] {
        StringInfoData message;
        pq_begintypsend(&message);
        pq_sendtext(&message, name.data(), static_cast<int>(name.size()));
        return PointerGetDatum(pq_endtypsend(&message));
    });
}

MODEL_API_FUNCTION(model_api_regcolumn) {
    const catalog::ColumnReference column = {PG_GETARG_OID(0), PG_GETARG_INT16(1)};
    if (column.number <= 0 || !catalog::column_name(column)) catalog::throw_no_column(column);
    return Int64GetDatum(catalog::pack(column));
}
