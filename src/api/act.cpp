// One action on one record: act, create, update, delete, upsert.
#include "api/act/request.hpp"
#include "api/act/result.hpp"

namespace model_api::api {
namespace {

using action::Key;

Datum perform(Request request) {
    const change::Shown shown = request.shown();
    const catalog::Snapshot &snapshot = request.target.snapshot;
    const model::Model &model = *request.target.model;
    if (!request.upserts.empty()) {
        change::UpsertElement &input = request.upserts.front();
        change::UpsertOutcome done;
        done.outcome.failures = std::move(input.failures);
        if (done.outcome.success()) done = change::perform_upsert(snapshot, input.upsert, shown);
        return single_result(model, action::Kind::create, done.outcome, done.action);
    }
    change::Element &element = request.changes.front();
    change::Outcome outcome;
    outcome.failures = std::move(element.failures);
    if (outcome.success()) outcome = change::perform_alone(snapshot, element.change, shown);
    return single_result(model, element.change.kind, outcome);
}

// ---- act

Datum act(FunctionCallInfo fcinfo) {
    return perform(read_request(fcinfo, 3, [&](Request &request) {
        const std::string action(pg::required_text_argument(fcinfo, 1, "action"));
        const Json &params = request.documents.emplace_back(document_argument(fcinfo, 2, "params"));
        add_params(request, action, params, "params");
    }));
}

// ---- create, update, delete, upsert

Datum create(FunctionCallInfo fcinfo) {
    return perform(read_request(fcinfo, 2, [&](Request &request) {
        const Json &record = request.documents.emplace_back(document_argument(fcinfo, 1, "record"));
        add_record(request, "create", record, Key::none, {}, "record");
    }));
}

Datum update(FunctionCallInfo fcinfo, IdType type) {
    return perform(read_request(fcinfo, 3, [&](Request &request) {
        const Json id = id_argument(fcinfo, 1, type);
        const Json &record = request.documents.emplace_back(document_argument(fcinfo, 2, "record"));
        add_record(request, "update", record, Key::argument, id, "record");
    }));
}

Datum remove(FunctionCallInfo fcinfo, IdType type) {
    return perform(read_request(fcinfo, -1, [&](Request &request) {
        const Json id = id_argument(fcinfo, 1, type);
        const Json &nothing = request.documents.emplace_back(Json::object());
        add_record(request, "delete", nothing, Key::argument, id, "id");
    }));
}

Datum upsert(FunctionCallInfo fcinfo) {
    return perform(read_request(fcinfo, 3, [&](Request &request) {
        const Json &record = request.documents.emplace_back(document_argument(fcinfo, 1, "record"));
        add_upsert(request, record, by_argument(fcinfo, 2), "record", "by");
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
