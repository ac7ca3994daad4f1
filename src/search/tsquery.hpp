// A condition on a record's lexemes: a tsquery as a tree, and its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "search/plan.hpp"

namespace model_api::search {

struct Condition;

struct HasLexeme {
    std::string lexeme;
    bool is_prefix = false;
    bool operator==(const HasLexeme &) const = default;
};
struct All { // of at least one
    std::vector<Condition> conditions;
    bool operator==(const All &) const = default;
};
struct Any { // of at least one
    std::vector<Condition> conditions;
    bool operator==(const Any &) const = default;
};
struct None { // of at least one
    std::vector<Condition> conditions;
    bool operator==(const None &) const = default;
};
struct Following { // each at its distance behind the one before it
    std::vector<Condition> conditions;
    std::vector<std::uint16_t> distances; // one fewer
    bool operator==(const Following &) const = default;
};
struct Condition {
    std::variant<HasLexeme, All, Any, None, Following> node;
    bool operator==(const Condition &) const = default;
};

Condition condition(const Group &group);
Condition condition(const Plan &plan); // of at least one group
// What the words of a whole record must meet, where only some of its fields are looked at: a word that is not wanted in
// these may stand in another. nullopt: nothing.
std::optional<Condition> necessary_condition(const Plan &plan);

// As tsqueryin reads it: `'a' & ( 'b':* | 'c' )`.
std::string tsquery_text(const Condition &condition);

} // namespace model_api::search

#include "base/pure.hpp"
