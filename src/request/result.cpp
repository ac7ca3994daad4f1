#include "request/result.hpp"

namespace model_api::request {
namespace {

std::string member(const std::string &name, const std::string &json) {
    std::string text = ",";
    append_json_string(text, name);
    return text + ":" + json;
}

std::string records_of(const BulkResult &result) {
    std::string list = "[";
    for (const change::Outcome &outcome : result.outcomes) {
        if (!outcome.success()) continue;
        if (list.size() > 1) list += ',';
        list += outcome.json.empty() ? "null" : outcome.json;
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

} // namespace

std::string single_result(const model::Model &model, action::Kind kind, const change::Outcome &outcome,
                          const char *action) {
    std::string members;
    if (action && outcome.success()) members += member("action", std::string("\"") + action + "\"");
    if (kind != action::Kind::delete_) members += member(model.name, outcome.json.empty() ? "null" : outcome.json);
    return action::result_text(outcome.failures, members);
}

std::string bulk_result(const model::Model &model, action::Kind kind, BulkResult &result) {
    action::Failures failures;
    for (std::size_t i = 0; i < result.outcomes.size(); ++i)
        for (action::Failure &failure : result.outcomes[i].failures) {
            failure.element = static_cast<int>(i);
            failures.push_back(std::move(failure));
        }
    std::string members;
    if (kind != action::Kind::delete_) members = member(model.plural, records_of(result));
    if (!result.actions.empty()) members += member("actions", actions_of(result));
    return action::result_text(failures, members);
}

} // namespace model_api::request
