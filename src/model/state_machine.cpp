#include "model/state_machine.hpp"

#include <algorithm>

namespace model_api::model {

namespace {

// What a definition and a record may nest; deeper JSON is no state.
constexpr std::size_t max_depth = 16;

const State *child(const State &state, std::string_view name) {
    const auto found = std::ranges::find(state.states, name, &State::name);
    return found == state.states.end() ? nullptr : &*found;
}

const State *find(const State &root, std::string_view path) {
    const State *state = &root;
    while (state) {
        const std::size_t dot = path.find('.');
        state = child(*state, path.substr(0, dot));
        if (dot == std::string_view::npos) break;
        path.remove_prefix(dot + 1);
    }
    return state;
}

std::string dotted(std::string_view parent, std::string_view name) {
    return parent.empty() ? std::string(name) : std::string(parent) + "." + std::string(name);
}

void collect(const State &state, std::string_view path, bool leaves_only, std::vector<std::string> &out) {
    for (const State &sub : state.states) {
        const std::string below = dotted(path, sub.name);
        if (!leaves_only || sub.states.empty()) out.push_back(below);
        collect(sub, below, leaves_only, out);
    }
}

std::string descend(const State *state, std::string path) {
    while (state && !state->states.empty()) {
        path = dotted(path, state->initial);
        state = child(*state, state->initial);
    }
    return path;
}

} // namespace

bool StateMachine::has(std::string_view path) const {
    return find(root, path) != nullptr;
}

std::string StateMachine::enter(std::string_view path) const {
    return descend(find(root, path), std::string(path));
}

std::string StateMachine::initial() const {
    return descend(&root, {});
}

std::vector<std::string> StateMachine::leaves() const {
    std::vector<std::string> found;
    collect(root, {}, true, found);
    return found;
}

std::vector<std::string> StateMachine::paths() const {
    std::vector<std::string> found;
    collect(root, {}, false, found);
    return found;
}

std::string state_to_json(std::string_view path) {
    std::string text;
    std::size_t depth = 0;
    for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1), ++depth) {
        text += '{';
        append_json_string(text, path.substr(0, dot));
        text += ':';
    }
    append_json_string(text, path);
    return text.append(depth, '}');
}

std::optional<std::string> state_from_json(const Json &value) {
    std::string path;
    const Json *rest = &value;
    for (std::size_t depth = 0; rest->is_object(); ++depth) {
        if (rest->members().size() != 1 || depth == max_depth) return std::nullopt;
        const auto &[name, below] = rest->members().front();
        path = dotted(path, name);
        rest = &below;
    }
    if (!rest->is_string()) return std::nullopt;
    return dotted(path, rest->as_string());
}

} // namespace model_api::model
