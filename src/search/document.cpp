#include "search/document.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "search/token.hpp"

namespace model_api::search {

namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};
constexpr std::size_t first_slots = 128; // a power of two

// As a big-endian number, so that comparing numbers compares bytes.
std::uint64_t beginning_of(std::string_view text) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
    return value;
}

} // namespace

std::span<const std::uint16_t> Document::places(std::size_t i) const {
    return std::span(places_).subspan(lexemes_[i].first_place, lexemes_[i].places);
}

std::uint32_t *DocumentBuilder::slot_of(std::string_view text, std::size_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        if (slots_[i] == 0) return &slots_[i];
        const Lexeme &lexeme = lexemes_[slots_[i] - 1];
        if (lexeme.hash == hash && text_of(lexeme) == text) return &slots_[i];
    }
}

void DocumentBuilder::grow() {
    slots_.assign(std::max(first_slots, slots_.size() * 2), 0);
    for (std::uint32_t i = 0; i < lexemes_.size(); ++i) *slot_of(text_of(lexemes_[i]), lexemes_[i].hash) = i + 1;
}

// nullptr: there is no room for another.
DocumentBuilder::Lexeme *DocumentBuilder::find_or_add(std::string_view text) {
    if (2 * lexemes_.size() >= slots_.size()) grow();
    const std::size_t hash = std::hash<std::string_view>{}(text);
    std::uint32_t &slot = *slot_of(text, hash);
    if (slot != 0) return &lexemes_[slot - 1];
    if (bytes_.size() + text.size() > max_document_bytes) return nullptr;
    lexemes_.push_back({hash, static_cast<std::uint32_t>(bytes_.size()), none, none,
                        static_cast<std::uint16_t>(text.size()), 0, beginning_of(text)});
    bytes_ += text;
    slot = static_cast<std::uint32_t>(lexemes_.size());
    return &lexemes_.back();
}

void DocumentBuilder::add_place(Lexeme &lexeme, std::uint16_t weighted) {
    if (lexeme.last != none && place_of(occurrences_[lexeme.last].place) == place_of(weighted)) {
        occurrences_[lexeme.last].place = std::max(occurrences_[lexeme.last].place, weighted);
        return;
    }
    if (lexeme.places == max_places_of_lexeme) return;
    const auto added = static_cast<std::uint32_t>(occurrences_.size());
    occurrences_.push_back({none, weighted});
    (lexeme.last == none ? lexeme.first : occurrences_[lexeme.last].next) = added;
    lexeme.last = added;
    ++lexeme.places;
}

void DocumentBuilder::add(Weight weight, std::string_view text) {
    Tokens tokens(text);
    std::uint32_t place = next_place_;
    for (Token token; !is_full_ && tokens.read(token);) {
        place = std::min<std::uint32_t>(next_place_ + token.place, max_place);
        if (Lexeme *const lexeme = find_or_add(token.lexeme))
            add_place(*lexeme, weighted_place(weight, static_cast<std::uint16_t>(place)));
        else
            is_full_ = true;
    }
    if (place != next_place_) next_place_ = std::min<std::uint32_t>(place + gap_of_pieces, max_place);
}

Document DocumentBuilder::finish() {
    std::ranges::sort(lexemes_, [this](const Lexeme &a, const Lexeme &b) {
        return a.beginning != b.beginning ? a.beginning < b.beginning : text_of(a) < text_of(b);
    });
    Document document;
    document.lexemes_.reserve(lexemes_.size());
    document.places_.reserve(occurrences_.size());
    for (const Lexeme &lexeme : lexemes_) {
        document.lexemes_.push_back(
            {lexeme.at, static_cast<std::uint32_t>(document.places_.size()), lexeme.length, lexeme.places});
        for (std::uint32_t i = lexeme.first; i != none; i = occurrences_[i].next)
            document.places_.push_back(occurrences_[i].place);
    }
    document.bytes_ = std::move(bytes_);
    *this = DocumentBuilder{};
    return document;
}

} // namespace model_api::search
