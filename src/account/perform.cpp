#include "account/perform.hpp"

#include <algorithm>

#include "account/recover.hpp"
#include "account/sign.hpp"
#include "pg/subtransaction.hpp"
#include "session/keeper.hpp"
#include "value/password.hpp"

namespace model_api::account {
namespace {

using model::AccountAction;

struct Performer {
    AccountAction action;
    change::Outcome (*perform)(const Call &call);
};
constexpr Performer performers[] = {
    {AccountAction::sign_up, sign_up},
    {AccountAction::sign_in, sign_in},
    {AccountAction::sign_out, sign_out},
    {AccountAction::change_password, change_password},
    {AccountAction::send_verify_email, send_verify_email},
    {AccountAction::verify_email, verify_email},
    {AccountAction::send_reset_password, send_reset_password},
    {AccountAction::reset_password, reset_password},
};

constexpr std::size_t max_text_bytes = 1024; // of an address, a password, a code

void add_mistake(action::Failures &failures, const std::string &path, std::string message) {
    failures.push_back({.code = action::code::invalid_input, .message = std::move(message), .path = path});
}

// Whatever has another type was told of already.
void check_given(const Json &params, const model::Parameter &parameter, const std::string &path,
                 action::Failures &failures) {
    const Json *value = params.find(parameter.name);
    const std::string place = path_of(path, parameter.name);
    if (!value || value->is_null())
        return add_mistake(failures, place, "parameter \"" + parameter.name + "\" is required");
    if (value->is_string() && value->as_string().size() > max_text_bytes)
        add_mistake(failures, place, "parameter \"" + parameter.name + "\" is too long");
}

} // namespace

action::Change parse(const model::Model &model, const model::Action &action, const Json &params,
                     const std::string &path, const action::Request &request) {
    action::Change change = action::parse_params(model, action, params, path, request);
    for (const model::Parameter &parameter : model::info_of(action.account).parameters)
        if (params.is_object()) check_given(params, parameter, path, request.failures);
    change.object = &params;
    change.path = path;
    return change;
}

change::Outcome perform(const catalog::Snapshot &snapshot, const action::Change &change, SigningUp signing_up) {
    const session::Accounts accounts = session::get_accounts(snapshot);
    const Oid keeper = session::keeper_of(*change.model);
    const Call call{accounts, change, session::is_granted(*change.model, ACL_UPDATE),
                    signing_up == SigningUp::begins_session};
    const auto *performer = std::ranges::find(performers, change.action->account, &Performer::action);
    change::Outcome outcome;
    pg::write_as_owner(keeper, [&] { outcome = performer->perform(call); });
    return outcome;
}

} // namespace model_api::account
