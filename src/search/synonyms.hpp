// Synonyms: words that count as others in a query, while the index has what the texts say.
//
//     {"terms":  {"tv": ["television", "telly"]},          who looks for "tv" finds these too, and not the other way
//      "mutual": [["laptop", "notebook", "portable computer"]]}     each of them stands for all
//
// They are not followed further: a synonym of a synonym is none.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "search/query.hpp"

namespace model_api::search {

inline constexpr std::size_t max_synonym_terms = 10'000;
inline constexpr std::size_t max_synonyms_of_term = 32;
inline constexpr std::size_t max_words_of_term = 8;

class Synonyms {
public:
    using Phrase = std::vector<Word>; // at least one
    struct Match {
        std::size_t items = 0; // how many items of the query it takes
        const std::vector<Phrase> *phrases = nullptr;
    };

    // Throws DomainError 22023 with the path of the mistake: a wrong kind of value, a term without words, too many.
    static Synonyms parse(const Json &document);

    // The longest term that the query's items begin with. A match of 0 items: there is none.
    Match longest(std::span<const Item> items) const;
    std::size_t size() const { return phrases_.size(); } // terms that have synonyms

private:
    void add_terms(const Json &terms, const std::string &path);
    void add_mutual(const Json &groups, const std::string &path);
    void add(const Phrase &term, Phrase synonym, const std::string &path);

    std::map<std::string, std::vector<Phrase>, std::less<>> phrases_; // by the lexemes of the term
    std::size_t longest_ = 0;                                         // words of a term
};

} // namespace model_api::search

#include "base/pure.hpp"
