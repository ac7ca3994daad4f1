#include "lookup/suggestions.hpp"

#include "lexicon/words.hpp"
#include "lookup/records.hpp"
#include "lookup/search.hpp"
#include "search/query.hpp"

namespace model_api::lookup {
namespace {

using search::Candidate;

// Words of records that are gone are among the candidates, and words that the caller may not see.
constexpr std::size_t candidates_for_each = 4;
// Where some records are hidden, a word's frequency is counted in the others, up to this.
constexpr std::int64_t often_enough = 100;

// What is being typed as it stands in the index; empty: no word is.
std::string last_word(std::string_view text) {
    const search::Query query = search::parse_query(text);
    if (query.items.empty() || !query.items.back().words.back().is_prefix) return {};
    return query.items.back().words.back().lexeme;
}

bool is_more_frequent(const Candidate &a, const Candidate &b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.lexeme < b.lexeme;
}

// Words, and codes of letters and digits, which lie elsewhere in the index.
std::vector<Candidate> candidates_for(const std::string &prefix, const Records &records, std::size_t most) {
    const model::Search &search = records.model.search;
    const auto beginning = [&](const std::string &lexeme) {
        return lexicon::words_beginning(search.relation, search.column, lexeme, most);
    };
    std::vector<Candidate> all = beginning(prefix);
    if (prefix.front() == search::mixed_mark) return all;
    std::vector<Candidate> mixed = beginning(search::mixed_mark + prefix);
    all.insert(all.end(), std::make_move_iterator(mixed.begin()), std::make_move_iterator(mixed.end()));
    std::sort(all.begin(), all.end(), is_more_frequent);
    return all;
}

bool is_in_a_record(const Candidate &candidate, const Records &records) {
    search::Term term;
    term.word.lexeme = candidate.lexeme;
    search::Plan plan;
    plan.groups.push_back({.own = {search::Phrase{.terms = {term}}}, .synonyms = {}});
    return count_found(plan, records, 1, candidate.frequency > 0 ? Expected::many : Expected::few) > 0;
}

// One look at the records counts all of them; for each by itself row-level security would have to read the table.
std::vector<Candidate> counted_again(std::vector<Candidate> candidates, const Records &records) {
    std::vector<std::string> lexemes;
    for (const Candidate &candidate : candidates) lexemes.push_back(candidate.lexeme);
    const std::vector<std::int64_t> counts = count_words(lexemes, records, often_enough);
    for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i].frequency = static_cast<double>(counts[i]);
    std::erase_if(candidates, [](const Candidate &candidate) { return candidate.frequency == 0; });
    std::sort(candidates.begin(), candidates.end(), is_more_frequent);
    return candidates;
}

std::string shown(const std::string &lexeme) {
    return lexeme.front() == search::mixed_mark ? lexeme.substr(1) : lexeme;
}

} // namespace

std::vector<std::string> suggest_words(const model::Model &model, const catalog::Snapshot &snapshot,
                                       std::string_view text, std::size_t most) {
    check_searched(model, "model");
    const std::string prefix = last_word(text);
    if (prefix.empty()) return {};
    const Records records{snapshot, model, {}};
    check_may_read(records);
    const bool is_hidden = may_be_hidden(records);
    std::vector<Candidate> candidates = candidates_for(prefix, records, most * candidates_for_each);
    if (is_hidden) candidates = counted_again(std::move(candidates), records);
    std::vector<std::string> words;
    for (const Candidate &candidate : candidates) {
        if (words.size() == most) break;
        if (is_hidden || is_in_a_record(candidate, records)) words.push_back(shown(candidate.lexeme));
    }
    return words;
}

} // namespace model_api::lookup
