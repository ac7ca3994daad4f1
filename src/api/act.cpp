// One action on one record: act, create, update, delete, upsert.
#include "api/act/request.hpp"
#include "request/perform.hpp"
#include "request/session.hpp"

namespace model_api::api {
namespace {

using action::Key;

Datum result_of(Act act) {
    return pg::make_text(request::perform(act));
}

Datum result_with_token(Act act) {
    const std::string before = session::issued_token();
    const std::string result = request::perform(act);
    const std::string &token = session::issued_token();
    return pg::make_text(token == before ? result : request::with_token(result, token));
}

// ---- act

// With the token of a session that the action has signed in or out.
Datum act(FunctionCallInfo fcinfo) {
    // The model is the first argument: a NULL is told of it first.
    const std::string model(pg::required_text_argument(fcinfo, 0, "model"));
    const std::string action(pg::required_text_argument(fcinfo, 1, "action"));
    return result_with_token(read_act(fcinfo, action, 3, [&](Act &act) {
        const Json &params = act.documents.emplace_back(document_argument(fcinfo, 2, "params"));
        request::add_params(act, action, params, "params");
        if (pg::is_null_argument(fcinfo, 3)) request::show_default(act);
    }));
}

// ---- create, update, delete, upsert

Datum create(FunctionCallInfo fcinfo) {
    return result_of(read_act(fcinfo, "create", 2, [&](Act &act) {
        const Json &record = act.documents.emplace_back(document_argument(fcinfo, 1, "record"));
        request::add_record(act, "create", record, Key::none, {}, "record");
    }));
}

Datum update(FunctionCallInfo fcinfo, IdType type) {
    return result_of(read_act(fcinfo, "update", 3, [&](Act &act) {
        const Json id = id_argument(fcinfo, 1, type);
        const Json &record = act.documents.emplace_back(document_argument(fcinfo, 2, "record"));
        request::add_record(act, "update", record, Key::argument, id, "record");
    }));
}

Datum remove(FunctionCallInfo fcinfo, IdType type) {
    return result_of(read_act(fcinfo, "delete", -1, [&](Act &act) {
        const Json id = id_argument(fcinfo, 1, type);
        const Json &nothing = act.documents.emplace_back(Json::object());
        request::add_record(act, "delete", nothing, Key::argument, id, "id");
    }));
}

Datum upsert(FunctionCallInfo fcinfo) {
    return result_of(read_act(fcinfo, "upsert", 3, [&](Act &act) {
        const Json &record = act.documents.emplace_back(document_argument(fcinfo, 1, "record"));
        request::add_upsert(act, record, by_argument(fcinfo, 2), "record", "by");
    }));
}

} // namespace
} // namespace model_api::api

using namespace model_api::api;

MODEL_API_FUNCTION(model_api_act) {
    return act(fcinfo);
}
MODEL_API_FUNCTION(model_api_create) {
    return create(fcinfo);
}
MODEL_API_FUNCTION(model_api_update_bigint) {
    return update(fcinfo, IdType::bigint);
}
MODEL_API_FUNCTION(model_api_update_text) {
    return update(fcinfo, IdType::text);
}
MODEL_API_FUNCTION(model_api_update_uuid) {
    return update(fcinfo, IdType::uuid);
}
MODEL_API_FUNCTION(model_api_delete_bigint) {
    return remove(fcinfo, IdType::bigint);
}
MODEL_API_FUNCTION(model_api_delete_text) {
    return remove(fcinfo, IdType::text);
}
MODEL_API_FUNCTION(model_api_delete_uuid) {
    return remove(fcinfo, IdType::uuid);
}
MODEL_API_FUNCTION(model_api_upsert) {
    return upsert(fcinfo);
}
