// Reading one record, and pages of them.
#include "api/planned.hpp"
#include "base/text.hpp"
#include "filter/value.hpp"
#include "request/cursor.hpp"

namespace model_api::api {
namespace {

constexpr filter::Place id_place{"id", "GGT_INVALID_QUERY_INPUT"};
constexpr filter::Place value_place{"value", "GGT_INVALID_QUERY_INPUT"};

Datum null_result(FunctionCallInfo fcinfo) {
    fcinfo->isnull = true;
    return 0;
}

[[noreturn]] void throw_null(const char *argument) {
    throw DomainError(sqlstate::null_value_not_allowed, "GGT_INVALID_QUERY_INPUT",
                      std::string("argument \"") + argument + "\" must not be null", argument);
}

[[noreturn]] void throw_not_found(const Target &target, const std::string &which) {
    throw DomainError(sqlstate::no_data_found, "GGT_RECORD_NOT_FOUND",
                      "model \"" + target.model->name + "\" has no record " + which);
}

// What to do without a record: find_* raise, maybe_find_* give NULL.
enum class Missing { raises, is_null };

// ---- by id

enum class IdType { bigint, text, uuid };

std::string uuid_text(Datum value) {
    return pg::call([&] { return DatumGetCString(DirectFunctionCall1(uuid_out, value)); });
}

std::string id_text(IdType type, Datum value) {
    switch (type) {
    case IdType::bigint:
        return std::to_string(DatumGetInt64(value));
    case IdType::uuid:
        return uuid_text(value);
    default:
        return std::string(pg::text_view(value));
    }
}

sql::Value id_value(IdType type, Datum value, const model::Field &key) {
    if (type == IdType::bigint && key.column->type.oid == INT8OID) return DatumGetInt64(value);
    return filter::parse_id(id_text(type, value), key, id_place);
}

Datum find_one(FunctionCallInfo fcinfo, IdType type, Missing missing) {
    const Planned request = planned("find_one", fcinfo, {{0}, {2}}, [&](const Target &target) {
        const read::Selection selection = selection_argument(fcinfo, 2, target);
        return read::find_one(*target.model, target.schema(), sql::Null{}, selection);
    });
    if (pg::is_null_argument(fcinfo, 1)) {
        if (missing == Missing::is_null) return null_result(fcinfo);
        throw_null("id");
    }
    const Datum id = fcinfo->args[1].value;
    const statement::Result result = statement::run(
        *request.statement, *request.parameters, {id_value(type, id, request.target.model->key())}, {}, request.marks);
    if (result.rows > 0) return result.json;
    if (missing == Missing::is_null) return null_result(fcinfo);
    throw_not_found(request.target, "with id \"" + id_text(type, id) + "\"");
}

// ---- by a unique field

// "quiz" and "quizId" both name the belongsTo.
const model::Field &field_argument(FunctionCallInfo fcinfo, const model::Model &model) {
    const std::string_view name = pg::required_text_argument(fcinfo, 1, "field");
    if (const model::Field *field = model.find(name)) return *field;
    if (const model::Field *field = model.find_by_id_key(name)) return *field;
    throw DomainError(sqlstate::undefined_column, "GGT_INVALID_QUERY_INPUT",
                      "Field \"" + std::string(name) + "\" is not defined by " + model.type_name + "." +
                          did_you_mean(name, model.field_names()),
                      "field");
}

bool is_id(const model::Field &field) {
    return field.kind == model::Kind::id || field.kind == model::Kind::belongs_to;
}

sql::Value value_of(const model::Field &field, const std::string &text) {
    return is_id(field) ? filter::parse_id(text, field, value_place) : filter::parse_value(field, text, value_place);
}

Datum find_by(FunctionCallInfo fcinfo, const std::optional<std::string> &value, Missing missing) {
    const Planned request = planned("find_by", fcinfo, {{0}, {1}, {3}}, [&](const Target &target) {
        const model::Field &field = field_argument(fcinfo, *target.model);
        const read::Selection selection = selection_argument(fcinfo, 3, target);
        return read::find_by(*target.model, target.schema(), field, sql::Null{}, selection);
    });
    if (!value && missing == Missing::raises) throw_null("value");
    if (!value) return null_result(fcinfo);
    const model::Field &field = field_argument(fcinfo, *request.target.model);
    const statement::Result result =
        statement::run(*request.statement, *request.parameters, {value_of(field, *value)}, {}, request.marks);
    const auto which = [&] { return "with " + field.name + " \"" + *value + "\""; };
    if (result.rows > 1)
        throw DomainError(sqlstate::cardinality_violation, "GGT_NON_UNIQUE_DATA",
                          "model \"" + request.target.model->name + "\" has more than one record " + which());
    if (result.rows == 1) return result.json;
    if (missing == Missing::is_null) return null_result(fcinfo);
    throw_not_found(request.target, which());
}

std::optional<std::string> text_value(FunctionCallInfo fcinfo) {
    if (pg::is_null_argument(fcinfo, 2)) return std::nullopt;
    return std::string(pg::text_argument(fcinfo, 2));
}

// Inside pg::call: to_json(value), which does not depend on the session's DateStyle as the output functions do.
Datum to_json(Oid type, Datum value) {
    Const *argument = makeNullConst(type, -1, InvalidOid); // for its type
    FuncExpr *expression =
        makeFuncExpr(F_TO_JSON, JSONOID, list_make1(argument), InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
    FmgrInfo function;
    fmgr_info(F_TO_JSON, &function);
    fmgr_info_set_expr(reinterpret_cast<Node *>(expression), &function);
    return FunctionCall1(&function, value);
}

std::optional<std::string> any_value(FunctionCallInfo fcinfo) {
    if (pg::is_null_argument(fcinfo, 2)) return std::nullopt;
    const Datum value = fcinfo->args[2].value;
    const Datum document = pg::call([&] { return to_json(get_fn_expr_argtype(fcinfo->flinfo, 2), value); });
    const Json json = Json::parse(pg::text_view(document));
    return json.is_string() ? json.as_string() : json.text();
}

// ---- lists

const char *request_of(FunctionCallInfo fcinfo) {
    const bool has_filter = !pg::is_null_argument(fcinfo, first_positions.filter);
    const bool has_search = !pg::is_null_argument(fcinfo, first_positions.search);
    if (has_filter) return has_search ? "that matches the filter and the search" : "that matches the filter";
    return has_search ? "that matches the search" : "at all";
}

Datum find_first(FunctionCallInfo fcinfo, Missing missing) {
    const Planned request = planned("find_first", fcinfo, {{0}, {1}, {2}, {.position = 3, .is_search = true}, {4}, {5}},
                                    [&](const Target &target) {
                                        const List list = list_arguments(fcinfo, first_positions, target);
                                        return read::find_first(*target.model, target.schema(), list.filter, list.sort,
                                                                list.selection, list.searched());
                                    });
    const statement::Result result = statement::run(*request.statement, *request.parameters, {}, {}, request.marks);
    if (result.rows > 0) return result.json;
    if (missing == Missing::is_null) return null_result(fcinfo);
    throw_not_found(request.target, request_of(fcinfo));
}

// The cursor of a request that has one. What is wrong with it is left to be said by whoever makes the statement.
std::optional<page::Cursor> cursor_argument(FunctionCallInfo fcinfo) {
    const bool has_after = !pg::is_null_argument(fcinfo, page_positions.after);
    const bool has_before = !pg::is_null_argument(fcinfo, page_positions.before);
    if (has_after == has_before) return std::nullopt;
    const Datum text = fcinfo->args[has_after ? page_positions.after : page_positions.before].value;
    try {
        return page::decode(pg::text_view(text), "");
    } catch (const DomainError &) {
        return std::nullopt;
    }
}

// Something asked about a page. Requests that differ in their cursor's values alone share a statement.
template <class Make>
Planned planned_page(std::string function, FunctionCallInfo fcinfo, const std::optional<page::Cursor> &cursor,
                     Make &&make) {
    const bool apart = cursor.has_value();
    if (apart) function += request::form_of(*cursor, !pg::is_null_argument(fcinfo, page_positions.after));
    return planned(function, fcinfo,
                   {{0},
                    {1},
                    {2},
                    {.position = 3, .is_search = true},
                    {4, true},
                    {5, false, apart},
                    {6, true},
                    {7, false, apart},
                    {8},
                    {9}},
                   [&](const Target &target) { return make(target, list_arguments(fcinfo, page_positions, target)); });
}

Datum find_many(FunctionCallInfo fcinfo) {
    const std::optional<page::Cursor> cursor = cursor_argument(fcinfo);
    const statement::Arguments arguments = cursor ? request::arguments_of(*cursor) : statement::Arguments();
    const Planned request = planned_page("find_many", fcinfo, cursor, [](const Target &target, const List &list) {
        return read::find_many(*target.model, target.schema(), list.filter, list.sort, list.page, list.selection,
                               list.searched());
    });
    const auto exists_before = [&] {
        const Planned other = planned_page("find_before", fcinfo, cursor, [](const Target &target, const List &list) {
            return read::find_before(*target.model, target.schema(), list.filter, list.sort, list.page,
                                     list.searched());
        });
        const std::optional<Datum> exists =
            statement::run_for_value(*other.statement, statement::bind(*other.parameters, arguments));
        return exists && DatumGetBool(*exists);
    };
    return statement::run(*request.statement, *request.parameters, arguments, exists_before, request.marks).json;
}

} // namespace
} // namespace model_api::api

using namespace model_api::api;

MODEL_API_FUNCTION(model_api_find_one_bigint) {
    return find_one(fcinfo, IdType::bigint, Missing::raises);
}
MODEL_API_FUNCTION(model_api_find_one_text) {
    return find_one(fcinfo, IdType::text, Missing::raises);
}
MODEL_API_FUNCTION(model_api_find_one_uuid) {
    return find_one(fcinfo, IdType::uuid, Missing::raises);
}
MODEL_API_FUNCTION(model_api_maybe_find_one_bigint) {
    return find_one(fcinfo, IdType::bigint, Missing::is_null);
}
MODEL_API_FUNCTION(model_api_maybe_find_one_text) {
    return find_one(fcinfo, IdType::text, Missing::is_null);
}
MODEL_API_FUNCTION(model_api_maybe_find_one_uuid) {
    return find_one(fcinfo, IdType::uuid, Missing::is_null);
}
MODEL_API_FUNCTION(model_api_find_by_text) {
    return find_by(fcinfo, text_value(fcinfo), Missing::raises);
}
MODEL_API_FUNCTION(model_api_find_by_any) {
    return find_by(fcinfo, any_value(fcinfo), Missing::raises);
}
MODEL_API_FUNCTION(model_api_maybe_find_by_text) {
    return find_by(fcinfo, text_value(fcinfo), Missing::is_null);
}
MODEL_API_FUNCTION(model_api_maybe_find_by_any) {
    return find_by(fcinfo, any_value(fcinfo), Missing::is_null);
}
MODEL_API_FUNCTION(model_api_find_first) {
    return find_first(fcinfo, Missing::raises);
}
MODEL_API_FUNCTION(model_api_maybe_find_first) {
    return find_first(fcinfo, Missing::is_null);
}
MODEL_API_FUNCTION(model_api_find_many) {
    return find_many(fcinfo);
}
