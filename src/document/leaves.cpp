#include "document/leaves.hpp"

#include "pg/function.hpp"
#include "search/leaves.hpp"

namespace model_api::document {

namespace {

// Interrupts are looked for once in so many leaves.
constexpr std::size_t step = 1024;

std::string_view text_of(const JsonbValue &leaf) {
    if (leaf.type == jbvString) return {leaf.val.string.val, static_cast<std::size_t>(leaf.val.string.len)};
    const char *number =
        pg::call([&] { return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(leaf.val.numeric))); });
    return {number, std::strlen(number)};
}

} // namespace

void add_jsonb(search::DocumentBuilder &document, const search::SearchedField &field, Datum jsonb) {
    JsonbIterator *iterator = pg::call([&] { return JsonbIteratorInit(&DatumGetJsonbP(jsonb)->root); });
    JsonbValue leaf;
    for (std::size_t read = 1; !document.is_full(); ++read) {
        const JsonbIteratorToken token = pg::call([&] { return JsonbIteratorNext(&iterator, &leaf, false); });
        if (token == WJB_DONE) return;
        if (read % step == 0) pg::check_interrupts();
        const bool is_leaf = token == WJB_VALUE || token == WJB_ELEM;
        if (is_leaf && (leaf.type == jbvString || leaf.type == jbvNumeric))
            search::add_value(document, field, text_of(leaf));
    }
}

void add_json(search::DocumentBuilder &document, const search::SearchedField &field, Datum json) {
    std::string leaf;
    search::Leaves leaves(pg::text_view(json));
    for (std::size_t read = 1; !document.is_full() && leaves.read(leaf); ++read) {
        if (read % step == 0) pg::check_interrupts();
        search::add_value(document, field, leaf);
    }
}

} // namespace model_api::document
