#include "change/matches.hpp"

#include "pg/function.hpp"

namespace model_api::change {

bool matches_pattern(const std::string &pattern, const std::string &text) {
    const Datum left = pg::make_text(text), right = pg::make_text(pattern);
    return pg::call([&] {
        const bool matches = DatumGetBool(DirectFunctionCall2Coll(textregexeq, DEFAULT_COLLATION_OID, left, right));
        pfree(DatumGetPointer(left));
        pfree(DatumGetPointer(right));
        return matches;
    });
}

} // namespace model_api::change
