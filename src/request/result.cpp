#include "request/result.hpp"

namespace model_api::request {
namespace {

std::string member(const std::string &name, const std::string &json) {
    std::string text = ",";
    append_json_string(text, name);
    return text + ":" + json;
}

std::string record_of(const change::Outcome &outcome) {
    return outcome.json.empty() ? "null" : outcome.json;
}

std::string records_of(const BulkResult &result) {
    std::string list = "[";
    for (const change::Outcome &outcome : result.outcomes) {
        if (!outcome.success()) continue;
        if (list.size() > 1) list += ',';
        list += record_of(outcome);
    }
    return list + "]";
}

std::string actions_of(const BulkResult &result) {
    std::string list = "[";
    for (std::size_t i = 0; i < result.actions.size(); ++i) {
        if (!result.outcomes[i].success()) continue;
        if (list.size() > 1) list += ',';
        append_json_string(list, result.actions[i]);
    }
    return list + "]";
}

// Moved, but still there: an outcome stays what it is.
action::Failures take_failures(BulkResult &result) {
    action::Failures failures;
    for (std::size_t i = 0; i < result.outcomes.size(); ++i)
        for (action::Failure &failure : result.outcomes[i].failures) {
            failure.element = static_cast<int>(i);
            failures.push_back(std::move(failure));
        }
    return failures;
}

} // namespace

std::string single_result(const model::Model &model, action::Kind kind, const change::Outcome &outcome,
                          const char *action) {
    std::string members;
    if (action && outcome.success()) members += member("action", std::string("\"") + action + "\"");
    if (kind != action::Kind::delete_) members += member(model.name, record_of(outcome));
    return action::result_text(outcome.failures, members);
}

std::string bulk_result(const model::Model &model, action::Kind kind, BulkResult &result) {
    const action::Failures failures = take_failures(result);
    std::string members;
    if (kind != action::Kind::delete_) members = member(model.plural, records_of(result));
    if (!result.actions.empty()) members += member("actions", actions_of(result));
    return action::result_text(failures, members);
}

std::string whole_result(const model::Model &model, BulkResult &result) {
    const action::Failures failures = take_failures(result);
    return action::result_text(failures, member(model.plural, failures.empty() ? records_of(result) : "null"));
}

std::string internal_result(const model::Model &model, const change::Outcome &outcome, bool created) {
    return action::result_text(outcome.failures,
                               member(model.name, record_of(outcome)) + member("created", created ? "true" : "false"));
}

} // namespace model_api::request
