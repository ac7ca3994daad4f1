#include <gtest/gtest.h>

#include "base/text.hpp"
#include "search/character.hpp"

namespace model_api::search {
namespace {

std::string folded(std::string_view text) {
    std::string out;
    Characters characters(text);
    for (Character character; characters.read(character);) append_utf8(out, character.code);
    return out;
}

TEST(SearchCharacter, FoldsCaseAndAccents) {
    EXPECT_EQ(folded("ÀÉÎõÜ Çñ"), "aeiou cn");
    EXPECT_EQ(folded("Ǻ"), "a");
    EXPECT_EQ(folded("STRASSE Straße ẞ"), "strasse strasse ss");
    EXPECT_EQ(folded("İstanbul ısı"), "istanbul isi");
    EXPECT_EQ(folded("Łódź Ørsted Đặng Æther œuvre þing"), "lodz orsted dang aether oeuvre thing");
    EXPECT_EQ(folded("ΌΣΟΣ όσος"), "οσοσ οσοσ");
    EXPECT_EQ(folded("Ёлка"), "елка");
    EXPECT_EQ(folded("ﬁﬂ Ⅷ x² 𝐇𝐢"), "fifl viii x2 hi");
}

TEST(SearchCharacter, MakesComposedAndDecomposedTextOne) {
    EXPECT_EQ(folded("e\u0301\u0327"), "e");
    EXPECT_EQ(folded("Й"), "й");
    EXPECT_EQ(folded("И\u0306"), "й");
    EXPECT_EQ(folded("к\u0301"), "к");
    EXPECT_EQ(folded("か\u3099ハ\u309A"), "がパ");
    EXPECT_EQ(folded("ｶﾞｷﾞﾊﾟ"), "ガギパ");
    EXPECT_EQ(folded("\u1112\u1161\u11AB\u1100\u116E\u11A8"), "한국");
    EXPECT_EQ(folded("각"), "각");
    EXPECT_EQ(folded("\uFA10"), "塚");
}

TEST(SearchCharacter, ReadsDigitsOfEveryScript) {
    EXPECT_EQ(folded("٣४５๖"), "3456");
}

TEST(SearchCharacter, KeepsMarksThatArePartOfTheSpelling) {
    EXPECT_EQ(folded("हिन्दी"), "हिन्दी");
    EXPECT_EQ(folded("ไทย ที่"), "ไทย ที่");
    EXPECT_EQ(folded("क़"), "क\u093C");
}

TEST(SearchCharacter, DropsVowelsThatMostTextsLeaveOut) {
    EXPECT_EQ(folded("مُحَمَّد"), "محمد");
    EXPECT_EQ(folded("שָׁלוֹם"), "שלום");
    EXPECT_EQ(folded("کتابی"), folded("كتابي"));
    EXPECT_EQ(folded("كـــتاب"), "كتاب");
}

TEST(SearchCharacter, IgnoresWhatIsNotSeen) {
    EXPECT_EQ(folded("so\u00ADft \u200Djoined\uFEFF \u200E!"), "soft joined !");
}

TEST(SearchCharacter, HasAClass) {
    EXPECT_EQ(class_of('a'), Class::letter);
    EXPECT_EQ(class_of('7'), Class::letter);
    EXPECT_EQ(class_of(U'ß'), Class::letter);
    EXPECT_EQ(class_of(U'ि'), Class::letter);
    EXPECT_EQ(class_of(U'語'), Class::unspaced);
    EXPECT_EQ(class_of(U'ー'), Class::unspaced);
    EXPECT_EQ(class_of(U'ｶ'), Class::unspaced);
    EXPECT_EQ(class_of(U'한'), Class::unspaced);
    EXPECT_EQ(class_of(U'ไ'), Class::unspaced);
    EXPECT_EQ(class_of(0x20000), Class::unspaced);
    EXPECT_EQ(class_of(U'\''), Class::apostrophe);
    EXPECT_EQ(class_of(U'’'), Class::apostrophe);
    EXPECT_EQ(class_of(' '), Class::blank);
    EXPECT_EQ(class_of(0x3000), Class::blank);
    EXPECT_EQ(class_of(0x200B), Class::blank);
    EXPECT_EQ(class_of('-'), Class::separator);
    EXPECT_EQ(class_of('_'), Class::separator);
    EXPECT_EQ(class_of(0), Class::separator);
    EXPECT_EQ(class_of(1), Class::separator);
    EXPECT_EQ(class_of(0x10FFFF), Class::separator);
    EXPECT_EQ(class_of(0x301), Class::ignored);
    EXPECT_EQ(class_of(0x1F600), Class::picture);
    EXPECT_EQ(class_of(U'™'), Class::separator);
    EXPECT_EQ(class_of(U'½'), Class::separator);
}

TEST(SearchCharacter, ReadsBrokenUtf8AsSeparators) {
    for (const char *text : {"\xFF", "\xC3", "\xC3(", "\xE4\xB8", "\x80", "\xF4\x90", "\xED\xA0"}) {
        Characters characters(text);
        Character character;
        while (characters.read(character)) EXPECT_NE(character.kind, Class::ignored);
    }
    EXPECT_EQ(code_points_of("\xFF\xC3\xA4"), U"\uFFFDä");
}

// Whatever is folded must stay as it is when it is folded again: a lexeme is looked up by itself.
TEST(SearchCharacter, FoldsEveryCodePointOnce) {
    for (char32_t code = 1; code < 0x20000; ++code) {
        if (code == 0x3400 || code == 0xAC00) code = code == 0x3400 ? 0xA000 : 0xE000; // ideographs, Hangul, surrogates
        std::string text;
        append_utf8(text, code);
        ASSERT_TRUE(is_utf8(text));
        ASSERT_EQ(code_points_of(text), std::u32string(1, code));
        if (class_of(code) != Class::letter && class_of(code) != Class::unspaced) continue;
        const std::string once = folded(text);
        ASSERT_FALSE(once.empty()) << std::uint32_t{code};
        ASSERT_EQ(folded(once), once) << std::uint32_t{code};
        ASSERT_LE(once.size(), 60U);
        for (const char32_t each : code_points_of(once)) {
            ASSERT_TRUE(class_of(each) == Class::letter || class_of(each) == Class::unspaced) << std::uint32_t{code};
        }
    }
}

} // namespace
} // namespace model_api::search
