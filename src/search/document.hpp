// The lexemes of a record with their places and weights: what its tsvector is made of. The limits are those of the
// type, and what goes beyond is left out, for a text must never be too long to be stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::search {

enum class Weight : std::uint8_t { d, c, b, a }; // in the order of tsvector's labels

inline constexpr std::uint16_t max_place = 16383;             // later words have this one
inline constexpr std::size_t max_places_of_lexeme = 255;      // later ones are left out
inline constexpr std::size_t max_document_bytes = 256 * 1024; // of distinct lexemes; what follows is left out
inline constexpr std::uint32_t gap_of_pieces = 4;             // between two texts, so that no phrase spans them

// As tsvector has it: the weight in the two upper bits, the place in the others.
constexpr std::uint16_t weighted_place(Weight weight, std::uint16_t place) {
    return static_cast<std::uint16_t>(static_cast<unsigned>(weight) << 14 | place);
}
constexpr Weight weight_of(std::uint16_t weighted) {
    return static_cast<Weight>(weighted >> 14);
}
constexpr std::uint16_t place_of(std::uint16_t weighted) {
    return weighted & 0x3FFF;
}

// Distinct lexemes in the order of their bytes, as a tsvector keeps them.
class Document {
public:
    std::size_t size() const { return lexemes_.size(); }
    std::string_view text(std::size_t i) const {
        return std::string_view(bytes_).substr(lexemes_[i].at, lexemes_[i].length);
    }
    std::span<const std::uint16_t> places(std::size_t i) const; // weighted, ascending by place

private:
    friend class DocumentBuilder;
    struct Lexeme {
        std::uint32_t at, first_place;
        std::uint16_t length, places;
    };
    std::string bytes_;
    std::vector<Lexeme> lexemes_;
    std::vector<std::uint16_t> places_;
};

class DocumentBuilder {
public:
    // The next text of the record. Those of more weight come first, for the limits cut at the end.
    void add(Weight weight, std::string_view text);
    bool is_full() const { return is_full_; } // no more words are taken
    Document finish();                        // and begins the next one

private:
    struct Lexeme {
        std::size_t hash;
        std::uint32_t at, first, last; // `first`, `last`: of its occurrences
        std::uint16_t length, places;
        std::uint64_t beginning; // its first bytes, to sort by
    };
    struct Occurrence {
        std::uint32_t next;
        std::uint16_t place;
    };

    std::uint32_t *slot_of(std::string_view text, std::size_t hash);
    Lexeme *find_or_add(std::string_view text);
    void add_place(Lexeme &lexeme, std::uint16_t weighted);
    void grow();
    std::string_view text_of(const Lexeme &lexeme) const {
        return std::string_view(bytes_).substr(lexeme.at, lexeme.length);
    }

    std::string bytes_;
    std::vector<Lexeme> lexemes_;
    std::vector<Occurrence> occurrences_;
    std::vector<std::uint32_t> slots_; // a hash table: 1 + the number of a lexeme, or 0
    std::uint32_t next_place_ = 0;     // what the next text's places are counted from
    bool is_full_ = false;
};

} // namespace model_api::search

#include "base/pure.hpp"
