#include "change/key.hpp"

#include "statement/parameters.hpp"

namespace model_api::change {
namespace {

bool is_equal_datum(const sql::Type &type, const sql::Value &left, const sql::Value &right) {
    const ParamListInfo values = statement::bind({{.type = type, .value = left}, {.type = type, .value = right}});
    return pg::call([&] {
        TypeCacheEntry *entry = lookup_type_cache(type.oid, TYPECACHE_EQ_OPR_FINFO);
        if (!OidIsValid(entry->eq_opr)) return false;
        return DatumGetBool(
            FunctionCall2Coll(&entry->eq_opr_finfo, type.collation, values->params[0].value, values->params[1].value));
    });
}

} // namespace

std::string key_text(const sql::Value &key) {
    if (const auto *number = std::get_if<std::int64_t>(&key)) return std::to_string(*number);
    if (const auto *text = std::get_if<std::string>(&key)) return *text;
    return "";
}

bool is_same_key(const model::Model &model, const sql::Value &left, const sql::Value &right) {
    const std::string text = key_text(left), other = key_text(right);
    if (text.empty() && std::holds_alternative<sql::Null>(left)) return false;
    if (text == other) return !std::holds_alternative<sql::Null>(right);
    if (std::holds_alternative<sql::Null>(right) || is_told_by_text(model)) return false;
    return is_equal_datum(model.key().column->type, text, other);
}

bool is_told_by_text(const model::Model &model) {
    const sql::Type &type = model.key().column->type;
    switch (type.family) {
    case sql::Family::integer:
    case sql::Family::uuid:
        return true;
    case sql::Family::text: {
        const Oid collation = type.collation;
        return (type.oid == TEXTOID || type.oid == VARCHAROID) &&
               (!OidIsValid(collation) || pg::call([&] { return get_collation_isdeterministic(collation); }));
    }
    default:
        return false;
    }
}

} // namespace model_api::change
