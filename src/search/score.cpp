#include "search/score.hpp"

#include "base/text.hpp"
#include "search/token.hpp"

namespace model_api::search {

namespace {

constexpr int exact_tier = 1000, typo_tier = 300;

constexpr std::int64_t tenths_of_field(Weight weight) {
    constexpr std::int64_t tenths[] = {2, 3, 6, 10};
    return tenths[static_cast<std::size_t>(weight)];
}

// Without the mark, which nobody has typed.
int characters_of(std::string_view lexeme) {
    return static_cast<int>(code_points(lexeme)) - (lexeme.starts_with(mixed_mark) ? 1 : 0);
}

} // namespace

std::int32_t match_score(int tier, std::span<const std::uint16_t> places, std::size_t lexemes) {
    Weight best = Weight::d;
    for (const std::uint16_t place : places) best = std::max(best, weight_of(place));
    // 1.2 · (0.25 + 0.75 · n / 32) = 0.3 + 0.028125 · n: 3200 of them are whole.
    constexpr std::int64_t whole = 3200, constant = 960, per_lexeme = 90;
    const auto occurrences = static_cast<std::int64_t>(std::max<std::size_t>(places.size(), 1)) * whole;
    const std::int64_t others = constant + per_lexeme * static_cast<std::int64_t>(lexemes);
    const std::int64_t thousandths_of_tenths = 10'000;
    return static_cast<std::int32_t>(score_scale * tier * tenths_of_field(best) * occurrences /
                                     (thousandths_of_tenths * (occurrences + others)));
}

bool Neighbours::end_word(std::uint16_t distance) {
    const bool found = std::ranges::any_of(
        here_, [&](std::uint16_t place) { return place > distance && before_.test(place - distance); });
    for (const std::uint16_t place : set_) before_.reset(place);
    for (const std::uint16_t place : here_) before_.set(place);
    set_.swap(here_);
    here_.clear();
    return found;
}

int Ranking::tier_of(const Match &match, std::string_view lexeme) {
    if (!match.is_prefix || lexeme.size() == match.lexeme.size()) return match.tier;
    return 300 + 300 * match.characters / characters_of(lexeme);
}

Ranking::RankedTerm Ranking::ranked(const Term &term) {
    const auto match = [](std::string lexeme, bool is_prefix, int tier) {
        const int characters = characters_of(lexeme);
        return Match{std::move(lexeme), is_prefix, tier, characters};
    };
    RankedTerm out{{}, std::max<std::uint16_t>(term.word.distance, 1)};
    out.matches.push_back(match(term.word.lexeme, term.word.is_prefix, exact_tier));
    if (term.word.is_prefix && term.word.kind == TokenKind::word)
        out.matches.push_back(match(mixed_mark + term.word.lexeme, true, exact_tier));
    for (const Expansion &typo : term.typos)
        out.matches.push_back(match(typo.lexeme, false, typo_tier / std::max(typo.distance, 1)));
    return out;
}

Ranking::Ranking(const Plan &plan) {
    std::size_t terms = 0;
    for (const Group &group : plan.groups) {
        if (group.is_negated) continue;
        RankedGroup &out = groups_.emplace_back();
        for (const Phrase &phrase : group.own)
            for (const Term &term : phrase.terms) out.own.push_back(ranked(term));
        for (const Phrase &phrase : group.synonyms) {
            auto &synonym = out.synonyms.emplace_back();
            for (const Term &term : phrase.terms) synonym.push_back(ranked(term));
        }
        terms += out.own.size();
    }
    has_neighbours_ = terms > 1;
}

} // namespace model_api::search
