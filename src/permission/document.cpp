#include "permission/document.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "model/define/node.hpp"
#include "permission/filter.hpp"

namespace model_api::permission {

namespace {

using model::define::Node;
using model::define::quoted;
using model::define::suggestion;

constexpr std::string_view global_actions_key = "globalActions";
constexpr std::string_view plain_sql_key = "plainSql";

std::vector<std::string_view> names_of(const std::vector<model::Action> &actions) {
    std::vector<std::string_view> names;
    for (const model::Action &action : actions) names.push_back(action.name);
    return names;
}

bool is_false(const Json &json) {
    return json.is_null() || (json.is_boolean() && !json.as_boolean());
}

// What a path of a mistake in a filter leaves out at its beginning is told by where the mistake is noted.
void note(const DomainError &error, const Node &node) {
    std::string message = error.message;
    if (!error.hint.empty()) message += ". " + error.hint;
    node.mistakes().push_back({error.path.empty() ? node.path() : error.path, std::move(message)});
}

class Reader {
public:
    // `plain_sql`: what the document says for models that do not say it themselves.
    Reader(const model::Schema &schema, const model::Model &model, bool plain_sql)
        : schema_(schema), model_(model), plain_sql_(plain_sql) {}

    // nullopt: nothing is permitted, or it is wrong.
    std::optional<Json> model(const Node &node) const {
        if (is_false(node.json()) || !node.is_object()) return std::nullopt;
        node.allow_only({"read", "actions", plain_sql_key}, "the permissions of a model");
        Json definition = Json::object();
        if (const auto read = node.get("read")) put(definition, "read", permission(*read));
        if (const auto actions = node.get("actions")) put(definition, "actions", this->actions(*actions));
        if (is_for_plain_sql(node, definition.find("read") != nullptr))
            definition.set(std::string(plain_sql_key), Json::boolean(true));
        if (definition.members().empty()) return std::nullopt;
        return definition;
    }

private:
    bool is_for_plain_sql(const Node &node, bool may_read) const {
        const auto said = node.get(plain_sql_key);
        if (!said) return plain_sql_ && may_read;
        const bool is_wanted = said->boolean().value_or(false);
        if (is_wanted && !may_read) said->wrong("is about what \"read\" permits, and it permits nothing");
        return is_wanted;
    }

    static void put(Json &object, std::string key, std::optional<Json> value) {
        if (value) object.set(std::move(key), std::move(*value));
    }

    // true, or a filter.
    std::optional<Json> permission(const Node &node) const {
        if (is_false(node.json())) return std::nullopt;
        if (node.json().is_boolean()) return node.json();
        if (!node.json().is_object() && !node.json().is_array()) {
            node.wrong(std::string("must be true, false or a filter, not ") + node.json().kind_name());
            return std::nullopt;
        }
        try {
            parse_filter(node.json(), model_, schema_, node.path());
        } catch (const DomainError &error) {
            note(error, node);
        }
        return node.json();
    }

    std::optional<Json> actions(const Node &node) const {
        if (!node.is_object()) return std::nullopt;
        node.allow_only(names_of(model_.actions), "the actions of " + model_.name);
        Json permitted = Json::object();
        for (const auto &[name, value] : node.members()) put(permitted, name, permission(value));
        if (permitted.members().empty()) return std::nullopt;
        return permitted;
    }

    const model::Schema &schema_;
    const model::Model &model_;
    bool plain_sql_;
};

void read_global_actions(const Node &node, const std::vector<model::Action> &defined, Document &document) {
    if (!node.is_object()) return;
    node.allow_only(names_of(defined), "the global actions");
    for (const auto &[name, value] : node.members()) {
        if (value.json().is_null() || value.boolean())
            document.global_actions.emplace_back(name, !is_false(value.json()));
    }
}

// What the document says for all models that it names.
bool read_plain_sql(const Node &root, const model::Schema &schema) {
    const auto said = root.get(plain_sql_key);
    if (!said || (said->json().is_object() && schema.find(plain_sql_key))) return false;
    const bool names_models = std::ranges::any_of(
        root.members(), [&](const auto &member) { return member.first != plain_sql_key && schema.find(member.first); });
    const bool is_wanted = said->boolean().value_or(false);
    if (is_wanted && !names_models) said->wrong("is about the models that stand beside it, and there are none");
    return is_wanted;
}

} // namespace

Document parse(const Json &json, const model::Schema &schema, const std::vector<model::Action> &global_actions,
               std::vector<model::Mistake> &mistakes) {
    Document document;
    const Node root(json, "", mistakes);
    if (!root.is_object()) return document;
    const bool plain_sql = read_plain_sql(root, schema);
    for (const auto &[name, node] : root.members()) {
        if (name == global_actions_key)
            read_global_actions(node, global_actions, document);
        else if (name == plain_sql_key && !node.json().is_object())
            continue;
        else if (const model::Model *model = schema.find(name))
            document.models.emplace_back(name, Reader(schema, *model, plain_sql).model(node));
        else
            node.wrong("is not a model" + suggestion(name, {schema.names().begin(), schema.names().end()}));
    }
    return document;
}

} // namespace model_api::permission
