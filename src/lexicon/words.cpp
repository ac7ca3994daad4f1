#include "lexicon/words.hpp"

#include <algorithm>
#include <set>

#include "lexicon/common_words.hpp"
#include "lexicon/entries.hpp"
#include "search/character.hpp"
#include "search/token.hpp"

namespace model_api::lexicon {

namespace {

Part part_of(Range range, std::string_view text) {
    if (range == Range::anywhere) return {search::least_word, {}};
    std::size_t end = 0;
    search::decode(text, end);
    return {text.substr(0, end), text.substr(0, end)};
}

// At most so many words, the first by their bytes; a word may be offered again.
class FirstWords {
public:
    explicit FirstWords(std::size_t most) : most_(most) {}

    // Whether what comes behind the word may be among the first ones.
    bool offer(std::string_view word) {
        if (!words_.contains(word)) words_.emplace(word);
        if (words_.size() > most_) words_.erase(std::prev(words_.end()));
        return words_.size() < most_ || (most_ > 0 && word < *words_.rbegin());
    }
    const std::set<std::string, std::less<>> &words() const { return words_; }

private:
    std::size_t most_;
    std::set<std::string, std::less<>> words_;
};

// At most what share of the records meets a condition: the least of several, where the planner multiplies.
class MostFound {
public:
    explicit MostFound(const CommonWords &common) : common_(common) {}

    double of(const search::Condition &condition) const { return std::visit(*this, condition.node); }
    double operator()(const search::HasLexeme &has) const {
        return has.is_prefix ? 1 : common_.estimate(has.lexeme).value_or(1);
    }
    double operator()(const search::All &all) const { return least(all.conditions); }
    double operator()(const search::Following &all) const { return least(all.conditions); }
    double operator()(const search::None &) const { return 1; }
    double operator()(const search::Any &any) const {
        double sum = 0;
        for (const search::Condition &part : any.conditions) sum += of(part);
        return std::min(sum, 1.0);
    }

private:
    double least(const std::vector<search::Condition> &conditions) const {
        double share = 1;
        for (const search::Condition &part : conditions) share = std::min(share, of(part));
        return share;
    }

    const CommonWords &common_;
};

} // namespace

std::vector<search::Candidate> similar_words(std::uint32_t relation, std::string_view column,
                                             const search::TypedWord &typed, std::string_view text, int most,
                                             bool of_prefix, Range range) {
    if (!typed.has_typos() || text.empty()) return {};
    most = std::min(most, search::Candidates::max_distance); // those further away are no candidates
    const Part part = part_of(range, text);
    const search::Sieve sieve = typed.sieve(most, of_prefix);
    search::Candidates candidates;
    const auto visit = [&](std::string_view entry) {
        const int distance = of_prefix ? typed.prefix_distance(entry, most) : typed.distance(entry, most);
        if (distance <= most) candidates.add(entry, distance);
        return Next::go_on;
    };
    for (const IndexColumn &index : search_indexes(relation, column)) read_entries(index, part, visit, sieve);
    std::vector<search::Candidate> words = candidates.take();
    if (words.empty()) return words;
    const auto common = common_words(relation, column);
    for (search::Candidate &word : words) word.frequency = common->frequency(word.lexeme).value_or(0);
    return words;
}

std::vector<search::Candidate> words_beginning(std::uint32_t relation, std::string_view column, std::string_view prefix,
                                               std::size_t most) {
    const std::vector<IndexColumn> indexes = search_indexes(relation, column);
    const auto common = common_words(relation, column);
    std::vector<search::Candidate> words = common->beginning(prefix);
    if (words.size() > most) words.resize(most);
    if (words.size() == most) return words;
    FirstWords others(most - words.size());
    const auto visit = [&](std::string_view entry) {
        if (common->frequency(entry)) return Next::go_on;
        return others.offer(entry) ? Next::go_on : Next::stop;
    };
    for (const IndexColumn &index : indexes) read_entries(index, {prefix, prefix}, visit);
    for (const std::string &word : others.words()) words.push_back({word, 0, 0});
    return words;
}

std::optional<double> frequency(std::uint32_t relation, std::string_view column, std::string_view lexeme) {
    return common_words(relation, column)->frequency(lexeme);
}

double most_found(std::uint32_t relation, std::string_view column, const search::Condition &condition) {
    return MostFound(*common_words(relation, column)).of(condition);
}

} // namespace model_api::lexicon
