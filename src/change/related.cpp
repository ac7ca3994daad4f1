#include "change/related.hpp"

#include <algorithm>

#include "change/key.hpp"

namespace model_api::change {

using action::Change;
using action::Nested;

Change &implied(Work &work, const Nested &nested, const model::Action &action, const sql::Value &key) {
    Change &change = work.implied.emplace_back();
    change.model = nested.model;
    change.action = &action;
    change.kind = action::kind_of(action);
    change.path = nested.path;
    change.key = key;
    change.key_text = key_text(key);
    change.params = Json::object({{"id", Json::string(change.key_text)}});
    return change;
}

const model::Action &plain_update() {
    static const auto &action = *new model::Action{"~link", {}, {}, {}, {}, {}};
    return action;
}
const model::Action &plain_create() {
    static const auto &action = *new model::Action{"~join", {}, {}, {}, {}, {}};
    return action;
}
const model::Action &plain_delete() {
    static const auto &action = *new model::Action{"delete", {}, {}, {}, {}, {}};
    return action;
}

void refuse_unrelated(const Nested &nested, const std::string &key, const std::string &path) {
    action::Failure failure = not_found(*nested.model, key, path);
    failure.hint = "There is no such record among the " + nested.relation->name + " of this record.";
    throw Refused(std::move(failure));
}

std::vector<sql::Value> keys_of(const model::Model &model, const std::vector<Row> &rows) {
    std::vector<sql::Value> keys;
    for (const Row &row : rows) keys.push_back(key_value(model, row.key));
    return keys;
}

bool is_listed(const Nested &nested, const sql::Value &key) {
    return std::ranges::any_of(nested.changes, [&](const Change &change) {
        return change.key && is_same_key(*nested.model, *change.key, key);
    });
}

} // namespace model_api::change
