#include "lexicon/common_words.hpp"

#include <algorithm>
#include <utility>

#include "base/recently_used.hpp"
#include "pg/scratch.hpp"

namespace model_api::lexicon {
namespace {

constexpr double default_estimate = 0.005; // the planner's at most, of a word that it does not know

// The order of a tsvector, in which ANALYZE keeps its words.
bool comes_before(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// ---- as they are stored

HeapTuple statistics_of(Oid relation, const char *column) {
    const bool of_partitions = get_rel_relkind(relation) == RELKIND_PARTITIONED_TABLE;
    return SearchSysCache3(STATRELATTINH, ObjectIdGetDatum(relation), Int16GetDatum(get_attnum(relation, column)),
                           BoolGetDatum(of_partitions));
}

struct Stored {
    AttStatsSlot slot; // behind the frequencies of the words stand the least and the greatest of them
    double filled;     // the share of rows whose column is not NULL
};

// In the current memory context.
Stored stored(Oid relation, const char *column) {
    Stored found = {};
    HeapTuple statistics = statistics_of(relation, column);
    if (!HeapTupleIsValid(statistics)) return found;
    found.filled = 1 - reinterpret_cast<Form_pg_statistic>(GETSTRUCT(statistics))->stanullfrac;
    get_attstatsslot(&found.slot, statistics, STATISTIC_KIND_MCELEM, InvalidOid,
                     ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS);
    ReleaseSysCache(statistics);
    return found;
}

std::string_view lexeme(Datum value) {
    const auto *text = reinterpret_cast<const struct varlena *>(DatumGetPointer(value));
    return {VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text)};
}

// ---- as they are kept

constexpr std::size_t max_kept = 8; // columns, each with ten words for each unit of its statistics target

struct Kept {
    RecentlyUsed<std::shared_ptr<const CommonWords>> by_column;
    bool is_stale = false;
    bool is_registered = false;
};

Kept &kept() {
    static auto &instance = *new Kept; // never destroyed: callbacks may come while the backend exits
    return instance;
}

// All are read again: ANALYZE is seldom, and one of another table costs each of these a fraction of a millisecond.
void on_statistics(Datum, int, std::uint32_t) {
    kept().is_stale = true;
}

Kept &current() {
    Kept &known = kept();
    if (!known.is_registered) pg::call([] { CacheRegisterSyscacheCallback(STATRELATTINH, on_statistics, Datum{0}); });
    known.is_registered = true;
    if (std::exchange(known.is_stale, false)) known.by_column.clear();
    return known;
}

} // namespace

CommonWords::CommonWords(std::uint32_t relation, std::string_view column) {
    const std::string name(column);
    const pg::Scratch memory;
    const auto [slot, filled] = pg::call([&] { return stored(relation, name.c_str()); });
    if (slot.nvalues == 0 || slot.nnumbers <= slot.nvalues) return; // not as ANALYZE writes it
    words_.reserve(static_cast<std::size_t>(slot.nvalues));
    for (int i = 0; i < slot.nvalues; ++i)
        words_.push_back({std::string(lexeme(slot.values[i])), slot.numbers[i] * filled});
    others_ = std::min(default_estimate, slot.numbers[slot.nvalues] / 2.0) * filled;
}

std::optional<double> CommonWords::frequency(std::string_view wanted) const {
    const auto found = std::ranges::lower_bound(words_, wanted, comes_before, &Word::lexeme);
    if (found == words_.end() || found->lexeme != wanted) return std::nullopt;
    return found->frequency;
}

std::optional<double> CommonWords::estimate(std::string_view wanted) const {
    if (words_.empty()) return std::nullopt;
    return frequency(wanted).value_or(others_);
}

std::vector<search::Candidate> CommonWords::beginning(std::string_view prefix) const {
    std::vector<search::Candidate> words;
    for (const Word &word : words_)
        if (word.lexeme.starts_with(prefix)) words.push_back({word.lexeme, 0, word.frequency});
    std::ranges::sort(words, [](const search::Candidate &a, const search::Candidate &b) {
        return a.frequency != b.frequency ? a.frequency > b.frequency : a.lexeme < b.lexeme;
    });
    return words;
}

std::shared_ptr<const CommonWords> common_words(std::uint32_t relation, std::string_view column) {
    Kept &known = current();
    std::string key = std::to_string(relation).append(1, ' ').append(column);
    if (const auto *found = known.by_column.find(key)) return *found;
    auto words = std::make_shared<const CommonWords>(relation, column);
    // Reading them may have let in the news that they are others by now.
    if (kept().is_stale) return words;
    return known.by_column.add(std::move(key), std::move(words), max_kept);
}

} // namespace model_api::lexicon
