#include "search/typo.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "search/character.hpp"

namespace model_api::search {

namespace {

// One column of the table of edits: bit i stands for the first i + 1 characters of the typed word.
struct Column {
    std::uint64_t increases = ~std::uint64_t{0}; // the number of edits is one more than that of i characters
    std::uint64_t decreases = 0;                 // … one less
    std::uint64_t same_diagonal = 0;             // … the same as that of i characters one column before
    std::uint64_t matches = 0;                   // the candidate's character stands there

    // How the number of edits of the whole word, `last`, changes with the candidate's next character.
    int advance(std::uint64_t next_matches, std::uint64_t last) {
        const std::uint64_t swaps = ((~same_diagonal & next_matches) << 1) & matches;
        same_diagonal = (((next_matches & increases) + increases) ^ increases) | next_matches | decreases | swaps;
        const std::uint64_t grows = decreases | ~(same_diagonal | increases);
        const std::uint64_t shrinks = same_diagonal & increases;
        const int change = static_cast<int>((grows & last) != 0) - static_cast<int>((shrinks & last) != 0);
        const std::uint64_t grows_above = grows << 1 | 1; // with no character typed, each one is another edit
        increases = shrinks << 1 | ~(same_diagonal | grows_above);
        decreases = grows_above & same_diagonal;
        matches = next_matches;
        return change;
    }
};

} // namespace

bool same_first_character(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.empty() && b.empty();
    std::size_t at_a = 0, at_b = 0;
    return decode(a, at_a) == decode(b, at_b);
}

Traits traits_of(std::string_view word) {
    Traits traits;
    std::size_t length = 0;
    for (std::size_t at = 0; at < word.size(); ++length)
        traits.characters |= std::uint32_t{1} << (decode(word, at) % 32); // most letters of a script have their own
    traits.length = static_cast<std::uint8_t>(std::min<std::size_t>(length, std::numeric_limits<std::uint8_t>::max()));
    return traits;
}

TypedWord::TypedWord(std::string_view word) : traits_(traits_of(word)) {
    const std::u32string codes = code_points_of(word);
    length_ = codes.size();
    if (!has_typos()) return;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        if (codes[i] < ascii_.size()) {
            ascii_[codes[i]] |= bit;
            continue;
        }
        const auto known = std::ranges::find(others_, codes[i], &Places::code);
        if (known == others_.end())
            others_.push_back({codes[i], bit});
        else
            known->bits |= bit;
    }
}

std::uint64_t TypedWord::places_of(char32_t code) const {
    if (code < ascii_.size()) return ascii_[code];
    const auto known = std::ranges::find(others_, code, &Places::code);
    return known == others_.end() ? 0 : known->bits;
}

int TypedWord::edits(std::string_view candidate, int most, bool of_prefix) const {
    if (!has_typos() || most < 0) return most + 1;
    const int typed = static_cast<int>(length_);
    int left = static_cast<int>(code_points(candidate));
    if (typed - left > most || (!of_prefix && left - typed > most)) return most + 1;
    if (typed == 0) return of_prefix ? 0 : left;
    if (of_prefix) left = std::min(left, typed + most); // longer beginnings are further away
    Column column;
    const std::uint64_t last = std::uint64_t{1} << (typed - 1);
    int count = typed, least = typed;
    for (std::size_t at = 0; left > 0 && at < candidate.size(); --left) {
        count += column.advance(places_of(decode(candidate, at)), last);
        least = std::min(least, count);
        if (!of_prefix && count - (left - 1) > most) return most + 1;
    }
    return std::min(of_prefix ? least : count, most + 1);
}

} // namespace model_api::search
