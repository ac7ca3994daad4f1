// A search as statements have it: decided by the server, which knows the words of the index, before the statement is
// written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "sql/expression.hpp"

namespace model_api::read {

// One field that a search is restricted to ("searchFields").
struct SearchField {
    const model::Field *field = nullptr;
    double weight = 1; // greater than 0
    bool operator==(const SearchField &) const = default;
};

// Found are the records whose words meet `condition`. Without a sort they are ordered by their score, best first, then
// by their key, newest first.
struct Search {
    std::string condition;           // a tsquery, as its type prints it
    std::string plan;                // search::plan_text, from which the score is computed
    std::vector<SearchField> fields; // only the words of these fields count; empty: those of all
    // Ranked are only the records whose key is not less; the others follow, newest first. nullopt: all are ranked.
    std::optional<sql::Value> ranked_from;
    // What was asked for, however it was decided: a cursor that has another one is of another search.
    std::string text; // the search, and the fields and weights, as the request has them
};

} // namespace model_api::read

#include "base/pure.hpp"
