#include "model/define/actions.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "model/define/names.hpp"

namespace model_api::model::define {

namespace {

// Types that a parameter may have: those that mean a value without a field's options.
constexpr std::array parameter_kinds = {Kind::id,        Kind::string, Kind::number,  Kind::boolean,
                                        Kind::date_time, Kind::email,  Kind::url,     Kind::rich_text,
                                        Kind::color,     Kind::json,   Kind::password};

std::vector<std::string_view> parameter_types() {
    std::vector<std::string_view> names;
    for (const Kind kind : parameter_kinds) names.push_back(field_type(kind).name);
    return names;
}

void read_parameter(const Node &node, const std::string &name, Action &action) {
    const auto type = check_identifier(node, name) ? node.text() : std::nullopt;
    if (!type) return;
    const auto names = parameter_types();
    if (std::ranges::find(names, *type) == names.end()) {
        return node.wrong(quoted(*type) + " is not a type of parameters" + suggestion(*type, names));
    }
    action.parameters.push_back({name, *type});
}

// `taken` are the keys that the parameters of every such action have already.
void read_parameters(const Node &node, const std::vector<std::string_view> &taken, Action &action) {
    const auto parameters = node.get("params");
    if (!parameters || !parameters->is_object()) return;
    for (const auto &[name, parameter] : parameters->members()) {
        if (std::ranges::find(taken, name) != taken.end())
            parameter.wrong("is a parameter already");
        else
            read_parameter(parameter, name, action);
    }
}

std::string read_function(const Node &node, std::string_view key) {
    const auto function = node.get(key);
    if (!function) return {};
    const auto name = function->text();
    if (name && !parse_qualified_name(*name)) function->wrong(quoted(*name) + " is not the name of a function");
    return name.value_or("");
}

// A path is "created.draft" or {"created":"draft"}. nullopt: wrong, and noted.
std::optional<std::string> read_state_path(const Node &node, const StateMachine &states) {
    auto path = state_from_json(node.json());
    if (!path || path->empty()) {
        node.wrong("must be a state, as \"created.draft\" or {\"created\":\"draft\"}");
        return std::nullopt;
    }
    if (states.has(*path) || states.root.states.empty()) return path;
    const auto paths = states.paths();
    node.wrong(quoted(*path) + " is not a state" + suggestion(*path, {paths.begin(), paths.end()}));
    return std::nullopt;
}

void read_from(const Node &from, const StateMachine &states, Action &action) {
    const auto add = [&](const Node &node) {
        const auto path = read_state_path(node, states);
        if (!path) return;
        if (std::ranges::find(action.from, *path) != action.from.end())
            node.wrong("repeats " + quoted(*path));
        else
            action.from.push_back(*path);
    };
    if (!from.json().is_array()) return add(from);
    if (from.json().items().empty()) from.wrong("must have at least one state");
    for (const Node &item : from.items()) add(item);
}

void read_transition(const Node &node, const Draft &draft, Action &action) {
    const auto from = node.get("from"), to = node.get("to");
    const bool creates = action.name == "create" || action.account == AccountAction::sign_up;
    if (from && creates) return from->wrong("does not apply: a new record comes from no state");
    if (to && action.name == "delete") return to->wrong("does not apply: a deleted record goes to no state");
    for (const auto &end : {from, to}) {
        if (end && !draft.model.states) end->wrong("needs \"states\" in the model");
    }
    if (!draft.model.states) return;
    if (from) read_from(*from, *draft.model.states, action);
    if (to) action.to = read_state_path(*to, *draft.model.states).value_or("");
}

Action read_action(const Node &node, const std::string &name, const Draft &draft) {
    Action action;
    action.name = name;
    node.allow_only({"from", "to", "params", "run", "onSuccess"}, "an action");
    std::vector<std::string_view> taken = {"id", draft.model.name};
    if (const AccountActionInfo *info = draft.model.is_for(Purpose::user) ? find_account_action(name) : nullptr) {
        action.account = info->action;
        action.parameters = info->parameters;
        for (const Parameter &parameter : info->parameters) taken.push_back(parameter.name);
    }
    read_transition(node, draft, action);
    read_parameters(node, taken, action);
    action.run = read_function(node, "run");
    action.on_success = read_function(node, "onSuccess");
    return action;
}

Action read_global_action(const Node &node, const std::string &name) {
    Action action;
    action.name = name;
    node.allow_only({"params", "run"}, "a global action");
    read_parameters(node, {}, action);
    action.run = read_function(node, "run");
    if (!node.get("run")) node.wrong("run", "must be given");
    return action;
}

// The API spells an action both ways: publishQuestion and bulkPublishQuestions.
bool is_spelled_anew(const Node &node, const std::string &name, std::map<std::string, std::string> &spelled) {
    const auto [first, is_new] = spelled.emplace(capitalized(name), name);
    if (!is_new) node.wrong("clashes with the action " + quoted(first->second));
    return is_new;
}

template <class Read>
std::vector<Action> read_all(const Node &node, Read &&read, bool skip_null = false) {
    std::vector<Action> actions;
    if (!node.is_object()) return actions;
    if (node.json().members().size() > max_actions) {
        node.wrong("must not have more than 1000 actions");
        return actions;
    }
    std::map<std::string, std::string> spelled;
    for (const auto &[name, action] : node.members()) {
        check_action_name(action, name);
        if (skip_null && action.json().is_null()) continue;
        if (action.is_object() && is_spelled_anew(action, name, spelled)) actions.push_back(read(action, name));
    }
    return actions;
}

// jsonb keeps no order of its own, so create, update, delete lead in every model.
void order(std::vector<Action> &actions) {
    static const std::optional<Account> users = Account{};
    const auto rank = [](const Action &action) {
        const auto &defaults = default_actions(users);
        return std::ranges::find(defaults, action.name, &Action::name) - defaults.begin();
    };
    std::ranges::stable_sort(actions, {}, rank);
}

} // namespace

const std::vector<Action> &default_actions(const std::optional<Account> &account) {
    static const auto &actions = *new std::vector<Action>{
        {"create", {}, {}, {}, {}, {}}, {"update", {}, {}, {}, {}, {}}, {"delete", {}, {}, {}, {}, {}}};
    static const auto &of_sessions = *new std::vector<Action>(actions.begin() + 1, actions.end());
    static const auto &of_users = *new std::vector<Action>([] {
        std::vector<Action> all = actions;
        for (const AccountActionInfo &info : account_actions())
            all.push_back({std::string(info.name), {}, {}, info.parameters, {}, {}, info.action});
        return all;
    }());
    if (!account) return actions;
    return account->purpose == Purpose::user ? of_users : of_sessions;
}

void read_actions(const Node &model, Draft &draft) {
    const auto actions = model.get("actions");
    if (!actions) {
        draft.model.actions = default_actions(draft.model.account);
        return;
    }
    draft.model.actions =
        read_all(*actions, [&](const Node &node, const std::string &name) { return read_action(node, name, draft); });
    order(draft.model.actions);
}

std::vector<Action> read_global_actions(const Node &node) {
    return read_all(node, read_global_action, true);
}

std::vector<std::string> removed_global_actions(const Node &node) {
    std::vector<std::string> names;
    if (!node.json().is_object()) return names;
    for (const auto &[name, action] : node.members())
        if (action.json().is_null()) names.push_back(name);
    return names;
}

} // namespace model_api::model::define
