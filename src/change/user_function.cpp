#include "change/user_function.hpp"

#include <algorithm>

namespace model_api::change {
namespace {

// All of this runs inside pg::call.

// Extensions whose functions make values of nothing, though they are VOLATILE.
constexpr const char *generating_extensions[] = {"pgcrypto", "uuid-ossp"};

bool only_generates(Oid function) {
    const Oid extension = getExtensionOfObject(ProcedureRelationId, function);
    const char *name = OidIsValid(extension) ? get_extension_name(extension) : nullptr;
    for (const char *known : generating_extensions)
        if (name && std::strcmp(name, known) == 0) return true;
    return false;
}

// PostgreSQL's own that run a query which is in their arguments, or read a table that is named there.
constexpr Oid querying_functions[] = {F_QUERY_TO_XML,
                                      F_QUERY_TO_XML_AND_XMLSCHEMA,
                                      F_TABLE_TO_XML,
                                      F_TABLE_TO_XML_AND_XMLSCHEMA,
                                      F_CURSOR_TO_XML,
                                      F_SCHEMA_TO_XML,
                                      F_SCHEMA_TO_XML_AND_XMLSCHEMA,
                                      F_DATABASE_TO_XML,
                                      F_DATABASE_TO_XML_AND_XMLSCHEMA,
                                      F_TS_STAT_TEXT,
                                      F_TS_STAT_TEXT_TEXT,
                                      F_TS_REWRITE_TSQUERY_TEXT};

bool runs_query(Oid function) {
    return std::find(std::begin(querying_functions), std::end(querying_functions), function) !=
           std::end(querying_functions);
}

bool may_see_rows(Oid function, void *) {
    if (function < FirstNormalObjectId) return runs_query(function);
    return func_volatile(function) != PROVOLATILE_IMMUTABLE && !only_generates(function);
}

bool domain_calls(Oid type);

bool node_calls(Node *node, void *context) {
    if (!node) return false;
    if (check_functions_in_node(node, may_see_rows, context)) return true;
    if (IsA(node, CoerceToDomain) && domain_calls(reinterpret_cast<CoerceToDomain *>(node)->resulttype)) return true;
    const auto walker = reinterpret_cast<bool (*)()>(reinterpret_cast<void (*)()>(node_calls));
    return expression_tree_walker(node, walker, context);
}

bool domain_calls(Oid type) {
    if (type < FirstNormalObjectId || get_typtype(type) != TYPTYPE_DOMAIN) return false;
    // It is released with the memory context, so it must live there.
    auto *domain = static_cast<DomainConstraintRef *>(palloc(sizeof(DomainConstraintRef)));
    InitDomainConstraintRef(type, domain, CurrentMemoryContext, false);
    for (int i = 0; i < list_length(domain->constraints); ++i) {
        const auto *one = static_cast<DomainConstraintState *>(list_nth(domain->constraints, i));
        if (node_calls(reinterpret_cast<Node *>(one->check_expr), nullptr)) return true;
    }
    return false;
}

// Whether a stored expression has a number that may mean such a function; most have none, and need not be parsed.
bool may_name_function(const char *expression) {
    for (const char *c = expression; *c; ++c) {
        unsigned long number = 0;
        for (; *c >= '0' && *c <= '9'; ++c) number = number * 10 + static_cast<unsigned long>(*c - '0');
        if (number >= FirstNormalObjectId || runs_query(static_cast<Oid>(number))) return true;
        if (!*c) break;
    }
    return false;
}

bool expression_calls(const char *expression) {
    return may_name_function(expression) && node_calls(static_cast<Node *>(stringToNode(expression)), nullptr);
}

bool checks_call(const TupleConstr &constraints) {
    for (int i = 0; i < constraints.num_check; ++i)
        if (expression_calls(constraints.check[i].ccbin)) return true;
    return false;
}

bool is_computed(TupleDesc columns, const AttrDefault &value, CmdType command) {
    return command == CMD_INSERT || TupleDescAttr(columns, value.adnum - 1)->attgenerated != '\0';
}

bool defaults_call(TupleDesc columns, CmdType command) {
    const TupleConstr &constraints = *columns->constr;
    for (int i = 0; i < constraints.num_defval; ++i) {
        const AttrDefault &value = constraints.defval[i];
        if (is_computed(columns, value, command) && expression_calls(value.adbin)) return true;
    }
    return false;
}

bool type_calls(Oid type, CmdType command) {
    if (type < FirstNormalObjectId) return false;
    if (command == CMD_INSERT && node_calls(get_typdefault(type), nullptr)) return true;
    const Oid element = get_element_type(getBaseType(type));
    return domain_calls(type) || (OidIsValid(element) && domain_calls(element));
}

bool types_call(TupleDesc columns, CmdType command) {
    for (int i = 0; i < columns->natts; ++i) {
        const Form_pg_attribute column = TupleDescAttr(columns, i);
        if (!column->attisdropped && type_calls(column->atttypid, command)) return true;
    }
    return false;
}

bool index_part_calls(HeapTuple index, AttrNumber part) {
    bool is_null = false;
    const Datum stored = SysCacheGetAttr(INDEXRELID, index, part, &is_null);
    return !is_null && expression_calls(TextDatumGetCString(stored));
}

bool index_calls(Oid index) {
    HeapTuple tuple = SearchSysCache1(INDEXRELID, ObjectIdGetDatum(index));
    if (!HeapTupleIsValid(tuple)) return true;
    const bool calls =
        index_part_calls(tuple, Anum_pg_index_indexprs) || index_part_calls(tuple, Anum_pg_index_indpred);
    ReleaseSysCache(tuple);
    return calls;
}

bool indexes_call(Relation table) {
    List *indexes = RelationGetIndexList(table);
    for (int i = 0; i < list_length(indexes); ++i)
        if (index_calls(list_nth_oid(indexes, i))) return true;
    return false;
}

bool calls(Relation table, CmdType command) {
    TupleDesc columns = RelationGetDescr(table);
    const bool in_columns = columns->constr && (checks_call(*columns->constr) || defaults_call(columns, command));
    return in_columns || types_call(columns, command) || indexes_call(table);
}

} // namespace

bool calls_user_function(Oid table, CmdType command) {
    Relation relation = try_table_open(table, AccessShareLock);
    if (!relation) return true;
    const bool found = calls(relation, command);
    table_close(relation, NoLock);
    return found;
}

} // namespace model_api::change
