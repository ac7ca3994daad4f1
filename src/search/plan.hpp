// A plan: what a query asks of a record, with everything that counts as each of its words. It becomes a condition
// (tsquery.hpp) and a score (score.hpp).
#pragma once

#include <vector>

#include "search/expansion.hpp"
#include "search/query.hpp"
#include "search/synonyms.hpp"

namespace model_api::search {

struct Term {
    Word word;
    std::vector<Expansion> typos; // what was typed may have meant one of these
    bool operator==(const Term &) const = default;
};

struct Phrase {
    std::vector<Term> terms;  // in their order, as far from each other as their words say
    bool takes_typos = false; // one word, letters only, neither quoted nor negated
    bool operator==(const Phrase &) const = default;
};

// Met where all phrases of the query's own words are found, or one of the synonyms.
struct Group {
    std::vector<Phrase> own; // more than one where a synonym stands for several items
    std::vector<Phrase> synonyms;
    bool is_negated = false;
    bool operator==(const Group &) const = default;
};

struct Plan {
    std::vector<Group> groups;    // all must be met; none: nothing is asked
    bool is_only_negated() const; // it says what must not be found, and nothing else
    bool operator==(const Plan &) const = default;
};

// Without typos: which words have any is known once the index has been asked.
Plan make_plan(const Query &query, const Synonyms &synonyms);

} // namespace model_api::search

#include "base/pure.hpp"
