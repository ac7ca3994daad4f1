// model.run: a global action.
#include <algorithm>

#include "action/input.hpp"
#include "api/act/request.hpp"
#include "base/nearest.hpp"
#include "change/global.hpp"

namespace model_api::api {
namespace {

model::Action global_action(std::string_view name) {
    const std::vector<model::Action> actions = catalog::global_actions();
    const auto found = std::ranges::find(actions, name, &model::Action::name);
    if (found != actions.end()) return *found;
    std::vector<std::string_view> names;
    for (const model::Action &action : actions) names.push_back(action.name);
    throw DomainError(sqlstate::undefined_object, action::code::invalid_input,
                      "global action \"" + std::string(name) + "\" does not exist", "action", hint_of(name, names));
}

Datum run(FunctionCallInfo fcinfo) {
    const model::Action action = global_action(pg::required_text_argument(fcinfo, 0, "action"));
    Json params = document_argument(fcinfo, 1, "params");
    if (params.is_null()) params = Json::object();
    change::Outcome outcome;
    action::check_params(action, params, "params", outcome.failures);
    if (outcome.success()) outcome = change::run_global(catalog::current(), action, params);
    const std::string result = outcome.json.empty() ? "null" : outcome.json;
    return pg::make_text(action::result_text(outcome.failures, ",\"result\":" + result));
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_run) {
    return model_api::api::run(fcinfo);
}
