#include "lookup/typos.hpp"

#include <tuple>

#include "lexicon/words.hpp"
#include "search/typo.hpp"

namespace model_api::lookup {
namespace {

using search::Candidate;

// So many records have the word by the planner's statistics that it need not be looked for, however old they are.
constexpr double clearly_common = 100;
// As many are looked for in the records, where some of these are hidden.
constexpr std::size_t most_looked_for = 256;

class FillIn {
public:
    explicit FillIn(const Records &records) : records_(records), is_hidden_(may_be_hidden(records)) {}

    void add_to(search::Phrase &phrase, const std::vector<search::Phrase> &synonyms) const {
        search::Term &term = phrase.terms.front();
        const search::TypedWord typed(term.word.lexeme);
        const int most = search::allowed_typos(typed.length());
        if (most == 0 || !typed.has_typos()) return;
        const bool common = is_common(term.word.lexeme);
        if (common && !is_hidden_) return;
        const std::int64_t found = count(phrase, synonyms, enough_records, common ? Expected::many : Expected::few);
        if (found >= enough_records) return;
        term.typos = similar(term.word, typed, most, lexicon::Range::same_first_character);
        // The index has words of records that are gone, too.
        const bool has_none = found == 0 && !is_in_a_record(phrase, synonyms);
        if (has_none) term.typos = similar(term.word, typed, most, lexicon::Range::anywhere);
    }

private:
    // Of all records: whether the caller may see any of them is another question, and soon answered.
    bool is_common(const std::string &lexeme) const {
        if (!records_.fields.empty()) return false;
        const model::Search &search = records_.model.search;
        const std::optional<double> share = lexicon::frequency(search.relation, search.column, lexeme);
        return share && *share * estimated_rows(records_) >= clearly_common;
    }

    // The least frequent of the words is asked for first: that is soonest done, and most often says it all.
    bool is_in_a_record(const search::Phrase &phrase, const std::vector<search::Phrase> &synonyms) const {
        const std::vector<search::Expansion> &typos = phrase.terms.front().typos;
        if (typos.empty()) return false;
        search::Term last;
        last.word.lexeme = typos.back().lexeme;
        return count({.terms = {last}}, {}, 1) > 0 || count(phrase, synonyms, 1) > 0;
    }

    std::int64_t count(const search::Phrase &phrase, const std::vector<search::Phrase> &synonyms, std::int64_t most,
                       Expected expected = Expected::few) const {
        search::Plan plan;
        plan.groups.push_back({.own = {phrase}, .synonyms = synonyms});
        return count_found(plan, records_, most, expected);
    }

    std::vector<search::Expansion> similar(const search::Word &word, const search::TypedWord &typed, int most,
                                           lexicon::Range range) const {
        const model::Search &search = records_.model.search;
        std::vector<Candidate> candidates =
            lexicon::similar_words(search.relation, search.column, typed, word.lexeme, most, word.is_prefix, range);
        if (is_hidden_) candidates = visible(std::move(candidates));
        return search::choose_expansions(std::move(candidates));
    }

    // Those that the caller could have read somewhere.
    std::vector<Candidate> visible(std::vector<Candidate> candidates) const {
        const auto is_better = [](const Candidate &a, const Candidate &b) {
            return std::tie(a.distance, b.frequency, a.lexeme) < std::tie(b.distance, a.frequency, b.lexeme);
        };
        std::sort(candidates.begin(), candidates.end(), is_better);
        if (candidates.size() > most_looked_for) candidates.resize(most_looked_for);
        std::vector<std::string> lexemes;
        for (const Candidate &candidate : candidates) lexemes.push_back(candidate.lexeme);
        const std::vector<std::int64_t> counts = count_words(lexemes, records_, 1);
        std::vector<Candidate> seen;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (counts[i] > 0) seen.push_back(std::move(candidates[i]));
        return seen;
    }

    const Records &records_;
    bool is_hidden_;
};

} // namespace

void fill_in_typos(search::Plan &plan, const Records &records) {
    const FillIn fill_in(records);
    for (search::Group &group : plan.groups)
        for (search::Phrase &phrase : group.own)
            if (phrase.takes_typos) fill_in.add_to(phrase, group.synonyms);
}

} // namespace model_api::lookup
