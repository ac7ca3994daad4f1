#include "model/define/states.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/define/draft.hpp"
#include "model/define/names.hpp"

namespace model_api::model::define {

namespace {

constexpr std::string_view initial_key = "initial";

struct Reading {
    std::size_t count = 0; // states so far, over the whole tree
    bool too_many = false; // and said so
};

bool has_states(const Node &node) {
    return std::ranges::any_of(node.json().members(), [](const auto &member) { return member.first != initial_key; });
}

void read_initial(const Node &node, State &state) {
    const auto initial = node.get(initial_key);
    if (!has_states(node)) {
        if (initial) initial->wrong("is for states with sub-states only");
        return;
    }
    if (!initial) return node.wrong(initial_key, "must name the sub-state to begin with");
    const auto name = initial->text();
    if (!name) return;
    state.initial = *name;
    if (std::ranges::find(state.states, *name, &State::name) != state.states.end()) return;
    if (node.json().find(*name)) return; // it is there, and wrong in itself
    std::vector<std::string_view> names;
    for (const State &sub : state.states) names.push_back(sub.name);
    initial->wrong(quoted(*name) + " is not a state here" + suggestion(*name, names));
}

void read_state(const Node &node, State &state, std::size_t depth, Reading &reading) {
    for (const auto &[name, sub_node] : node.members()) {
        if (name == initial_key) continue;
        if (depth == max_state_depth) return node.wrong("is nested deeper than 16 states");
        if (++reading.count > max_states) {
            if (!reading.too_many) sub_node.wrong("is one more than 1000 states");
            reading.too_many = true;
            return;
        }
        if (!check_identifier(sub_node, name) || !sub_node.is_object()) continue;
        State sub{name, {}, {}};
        read_state(sub_node, sub, depth + 1, reading);
        state.states.push_back(std::move(sub));
    }
    read_initial(node, state);
}

} // namespace

StateMachine read_states(const Node &node) {
    StateMachine machine;
    if (!node.is_object()) return machine;
    if (!has_states(node)) {
        node.wrong("must have at least one state");
        return machine;
    }
    Reading reading;
    read_state(node, machine.root, 0, reading);
    return machine;
}

} // namespace model_api::model::define
