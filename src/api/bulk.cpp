// One action on many records: bulk_act, bulk_create, bulk_update, bulk_upsert, bulk_delete.
#include "api/act/request.hpp"
#include "request/action.hpp"
#include "request/perform.hpp"

namespace model_api::api {
namespace {

using action::Key;

std::vector<Json> strings(const std::vector<std::string> &texts) {
    std::vector<Json> list;
    for (const std::string &text : texts) list.push_back(Json::string(text));
    return list;
}

// A single object stands for a list of it, as everywhere.
std::vector<Json> elements_argument(FunctionCallInfo fcinfo, int n, const char *name) {
    Json document = document_argument(fcinfo, n, name);
    if (document.is_null())
        throw DomainError(sqlstate::null_value_not_allowed, action::code::invalid_input,
                          std::string("argument \"") + name + "\" must not be null", name);
    if (document.is_array()) return std::move(document.items());
    return {std::move(document)};
}

template <class Add>
Act read_elements(FunctionCallInfo fcinfo, std::string_view action, int selection, const char *argument, int position,
                  Add &&add) {
    return read_act(fcinfo, action, selection, [&](Act &act) {
        act.documents = elements_argument(fcinfo, position, argument);
        act.changes.reserve(act.documents.size());
        for (std::size_t i = 0; i < act.documents.size(); ++i) {
            pg::check_interrupts();
            add(act, act.documents[i], path_of(argument, i));
        }
    });
}

Datum bulk_act(FunctionCallInfo fcinfo) {
    const std::string action(pg::required_text_argument(fcinfo, 1, "action"));
    Act act =
        read_elements(fcinfo, action, 3, "inputs", 2, [&](Act &making, const Json &input, const std::string &path) {
            request::add_params(making, action, input, path);
        });
    if (request::is_upsert(*act.target.model, action)) return pg::make_text(request::perform_upserts(act));
    act.kind = action::kind_of(request::action_of(*act.target.model, action));
    if (pg::is_null_argument(fcinfo, 3)) request::show_default(act);
    return pg::make_text(request::perform_changes(act));
}

Datum bulk_records(FunctionCallInfo fcinfo, const char *action, Key key) {
    Act act =
        read_elements(fcinfo, action, 2, "records", 1, [&](Act &making, const Json &record, const std::string &path) {
            request::add_record(making, action, record, key, {}, path);
        });
    act.kind = action::kind_of(request::action_of(*act.target.model, action)); // of an empty list, too
    return pg::make_text(request::perform_changes(act));
}

Datum bulk_upsert(FunctionCallInfo fcinfo) {
    const std::vector<std::string> by = by_argument(fcinfo, 2);
    Act act =
        read_elements(fcinfo, "upsert", 3, "records", 1, [&](Act &making, const Json &record, const std::string &path) {
            request::add_upsert(making, record, by, path, "by");
        });
    return pg::make_text(request::perform_upserts(act));
}

// A bare literal is a list in either notation.
std::vector<Json> ids_of_literal(std::string_view text) {
    if (text.starts_with('{')) {
        const std::string literal(text);
        const char *array = literal.c_str();
        const Datum list =
            pg::call([&] { return OidInputFunctionCall(F_ARRAY_IN, const_cast<char *>(array), TEXTOID, -1); });
        return strings(pg::texts_of(list, "ids"));
    }
    try {
        Json document = Json::parse(text);
        return document.is_array() ? std::move(document.items()) : std::vector<Json>{std::move(document)};
    } catch (DomainError &error) {
        error.code = action::code::invalid_input;
        error.path = "ids";
        error.hint = "Write ids as a JSON list, [1, 2], or as an array, {1,2}.";
        throw;
    }
}

std::vector<Json> ids_as_jsonb(FunctionCallInfo fcinfo) {
    return elements_argument(fcinfo, 1, "ids");
}
std::vector<Json> ids_as_texts(FunctionCallInfo fcinfo) {
    return strings(pg::texts_argument(fcinfo, 1, "ids"));
}
std::vector<Json> ids_as_literal(FunctionCallInfo fcinfo) {
    return ids_of_literal(pg::required_text_argument(fcinfo, 1, "ids"));
}

Datum bulk_delete(FunctionCallInfo fcinfo, std::vector<Json> (*read_ids)(FunctionCallInfo)) {
    Act act = read_act(fcinfo, "delete", -1, [&](Act &making) {
        const std::vector<Json> ids = read_ids(fcinfo);
        const Json &nothing = making.documents.emplace_back(Json::object());
        making.changes.reserve(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i)
            request::add_record(making, "delete", nothing, Key::argument, ids[i], path_of("ids", i));
    });
    act.kind = action::kind_of(request::action_of(*act.target.model, "delete"));
    return pg::make_text(request::perform_changes(act));
}

} // namespace
} // namespace model_api::api

using namespace model_api::api;

MODEL_API_FUNCTION(model_api_bulk_act) {
    return bulk_act(fcinfo);
}
MODEL_API_FUNCTION(model_api_bulk_create) {
    return bulk_records(fcinfo, "create", model_api::action::Key::none);
}
MODEL_API_FUNCTION(model_api_bulk_update) {
    return bulk_records(fcinfo, "update", model_api::action::Key::member);
}
MODEL_API_FUNCTION(model_api_bulk_upsert) {
    return bulk_upsert(fcinfo);
}
MODEL_API_FUNCTION(model_api_bulk_delete_jsonb) {
    return bulk_delete(fcinfo, ids_as_jsonb);
}
MODEL_API_FUNCTION(model_api_bulk_delete_texts) {
    return bulk_delete(fcinfo, ids_as_texts);
}
MODEL_API_FUNCTION(model_api_bulk_delete_literal) {
    return bulk_delete(fcinfo, ids_as_literal);
}
