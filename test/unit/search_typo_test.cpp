#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "search/character.hpp"
#include "search/typo.hpp"
#include "search_edits.hpp"

namespace model_api::search {
namespace {

using search_test::edits;
using search_test::prefix_edits;

TEST(SearchTypo, CountsEdits) {
    const TypedWord word("keyboard");
    EXPECT_EQ(word.distance("keyboard", 2), 0);
    EXPECT_EQ(word.distance("keybord", 2), 1);
    EXPECT_EQ(word.distance("keyboarrd", 2), 1);
    EXPECT_EQ(word.distance("keybaord", 2), 1);
    EXPECT_EQ(word.distance("kezbaord", 2), 2);
    EXPECT_EQ(word.distance("monitor", 2), 3);
    EXPECT_EQ(word.distance("", 2), 3);
    EXPECT_EQ(TypedWord("").distance("ab", 2), 2);
    EXPECT_EQ(TypedWord("").prefix_distance("ab", 2), 0);
}

TEST(SearchTypo, CountsCharactersNotBytes) {
    EXPECT_EQ(TypedWord("привет").distance("превет", 2), 1);
    EXPECT_EQ(TypedWord("привет").distance("прветт", 2), 2);
    EXPECT_EQ(TypedWord("привет").distance("рпивет", 2), 1);
    EXPECT_EQ(TypedWord("привет").length(), 6U);
}

TEST(SearchTypo, CountsEditsOfABeginning) {
    const TypedWord word("postgr");
    EXPECT_EQ(word.prefix_distance("postgresql", 2), 0);
    EXPECT_EQ(word.prefix_distance("potsgresql", 2), 1);
    EXPECT_EQ(word.prefix_distance("posgresql", 2), 1);
    EXPECT_EQ(word.prefix_distance("portugal", 2), 3);
    EXPECT_EQ(word.prefix_distance("post", 2), 2);
}

TEST(SearchTypo, IsAllowedByLength) {
    EXPECT_EQ(allowed_typos(4), 0);
    EXPECT_EQ(allowed_typos(5), 1);
    EXPECT_EQ(allowed_typos(8), 1);
    EXPECT_EQ(allowed_typos(9), 2);
}

TEST(SearchTypo, HasNoneInLongWords) {
    const std::string longest(64, 'x');
    EXPECT_EQ(TypedWord(longest).distance(longest, 0), 0);
    EXPECT_EQ(TypedWord(longest).distance(longest + 'y', 1), 1);
    EXPECT_EQ(TypedWord(longest).distance(longest.substr(1) + 'y', 2), 1);
    EXPECT_FALSE(TypedWord(longest + 'x').has_typos());
    EXPECT_EQ(TypedWord(longest + 'x').distance(longest + 'x', 2), 3);
}

TEST(SearchTypo, ComparesFirstCharacters) {
    EXPECT_TRUE(same_first_character("ähm", "äffchen"));
    EXPECT_FALSE(same_first_character("ähm", "öl"));
    EXPECT_FALSE(same_first_character("", "a"));
    EXPECT_TRUE(same_first_character("", ""));
}

TEST(SearchTypo, SievesWordsThatAreFar) {
    const Sieve sieve = TypedWord("keyboard").sieve(1, false);
    const auto passes = [](const Sieve &of, std::string_view word) { return of.lets_through(traits_of(word)); };
    EXPECT_TRUE(passes(sieve, "keybord"));
    EXPECT_TRUE(passes(sieve, "keyboarrd"));
    EXPECT_FALSE(passes(sieve, "key"));          // too short
    EXPECT_FALSE(passes(sieve, "keyboarddrao")); // too long
    EXPECT_FALSE(passes(sieve, "kexbxorq"));     // two others
    EXPECT_FALSE(passes(sieve, "keyxqord"));
    EXPECT_TRUE(passes(TypedWord("keyboard").sieve(1, true), "keyboards, and mice"));
    EXPECT_FALSE(passes(TypedWord("keyboard").sieve(1, true), "mice"));
    EXPECT_FALSE(passes(TypedWord("привет").sieve(1, false), "премы"));
    EXPECT_EQ(traits_of(std::string(300, 'x')).length, 255);
    EXPECT_EQ(traits_of("語語"), (Traits{.characters = traits_of("語").characters, .length = 2}));
    EXPECT_EQ(traits_of(""), Traits{});
}

class Words {
public:
    std::string next(std::size_t longest) {
        static constexpr char32_t letters[] = {U'a', U'b', U'c', U'ä', U'д', U'語', 0x1F600};
        std::string out;
        for (std::size_t left = random_() % (longest + 1); left > 0; --left)
            append_utf8(out, letters[random_() % std::size(letters)]);
        return out;
    }
    std::string edited(const std::string &word) {
        std::u32string codes = code_points_of(word);
        for (unsigned left = random_() % 4; left > 0 && codes.size() > 1; --left) {
            const std::size_t at = random_() % (codes.size() - 1);
            if (random_() % 3 == 0)
                std::swap(codes[at], codes[at + 1]);
            else if (random_() % 2 == 0)
                codes.erase(at, 1);
            else
                codes.insert(at, 1, U'e');
        }
        std::string out;
        for (const char32_t code : codes) append_utf8(out, code);
        return out;
    }

private:
    std::mt19937 random_{7};
};

TEST(SearchTypo, AgreesWithTheTableOfAllEdits) {
    Words words;
    for (int i = 0; i < 20'000; ++i) {
        const std::string typed = words.next(i % 50 == 0 ? 64 : 8);
        const std::string candidate = i % 2 == 0 ? words.next(10) : words.edited(typed);
        const TypedWord word(typed);
        for (int most = 0; most <= 3; ++most) {
            ASSERT_EQ(word.distance(candidate, most), std::min(edits(typed, candidate), most + 1))
                << typed << ' ' << candidate;
            ASSERT_EQ(word.prefix_distance(candidate, most), std::min(prefix_edits(typed, candidate), most + 1))
                << typed << ' ' << candidate;
            const Traits traits = traits_of(candidate);
            ASSERT_TRUE(word.distance(candidate, most) > most || word.sieve(most, false).lets_through(traits))
                << typed << ' ' << candidate;
            ASSERT_TRUE(word.prefix_distance(candidate, most) > most || word.sieve(most, true).lets_through(traits))
                << typed << ' ' << candidate;
        }
    }
}

} // namespace
} // namespace model_api::search
