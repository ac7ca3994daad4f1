// A search as statements have it: decided by the server, which knows the words of the index, before the statement is
// written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace model_api::search {
struct Plan;
}

namespace model_api::read {

// One field that a search is restricted to ("searchFields").
struct SearchField {
    const model::Field *field = nullptr;
    double weight = 1; // greater than 0
    bool operator==(const SearchField &) const = default;
};

// A search as a request has it.
struct SearchRequest {
    std::string text;
    std::vector<SearchField> fields; // empty: all
    std::string path;                // of the text in the request: "selection.answers.search"
};

// Found are the records whose words meet `condition`. Without a sort they are ordered by their score, best first, then
// by their key, newest first.
struct Search {
    std::string condition;           // a tsquery, as its type prints it
    std::string plan;                // search::plan_text, from which the score is computed
    std::vector<SearchField> fields; // only the words of these fields count; empty: those of all
    // With fields: what the words of all fields must meet at least, so that the index can be asked: `condition` without
    // what it negates (search::necessary_condition). Empty: nothing.
    std::string candidates;
    // false: none is better than another (search::Plan::is_only_negated), and they follow by their key, newest first.
    bool is_ranked = true;
    // Ranked are only the records whose key is not less; the others follow, newest first. In a text form that the key's
    // type takes under every setting. nullopt: all are ranked.
    std::optional<std::string> ranked_from;
    // Whether all that is found is read, and found by the index whatever its words are: then one plan serves all. With
    // a sort it is read before it is sorted.
    bool is_by_index = false;
    // What was asked for, however it was decided: a cursor that has another one is of another search.
    std::string text; // the search, and the fields and weights, as the request has them
};

// The search that a plan is, but for `ranked_from` and `text`.
Search make_search(const search::Plan &plan, std::vector<SearchField> fields);

// What the cursors of a search carry (page::Cursor::search), so that the next page decides nothing anew.
struct Decision {
    std::string plan;
    std::optional<std::string> ranked_from;
    bool operator==(const Decision &) const = default;
};
std::string decision_bytes(const Decision &decision);
// Throws DomainError 22023 for bytes that are cut short. What they say may come from anywhere.
Decision parse_decision(std::string_view bytes, std::string_view path);

} // namespace model_api::read

#include "base/pure.hpp"
