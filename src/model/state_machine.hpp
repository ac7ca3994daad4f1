// The states of a model: a tree of names. A record is always in a leaf, written as the dotted path to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace model_api::model {

struct State {
    std::string name;
    std::string initial; // name of the sub-state entered with this one; empty for a leaf
    std::vector<State> states;
    bool operator==(const State &) const = default;
};

struct StateMachine {
    State root; // nameless; its sub-states are the top level

    bool has(std::string_view path) const;          // "created" and "created.draft" alike
    std::string enter(std::string_view path) const; // the leaf that is entered with it: "created" -> "created.draft"
    std::string initial() const;                    // the leaf of a new record
    std::vector<std::string> leaves() const;        // dotted, in document order
    std::vector<std::string> paths() const;         // every node, dotted
    bool operator==(const StateMachine &) const = default;
};

// "created.published" -> {"created":"published"}; "created" -> "created". Both directions take what the other gives.
std::string state_to_json(std::string_view path);              // JSON text
std::optional<std::string> state_from_json(const Json &value); // string or nested object; nullopt: neither

} // namespace model_api::model

#include "base/pure.hpp"
