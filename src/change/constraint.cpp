#include "change/constraint.hpp"

#include "change/error_context.hpp"

namespace model_api::change {
namespace {

// Rows of the system catalogs, copied out of their caches. Nothing has to be there: an error may name what the rollback
// has just undone.
struct FoundKey {
    AttrNumber column; // 0: none or several
    bool lowered;
    bool bare;
};
struct Found {
    char type = 0; // pg_constraint.contype; 0: nothing
    Oid relation = InvalidOid;
    Oid referred = InvalidOid;
    bool partial = false;
    bool deferrable = false;
    int count = 0;
    FoundKey keys[INDEX_MAX_KEYS] = {};
};

// The functions that follow are for the inside of pg::call.

Datum attribute_of(int cache, HeapTuple tuple, AttrNumber number, bool &is_null) {
    return SysCacheGetAttr(cache, tuple, number, &is_null);
}

void add_key(Found &found, const FoundKey &key) {
    if (found.count < INDEX_MAX_KEYS) found.keys[found.count++] = key;
}

AttrNumber only_column(Node *expression) {
    Bitmapset *columns = nullptr;
    pull_varattnos(expression, 1, &columns);
    int member = -1;
    if (!bms_get_singleton_member(columns, &member)) return InvalidAttrNumber;
    const int number = member + FirstLowInvalidHeapAttributeNumber;
    return number > 0 ? static_cast<AttrNumber>(number) : InvalidAttrNumber;
}

// A column as text, whatever of its type it takes for that.
bool is_column_as_text(Node *node) {
    if (IsA(node, RelabelType)) node = reinterpret_cast<Node *>(reinterpret_cast<RelabelType *>(node)->arg);
    if (IsA(node, FuncExpr)) {
        const auto *cast = reinterpret_cast<FuncExpr *>(node);
        if (cast->funcformat == COERCE_EXPLICIT_CALL || list_length(cast->args) != 1) return false;
        node = static_cast<Node *>(linitial(cast->args));
    }
    return IsA(node, Var);
}

bool is_lower(Node *expression) {
    if (!IsA(expression, FuncExpr)) return false;
    const auto *function = reinterpret_cast<FuncExpr *>(expression);
    return function->funcid == F_LOWER_TEXT && is_column_as_text(static_cast<Node *>(linitial(function->args)));
}

List *expressions_of(HeapTuple index) {
    bool is_null = false;
    const Datum stored = attribute_of(INDEXRELID, index, Anum_pg_index_indexprs, is_null);
    return is_null ? NIL : static_cast<List *>(stringToNode(TextDatumGetCString(stored)));
}

void read_keys(HeapTuple index, Found &found) {
    const auto *form = reinterpret_cast<Form_pg_index>(GETSTRUCT(index));
    ListCell *next = list_head(expressions_of(index));
    for (int i = 0; i < form->indnkeyatts; ++i) {
        if (const AttrNumber column = form->indkey.values[i]) {
            add_key(found, {column, false, true});
            continue;
        }
        auto *expression = static_cast<Node *>(lfirst(next));
        add_key(found, {only_column(expression), is_lower(expression), false});
        ++next;
    }
}

bool has_predicate(HeapTuple index) {
    bool is_null = false;
    attribute_of(INDEXRELID, index, Anum_pg_index_indpred, is_null);
    return !is_null;
}

Found find_index(Oid index) {
    Found found;
    HeapTuple tuple = SearchSysCache1(INDEXRELID, ObjectIdGetDatum(index));
    if (!HeapTupleIsValid(tuple)) return found;
    const auto *form = reinterpret_cast<Form_pg_index>(GETSTRUCT(tuple));
    if (form->indisunique || form->indisexclusion) {
        found.type = form->indisexclusion ? CONSTRAINT_EXCLUSION : CONSTRAINT_UNIQUE;
        found.relation = form->indrelid;
        found.partial = has_predicate(tuple);
        found.deferrable = !form->indimmediate;
        read_keys(tuple, found);
    }
    ReleaseSysCache(tuple);
    return found;
}

Found find_index_named(Oid relation, const char *name) {
    const Found found = find_index(get_relname_relid(name, get_rel_namespace(relation)));
    return found.relation == relation ? found : Found{};
}

void read_columns(HeapTuple constraint, Found &found) {
    bool is_null = false;
    const Datum columns = attribute_of(CONSTROID, constraint, Anum_pg_constraint_conkey, is_null);
    if (is_null) return;
    ArrayType *array = DatumGetArrayTypeP(columns);
    const auto *numbers = reinterpret_cast<const std::int16_t *>(ARR_DATA_PTR(array));
    const int count = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
    for (int i = 0; i < count; ++i) add_key(found, {numbers[i], false, true});
}

// CHECKs and foreign keys.
Found find_row_constraint(Oid relation, const char *name) {
    Found found;
    const Oid constraint = get_relation_constraint_oid(relation, name, true);
    HeapTuple tuple = SearchSysCache1(CONSTROID, ObjectIdGetDatum(constraint));
    if (!HeapTupleIsValid(tuple)) return found;
    const auto *form = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple));
    if (form->contype == CONSTRAINT_CHECK || form->contype == CONSTRAINT_FOREIGN) {
        found.type = form->contype;
        found.relation = relation;
        found.referred = form->confrelid;
        read_columns(tuple, found);
    }
    ReleaseSysCache(tuple);
    return found;
}

// Of a CHECK and an index with one name, the one that such an error is about.
Found find_in_catalog(Oid relation, const char *name, bool index_first) {
    const Found found = index_first ? find_index_named(relation, name) : find_row_constraint(relation, name);
    if (found.type) return found;
    return index_first ? find_row_constraint(relation, name) : find_index_named(relation, name);
}

// Until here.

Constraint::Kind kind_of(char type) {
    switch (type) {
    case CONSTRAINT_CHECK:
        return Constraint::Kind::check;
    case CONSTRAINT_FOREIGN:
        return Constraint::Kind::foreign_key;
    case CONSTRAINT_EXCLUSION:
        return Constraint::Kind::exclusion;
    default:
        return Constraint::Kind::unique;
    }
}

std::string column_name(Oid relation, AttrNumber number) {
    if (number == InvalidAttrNumber) return {};
    return std::string(text_of(pg::call([&] { return get_attname(relation, number, true); })));
}

std::optional<Constraint> named(const Found &found, std::string name) {
    if (!found.type) return std::nullopt;
    Constraint constraint{kind_of(found.type), std::move(name), found.referred, {}, found.partial, found.deferrable};
    for (const FoundKey *key = found.keys; key != found.keys + found.count; ++key)
        constraint.keys.push_back({column_name(found.relation, key->column), key->lowered, key->bare});
    return constraint;
}

} // namespace

Oid table_of(const pg::Error &error) {
    const ErrorData &data = error.data();
    if (!data.schema_name || !data.table_name) return InvalidOid;
    return pg::call([&] {
        const Oid schema = get_namespace_oid(data.schema_name, true);
        return OidIsValid(schema) ? get_relname_relid(data.table_name, schema) : InvalidOid;
    });
}

std::optional<Constraint> find_constraint(const pg::Error &error, Oid relation) {
    const char *name = error.data().constraint_name;
    if (!name || !OidIsValid(relation)) return std::nullopt;
    const int state = error.sqlstate();
    const bool index_first = state == ERRCODE_UNIQUE_VIOLATION || state == ERRCODE_EXCLUSION_VIOLATION;
    return named(pg::call([&] { return find_in_catalog(relation, name, index_first); }), name);
}

std::optional<Constraint> read_index(Oid index) {
    return named(pg::call([&] { return find_index(index); }), {});
}

} // namespace model_api::change
