#include "lexicon/common_words.hpp"

namespace model_api::lexicon {
namespace {

// The order of a tsvector, in which ANALYZE keeps its words.
bool comes_before(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

HeapTuple statistics_of(Oid relation, const char *column) {
    const bool of_partitions = get_rel_relkind(relation) == RELKIND_PARTITIONED_TABLE;
    return SearchSysCache3(STATRELATTINH, ObjectIdGetDatum(relation), Int16GetDatum(get_attnum(relation, column)),
                           BoolGetDatum(of_partitions));
}

} // namespace

CommonWords::CommonWords(std::uint32_t relation, std::string_view column) {
    const std::string name(column);
    pg::call([&] {
        HeapTuple statistics = statistics_of(relation, name.c_str());
        if (!HeapTupleIsValid(statistics)) return;
        filled_ = 1 - reinterpret_cast<Form_pg_statistic>(GETSTRUCT(statistics))->stanullfrac;
        get_attstatsslot(&slot_, statistics, STATISTIC_KIND_MCELEM, InvalidOid,
                         ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS);
        ReleaseSysCache(statistics);
    });
    if (slot_.nnumbers < slot_.nvalues) slot_.nvalues = 0; // not as ANALYZE writes it
}

std::string_view CommonWords::lexeme(int place) const {
    const auto *text = reinterpret_cast<const struct varlena *>(DatumGetPointer(slot_.values[place]));
    return {VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text)};
}

std::optional<double> CommonWords::frequency(std::string_view wanted) const {
    int low = 0, high = slot_.nvalues;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (comes_before(lexeme(middle), wanted))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == slot_.nvalues || lexeme(low) != wanted) return std::nullopt;
    return frequency_at(low);
}

std::vector<search::Candidate> CommonWords::beginning(std::string_view prefix) const {
    std::vector<search::Candidate> words;
    for (int i = 0; i < slot_.nvalues; ++i)
        if (lexeme(i).starts_with(prefix)) words.push_back({std::string(lexeme(i)), 0, frequency_at(i)});
    std::ranges::sort(words, [](const search::Candidate &a, const search::Candidate &b) {
        return a.frequency != b.frequency ? a.frequency > b.frequency : a.lexeme < b.lexeme;
    });
    return words;
}

} // namespace model_api::lexicon
