#include "document/vector.hpp"

namespace model_api::document {

namespace {

static_assert(search::max_lexeme_bytes <= MAXSTRLEN && search::max_place < MAXENTRYPOS &&
              search::max_places_of_lexeme < MAXNUMPOS);

// What follows a lexeme: its places, their number before them, where an even address comes next.
std::size_t after(std::size_t at, std::size_t length, std::size_t places) {
    return SHORTALIGN(at + length) + sizeof(std::uint16_t) * (1 + places);
}

} // namespace

Datum make_vector(const search::Document &document) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < document.size(); ++i)
        bytes = after(bytes, document.text(i).size(), document.places(i).size());

    const int lexemes = static_cast<int>(document.size());
    const std::size_t size = CALCDATASIZE(lexemes, bytes);
    auto *vector = pg::call([&] { return static_cast<TSVector>(palloc0(size)); });
    SET_VARSIZE(vector, size);
    vector->size = lexemes;

    std::size_t at = 0;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const std::string_view text = document.text(i);
        const std::span<const std::uint16_t> places = document.places(i);
        WordEntry &entry = vector->entries[i];
        entry.haspos = 1;
        entry.len = static_cast<std::uint32_t>(text.size()) & MAXSTRLEN;
        entry.pos = static_cast<std::uint32_t>(at) & MAXSTRPOS;
        std::memcpy(STRPTR(vector) + at, text.data(), text.size());
        WordEntryPosVector *const stored = _POSVECPTR(vector, &entry);
        stored->npos = static_cast<std::uint16_t>(places.size());
        std::memcpy(stored->pos, places.data(), places.size_bytes());
        at = after(at, text.size(), places.size());
    }
    return PointerGetDatum(vector);
}

} // namespace model_api::document
