#include "request/perform.hpp"

#include "action/input.hpp"
#include "change/global.hpp"
#include "request/result.hpp"

namespace model_api::request {
namespace {

std::string perform_upsert(Act &act) {
    change::UpsertElement &input = act.upserts.front();
    change::UpsertOutcome done;
    done.outcome.failures = std::move(input.failures);
    if (done.outcome.success()) done = change::perform_upsert(act.target.snapshot, input.upsert, act.shown());
    return single_result(*act.target.model, action::Kind::create, done.outcome, done.action);
}

} // namespace

std::string perform(Act &act) {
    if (!act.upserts.empty()) return perform_upsert(act);
    change::Element &element = act.changes.front();
    change::Outcome outcome;
    outcome.failures = std::move(element.failures);
    if (outcome.success()) outcome = change::perform_alone(act.target.snapshot, element.change, act.shown());
    return single_result(*act.target.model, element.change.kind, outcome);
}

std::string perform_changes(Act &act) {
    BulkResult result{change::perform_each(act.target.snapshot, act.changes, act.shown()), {}};
    return bulk_result(*act.target.model, act.kind, result);
}

std::string perform_upserts(Act &act) {
    BulkResult result;
    for (change::UpsertOutcome &done : change::perform_upserts(act.target.snapshot, act.upserts, act.shown())) {
        result.outcomes.push_back(std::move(done.outcome));
        result.actions.push_back(done.action);
    }
    return bulk_result(*act.target.model, action::Kind::create, result);
}

std::string run(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params,
                const std::string &path) {
    static const auto &none = *new Json(Json::object());
    const Json &given = params.is_null() ? none : params;
    change::Outcome outcome;
    action::check_params(action, given, path, outcome.failures);
    if (outcome.success()) outcome = change::run_global(snapshot, action, given);
    return action::result_text(outcome.failures, ",\"result\":" + (outcome.json.empty() ? "null" : outcome.json));
}

} // namespace model_api::request
