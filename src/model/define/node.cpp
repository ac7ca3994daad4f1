#include "model/define/node.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "model/define/decimal.hpp"

namespace model_api::model::define {

std::string quoted(std::string_view word) {
    return '"' + std::string(word) + '"';
}

std::string suggestion(std::string_view word, const std::vector<std::string_view> &candidates) {
    const std::string meant = did_you_mean(word, candidates);
    return meant.empty() ? meant : "." + meant;
}

void Node::wrong(std::string message) const {
    mistakes_->push_back({path_, std::move(message)});
}

void Node::wrong(std::string_view key, std::string message) const {
    mistakes_->push_back({path_of(path_, key), std::move(message)});
}

std::optional<Node> Node::get(std::string_view key) const {
    const Json *value = value_->find(key);
    if (!value || value->is_null()) return std::nullopt;
    return Node(*value, path_of(path_, key), *mistakes_);
}

std::vector<std::pair<std::string, Node>> Node::members() const {
    std::vector<std::pair<std::string, Node>> all;
    for (const auto &[key, value] : value_->members())
        all.emplace_back(key, Node(value, path_of(path_, key), *mistakes_));
    return all;
}

std::vector<Node> Node::items() const {
    std::vector<Node> all;
    for (const Json &item : value_->items()) all.emplace_back(item, path_of(path_, all.size()), *mistakes_);
    return all;
}

bool Node::is(Json::Kind kind, std::string_view description) const {
    if (value_->kind() == kind) return true;
    wrong("must be " + std::string(description) + ", not " + value_->kind_name());
    return false;
}

bool Node::is_object() const {
    return is(Json::Kind::object, "an object");
}

bool Node::is_list() const {
    return is(Json::Kind::array, "a list");
}

std::optional<bool> Node::boolean() const {
    if (!is(Json::Kind::boolean, "true or false")) return std::nullopt;
    return value_->as_boolean();
}

std::optional<std::string> Node::text() const {
    if (!is(Json::Kind::string, "a string")) return std::nullopt;
    if (!value_->as_string().empty()) return value_->as_string();
    wrong("must not be empty");
    return std::nullopt;
}

std::optional<std::int64_t> Node::whole(std::int64_t min, std::int64_t max) const {
    const auto number = value_->is_number() ? whole_number(parse_decimal(value_->literal())) : std::nullopt;
    if (number && *number >= min && *number <= max) return number;
    wrong("must be a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return std::nullopt;
}

std::vector<std::string> Node::texts(std::size_t most) const {
    if (!is_list()) return {};
    if (value_->items().size() > most) {
        wrong("must not have more than " + std::to_string(most) + " items");
        return {};
    }
    std::vector<std::string> all;
    std::set<std::string> seen;
    for (const Node &item : items()) {
        auto text = item.text();
        if (!text) continue;
        if (!seen.insert(*text).second)
            item.wrong("repeats " + quoted(*text));
        else
            all.push_back(std::move(*text));
    }
    return all;
}

void Node::allow_only(const std::vector<std::string_view> &keys, std::string_view what) const {
    for (const auto &member : value_->members()) {
        const std::string &key = member.first;
        if (std::ranges::find(keys, key) != keys.end()) continue;
        wrong(key, "is not a key of " + std::string(what) + suggestion(key, keys));
    }
}

} // namespace model_api::model::define
