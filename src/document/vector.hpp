// A record's words as PostgreSQL stores them: a tsvector, read where it lies, or made of a document.
#pragma once

#include <span>

#include "pg/wall.hpp"
#include "search/score.hpp"

namespace model_api::document {

class StoredDocument {
public:
    explicit StoredDocument(Datum vector)
        : vector_(pg::call([&] { return DatumGetTSVector(vector); })), bytes_(STRPTR(vector_)) {}

    std::size_t size() const { return static_cast<std::size_t>(vector_->size); }
    std::string_view text(std::size_t i) const {
        const WordEntry &entry = vector_->entries[i];
        return {bytes_ + entry.pos, entry.len};
    }
    std::span<const std::uint16_t> places(std::size_t i) const { // none in a tsvector that was stripped
        const WordEntry &entry = vector_->entries[i];
        if (!entry.haspos) return {};
        const WordEntryPosVector *places = _POSVECPTR(vector_, &entry);
        return {places->pos, places->npos};
    }

private:
    TSVector vector_;
    const char *bytes_;
};
static_assert(search::Lexemes<StoredDocument>);

// In the current memory context. A document keeps the limits of the type, so none is refused.
Datum make_vector(const search::Document &document);

} // namespace model_api::document
