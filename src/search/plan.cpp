#include "search/plan.hpp"

#include <algorithm>
#include <span>

namespace model_api::search {

namespace {

Phrase phrase_of(const std::vector<Word> &words) {
    Phrase phrase;
    for (const Word &word : words) phrase.terms.push_back({word, {}});
    return phrase;
}

Phrase phrase_of(const Item &item) {
    Phrase phrase = phrase_of(item.words);
    phrase.takes_typos =
        item.words.size() == 1 && item.words.front().kind == TokenKind::word && !item.is_quoted && !item.is_negated;
    return phrase;
}

} // namespace

bool Plan::is_only_negated() const {
    return !groups.empty() && std::ranges::all_of(groups, &Group::is_negated);
}

Plan make_plan(const Query &query, const Synonyms &synonyms) {
    Plan plan;
    for (std::span<const Item> rest = query.items; !rest.empty();) {
        const Synonyms::Match match = synonyms.longest(rest);
        const std::size_t taken = std::max<std::size_t>(match.items, 1);
        Group group;
        group.is_negated = rest.front().is_negated;
        for (const Item &item : rest.first(taken)) group.own.push_back(phrase_of(item));
        if (match.items > 0)
            for (const auto &words : *match.phrases) group.synonyms.push_back(phrase_of(words));
        else if (!rest.front().moment.empty())
            group.synonyms.push_back(phrase_of(rest.front().moment));
        plan.groups.push_back(std::move(group));
        rest = rest.subspan(taken);
    }
    return plan;
}

} // namespace model_api::search
