// Sessions: model.use_session, and what is asked of the session at hand.
#include "request/session.hpp"
#include "api/act/request.hpp"

namespace model_api::api {
namespace {

Datum null_result(FunctionCallInfo fcinfo) {
    fcinfo->isnull = true;
    return 0;
}

std::string use_session(FunctionCallInfo fcinfo) {
    const auto token = pg::optional_text_argument(fcinfo, 0);
    const bool in_transaction = pg::is_null_argument(fcinfo, 1) || DatumGetBool(fcinfo->args[1].value);
    if (!token) pg::call([] { PreventCommandIfReadOnly("model.use_session() without a token"); });
    return request::use_session(token ? std::optional<std::string>(*token) : std::nullopt,
                                in_transaction ? session::Lasting::transaction : session::Lasting::connection);
}

std::string act_on_session(FunctionCallInfo fcinfo) {
    const std::string_view action = pg::required_text_argument(fcinfo, 0, "action");
    const Json params = document_argument(fcinfo, 1, "params");
    session::get_current();
    const session::Accounts accounts = session::get_accounts();
    return request::act_on_session(accounts, action, params, read::default_selection(*accounts.session), "params");
}

Datum current_user_id(FunctionCallInfo fcinfo) {
    const session::Holder *holder = session::current();
    return holder && holder->user ? pg::make_text(*holder->user) : null_result(fcinfo);
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_use_session) {
    return pg::make_text(api::use_session(fcinfo));
}

MODEL_API_FUNCTION(model_api_current_session) {
    const auto json = request::current_session(api::document_argument(fcinfo, 0, "selection"));
    return json ? pg::make_text(*json) : api::null_result(fcinfo);
}

MODEL_API_FUNCTION(model_api_current_user_id) {
    return api::current_user_id(fcinfo);
}

MODEL_API_FUNCTION(model_api_current_session_id) {
    const session::Holder *holder = session::current();
    return holder ? pg::make_text(holder->session) : api::null_result(fcinfo);
}

MODEL_API_FUNCTION(model_api_has_role) {
    return BoolGetDatum(session::has_role(pg::text_argument(fcinfo, 0)));
}

MODEL_API_FUNCTION(model_api_issued_token) {
    const std::string &token = session::issued_token();
    return token.empty() ? api::null_result(fcinfo) : pg::make_text(token);
}

MODEL_API_FUNCTION(model_api_act_on_session) {
    return pg::make_text(api::act_on_session(fcinfo));
}

MODEL_API_FUNCTION(model_api_revoke_sessions) {
    return Int64GetDatum(request::revoke_sessions(std::string(pg::text_argument(fcinfo, 0))));
}
