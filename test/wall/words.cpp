// The words of an index (src/lexicon/words.hpp) as SQL functions: what model_api asks for itself only.
#include "lexicon/words.hpp"
#include "lexicon/entries.hpp"
#include "pg/function.hpp"

using namespace model_api;

namespace {

void return_words(FunctionCallInfo fcinfo, const std::vector<search::Candidate> &words) {
    pg::call([&] { InitMaterializedSRF(fcinfo, 0); });
    auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
    for (const search::Candidate &word : words) {
        Datum values[] = {pg::make_text(word.lexeme), Int32GetDatum(word.distance), Float8GetDatum(word.frequency)};
        bool nulls[] = {false, false, false};
        pg::call([&] { tuplestore_putvalues(result->setResult, result->setDesc, values, nulls); });
    }
}

} // namespace

MODEL_API_FUNCTION(model_api_wall_similar_words) {
    const std::string_view typed = pg::text_argument(fcinfo, 2);
    return_words(fcinfo, lexicon::similar_words(PG_GETARG_OID(0), pg::text_argument(fcinfo, 1),
                                                search::TypedWord(typed), typed, PG_GETARG_INT32(3), PG_GETARG_BOOL(4),
                                                PG_GETARG_BOOL(5) ? lexicon::Range::anywhere
                                                                  : lexicon::Range::same_first_character));
    PG_RETURN_VOID();
}

MODEL_API_FUNCTION(model_api_wall_words_beginning) {
    return_words(fcinfo,
                 lexicon::words_beginning(PG_GETARG_OID(0), pg::text_argument(fcinfo, 1), pg::text_argument(fcinfo, 2),
                                          static_cast<std::size_t>(PG_GETARG_INT32(3))));
    PG_RETURN_VOID();
}

MODEL_API_FUNCTION(model_api_wall_frequency) {
    const auto share = lexicon::frequency(PG_GETARG_OID(0), pg::text_argument(fcinfo, 1), pg::text_argument(fcinfo, 2));
    if (!share) PG_RETURN_NULL();
    PG_RETURN_FLOAT8(*share);
}

// How many entries of the index a reader saw before `last`, at which it raises an error.
MODEL_API_FUNCTION(model_api_wall_read_entries) {
    const std::string_view last = pg::text_argument(fcinfo, 2);
    std::int64_t count = 0;
    for (const auto &index : lexicon::search_indexes(PG_GETARG_OID(0), pg::text_argument(fcinfo, 1)))
        lexicon::read_entries(index, {}, [&](std::string_view entry) {
            if (entry == last) throw DomainError(sqlstate::no_data_found, {}, "raised at " + std::string(entry));
            ++count;
            return lexicon::Next::go_on;
        });
    PG_RETURN_INT64(count);
}
