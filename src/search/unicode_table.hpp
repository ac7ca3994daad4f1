// How code points are classed and folded: made by unicode_table.pl from Unicode 15.0.0.
#pragma once

#include <string_view>

#include "search/character.hpp"

namespace model_api::search::unicode {

struct ClassFrom { // up to the next entry
    char32_t first;
    Class value;
};
struct Run { // from `first` on, what each code point becomes
    char32_t first;
    std::u32string_view becomes; // `*`: more than one, see Expanded
};
struct Expanded {
    char32_t code;
    std::u32string_view becomes;
};
struct Composed {
    char32_t letter, mark, whole;
};

using enum Class;

// clang-format off
inline constexpr ClassFrom classes[] = {
    {0x0, separator}, {0x9, blank}, {0xE, separator}, {0x20, blank}, {0x21, separator}, {0x27, apostrophe},
    {0x28, separator}, {0x30, letter}, {0x3A, separator}, {0x41, letter}, {0x5B, separator}, {0x60, apostrophe},
    {0x61, letter}, {0x7B, separator}, {0x85, blank}, {0x86, separator}, {0xA0, blank}, {0xA1, separator},
    {0xAA, letter}, {0xAB, separator}, {0xAD, ignored}, {0xAE, separator}, {0xB2, letter}, {0xB4, apostrophe},
    {0xB5, letter}, {0xB6, separator}, {0xB7, apostrophe}, {0xB8, separator}, {0xB9, letter}, {0xBB, separator},
    {0xC0, letter}, {0xD7, separator}, {0xD8, letter}, {0xF7, separator}, {0xF8, letter}, {0x2BB, apostrophe},
    {0x2BD, letter}, {0x2C2, separator}, {0x2C6, letter}, {0x2D2, separator}, {0x2E0, letter}, {0x2E5, separator},
    {0x2EC, letter}, {0x2ED, separator}, {0x2EE, letter}, {0x2EF, separator}, {0x300, ignored}, {0x370, letter},
    {0x375, separator}, {0x376, letter}, {0x37A, separator}, {0x37B, letter}, {0x37E, separator}, {0x37F, letter},
    {0x384, separator}, {0x386, letter}, {0x387, separator}, {0x388, letter}, {0x3F6, separator}, {0x3F7, letter},
    {0x482, separator}, {0x483, ignored}, {0x48A, letter}, {0x55A, separator}, {0x560, letter}, {0x589, separator},
    {0x591, ignored}, {0x5BE, separator}, {0x5BF, ignored}, {0x5C0, separator}, {0x5C1, ignored}, {0x5C3, separator},
    {0x5C4, ignored}, {0x5C6, separator}, {0x5C7, ignored}, {0x5D0, letter}, {0x5F3, separator}, {0x600, ignored},
    {0x606, separator}, {0x610, ignored}, {0x61B, separator}, {0x61C, ignored}, {0x61D, separator}, {0x620, letter},
    {0x640, ignored}, {0x641, letter}, {0x64B, ignored}, {0x660, letter}, {0x66A, separator}, {0x66E, letter},
    {0x670, ignored}, {0x671, letter}, {0x6D4, separator}, {0x6D5, letter}, {0x6D6, ignored}, {0x6DE, separator},
    {0x6DF, ignored}, {0x6E5, letter}, {0x6E7, ignored}, {0x6E9, separator}, {0x6EA, ignored}, {0x6EE, letter},
    {0x6FD, separator}, {0x6FF, letter}, {0x700, separator}, {0x70F, ignored}, {0x710, letter}, {0x711, ignored},
    {0x712, letter}, {0x730, ignored}, {0x74D, letter}, {0x7F6, separator}, {0x7FA, letter}, {0x7FE, separator},
    {0x800, letter}, {0x830, separator}, {0x840, letter}, {0x85E, separator}, {0x860, letter}, {0x888, separator},
    {0x889, letter}, {0x890, ignored}, {0x8A0, letter}, {0x8CA, ignored}, {0x900, letter}, {0x951, ignored},
    {0x955, letter}, {0x964, separator}, {0x966, letter}, {0x970, separator}, {0x971, letter}, {0x9F2, separator},
    {0x9F4, letter}, {0x9FA, separator}, {0x9FC, letter}, {0x9FD, separator}, {0x9FE, letter}, {0xA76, separator},
    {0xA81, letter}, {0xAF0, separator}, {0xAF9, letter}, {0xB70, separator}, {0xB71, letter}, {0xBF3, separator},
    {0xC00, letter}, {0xC77, separator}, {0xC78, letter}, {0xC7F, separator}, {0xC80, letter}, {0xC84, separator},
    {0xC85, letter}, {0xD4F, separator}, {0xD54, letter}, {0xD79, separator}, {0xD7A, letter}, {0xDF4, separator},
    {0xE01, unspaced}, {0xE3F, separator}, {0xE40, unspaced}, {0xE4F, separator}, {0xE50, letter}, {0xE5A, separator},
    {0xE81, unspaced}, {0xED0, letter}, {0xEDC, unspaced}, {0xF00, letter}, {0xF01, separator}, {0xF18, letter},
    {0xF1A, separator}, {0xF20, letter}, {0xF34, separator}, {0xF35, letter}, {0xF36, separator}, {0xF37, letter},
    {0xF38, separator}, {0xF39, letter}, {0xF3A, separator}, {0xF3E, letter}, {0xF85, separator}, {0xF86, letter},
    {0xFBE, separator}, {0xFC6, letter}, {0xFC7, separator}, {0x1000, unspaced}, {0x1040, letter}, {0x104A, separator},
    {0x1050, unspaced}, {0x1090, letter}, {0x109A, unspaced}, {0x109E, separator}, {0x10A0, letter},
    {0x10FB, separator}, {0x10FC, letter}, {0x1100, unspaced}, {0x1200, letter}, {0x1360, separator}, {0x1369, letter},
    {0x1390, separator}, {0x13A0, letter}, {0x1400, separator}, {0x1401, letter}, {0x166D, separator}, {0x166F, letter},
    {0x1680, blank}, {0x1681, letter}, {0x169B, separator}, {0x16A0, letter}, {0x16EB, separator}, {0x16EE, letter},
    {0x1735, separator}, {0x1740, letter}, {0x1780, unspaced}, {0x17D4, separator}, {0x17D7, unspaced},
    {0x17D8, separator}, {0x17DC, unspaced}, {0x17E0, letter}, {0x17F0, unspaced}, {0x1800, separator},
    {0x180B, letter}, {0x180E, ignored}, {0x180F, letter}, {0x1940, separator}, {0x1946, letter}, {0x1950, unspaced},
    {0x19D0, letter}, {0x19DA, unspaced}, {0x19DE, separator}, {0x1A00, letter}, {0x1A1E, separator},
    {0x1A20, unspaced}, {0x1A80, letter}, {0x1AA0, separator}, {0x1AA7, unspaced}, {0x1AA8, separator},
    {0x1AB0, ignored}, {0x1B00, letter}, {0x1B5A, separator}, {0x1B6B, letter}, {0x1B74, separator}, {0x1B80, letter},
    {0x1BFC, separator}, {0x1C00, letter}, {0x1C3B, separator}, {0x1C40, letter}, {0x1C7E, separator}, {0x1C80, letter},
    {0x1CC0, separator}, {0x1CD0, ignored}, {0x1CD3, separator}, {0x1CD4, ignored}, {0x1CE1, letter}, {0x1CE2, ignored},
    {0x1CE9, letter}, {0x1CED, ignored}, {0x1CEE, letter}, {0x1CF4, ignored}, {0x1CF5, letter}, {0x1CF8, ignored},
    {0x1CFA, letter}, {0x1DC0, ignored}, {0x1E00, letter}, {0x1FBD, separator}, {0x1FBE, letter}, {0x1FBF, separator},
    {0x1FC2, letter}, {0x1FCD, separator}, {0x1FD0, letter}, {0x1FDD, separator}, {0x1FE0, letter}, {0x1FED, separator},
    {0x1FF2, letter}, {0x1FFD, separator}, {0x2000, blank}, {0x200C, ignored}, {0x2010, separator},
    {0x2018, apostrophe}, {0x201A, separator}, {0x201B, apostrophe}, {0x201C, separator}, {0x2028, blank},
    {0x202A, ignored}, {0x202F, blank}, {0x2030, separator}, {0x2032, apostrophe}, {0x2033, separator}, {0x205F, blank},
    {0x2060, ignored}, {0x2070, letter}, {0x207A, separator}, {0x207F, letter}, {0x208A, separator}, {0x2090, letter},
    {0x20A0, separator}, {0x20D0, ignored}, {0x2100, separator}, {0x2102, letter}, {0x2103, separator},
    {0x2107, letter}, {0x2108, separator}, {0x210A, letter}, {0x2114, separator}, {0x2115, letter}, {0x2116, separator},
    {0x2119, letter}, {0x211E, separator}, {0x2124, letter}, {0x2125, separator}, {0x2126, letter}, {0x2127, separator},
    {0x2128, letter}, {0x2129, separator}, {0x212A, letter}, {0x212E, separator}, {0x212F, letter}, {0x213A, separator},
    {0x213C, letter}, {0x2140, separator}, {0x2145, letter}, {0x214A, separator}, {0x214E, letter}, {0x214F, separator},
    {0x2160, letter}, {0x2189, separator}, {0x2460, letter}, {0x2474, separator}, {0x24EA, letter}, {0x2500, separator},
    {0x2600, picture}, {0x266F, separator}, {0x2670, picture}, {0x2768, separator}, {0x2776, letter}, {0x2794, picture},
    {0x27C0, separator}, {0x2C00, letter}, {0x2CE5, separator}, {0x2CEB, letter}, {0x2CEF, ignored}, {0x2CF2, letter},
    {0x2CF9, separator}, {0x2CFD, letter}, {0x2CFE, separator}, {0x2D00, letter}, {0x2D70, separator}, {0x2D7F, letter},
    {0x2DE0, ignored}, {0x2E00, separator}, {0x2E2F, letter}, {0x2E30, separator}, {0x3000, blank}, {0x3001, separator},
    {0x3005, unspaced}, {0x3006, letter}, {0x3007, unspaced}, {0x3008, separator}, {0x3021, unspaced},
    {0x302A, ignored}, {0x302E, unspaced}, {0x3030, separator}, {0x3031, letter}, {0x3036, separator},
    {0x3038, unspaced}, {0x303C, letter}, {0x303D, separator}, {0x3041, unspaced}, {0x3099, ignored},
    {0x309B, separator}, {0x309D, unspaced}, {0x30A0, separator}, {0x30A1, unspaced}, {0x30FB, separator},
    {0x30FC, unspaced}, {0x3190, separator}, {0x3192, unspaced}, {0x3196, separator}, {0x31A0, unspaced},
    {0x31C0, separator}, {0x31F0, unspaced}, {0x3200, separator}, {0x3248, letter}, {0x3250, separator},
    {0x3251, letter}, {0x3260, separator}, {0x3280, unspaced}, {0x328A, separator}, {0x32B1, letter},
    {0x32C0, separator}, {0x3400, unspaced}, {0x4DC0, separator}, {0x4E00, unspaced}, {0xA490, separator},
    {0xA4D0, letter}, {0xA4FE, separator}, {0xA500, letter}, {0xA60D, separator}, {0xA610, letter}, {0xA66F, ignored},
    {0xA673, separator}, {0xA674, ignored}, {0xA67E, separator}, {0xA67F, letter}, {0xA69E, ignored}, {0xA6A0, letter},
    {0xA6F2, separator}, {0xA717, letter}, {0xA720, separator}, {0xA722, letter}, {0xA789, separator}, {0xA78B, letter},
    {0xA828, separator}, {0xA82C, letter}, {0xA836, separator}, {0xA840, letter}, {0xA874, separator}, {0xA880, letter},
    {0xA8CE, separator}, {0xA8D0, letter}, {0xA8F8, separator}, {0xA8FB, letter}, {0xA8FC, separator}, {0xA8FD, letter},
    {0xA92E, separator}, {0xA930, letter}, {0xA95F, separator}, {0xA960, unspaced}, {0xA980, letter},
    {0xA9C1, separator}, {0xA9CF, letter}, {0xA9DE, separator}, {0xA9E0, unspaced}, {0xA9F0, letter},
    {0xA9FA, unspaced}, {0xAA00, letter}, {0xAA5C, separator}, {0xAA60, unspaced}, {0xAA77, separator},
    {0xAA7A, unspaced}, {0xAADE, separator}, {0xAAE0, letter}, {0xAAF0, separator}, {0xAAF2, letter},
    {0xAB5B, separator}, {0xAB5C, letter}, {0xAB6A, separator}, {0xAB70, letter}, {0xABEB, separator}, {0xABEC, letter},
    {0xAC00, unspaced}, {0xD800, separator}, {0xF900, unspaced}, {0xFB00, letter}, {0xFB1E, ignored}, {0xFB1F, letter},
    {0xFB29, separator}, {0xFB2A, letter}, {0xFBB2, separator}, {0xFBD3, letter}, {0xFD3E, separator}, {0xFD50, letter},
    {0xFDCF, separator}, {0xFDF0, letter}, {0xFDFA, separator}, {0xFE00, ignored}, {0xFE10, separator},
    {0xFE20, ignored}, {0xFE30, separator}, {0xFE71, ignored}, {0xFE72, separator}, {0xFE73, letter},
    {0xFE74, separator}, {0xFE77, ignored}, {0xFE78, separator}, {0xFE79, ignored}, {0xFE7A, separator},
    {0xFE7B, ignored}, {0xFE7C, separator}, {0xFE7D, ignored}, {0xFE7E, separator}, {0xFE7F, ignored}, {0xFE80, letter},
    {0xFEFF, ignored}, {0xFF01, separator}, {0xFF07, apostrophe}, {0xFF08, separator}, {0xFF10, letter},
    {0xFF1A, separator}, {0xFF21, letter}, {0xFF3B, separator}, {0xFF41, letter}, {0xFF5B, separator},
    {0xFF66, unspaced}, {0xFF9E, ignored}, {0xFFA0, unspaced}, {0xFFE0, separator}, {0xFFF9, ignored},
    {0xFFFC, separator}, {0x10000, letter}, {0x10100, separator}, {0x10107, letter}, {0x10137, separator},
    {0x10140, letter}, {0x10179, separator}, {0x1018A, letter}, {0x1018C, separator}, {0x101FD, ignored},
    {0x10280, letter}, {0x102E0, ignored}, {0x102E1, letter}, {0x1039F, separator}, {0x103A0, letter},
    {0x103D0, separator}, {0x103D1, letter}, {0x1056F, separator}, {0x10570, letter}, {0x10857, separator},
    {0x10858, letter}, {0x10877, separator}, {0x10879, letter}, {0x1091F, separator}, {0x10920, letter},
    {0x1093F, separator}, {0x10980, letter}, {0x10A50, separator}, {0x10A60, letter}, {0x10A7F, separator},
    {0x10A80, letter}, {0x10AC8, separator}, {0x10AC9, letter}, {0x10AF0, separator}, {0x10B00, letter},
    {0x10B39, separator}, {0x10B40, letter}, {0x10B99, separator}, {0x10BA9, letter}, {0x10EAD, separator},
    {0x10EB0, letter}, {0x10EFD, ignored}, {0x10F00, letter}, {0x10F55, separator}, {0x10F70, letter},
    {0x10F86, separator}, {0x10FB0, letter}, {0x11047, separator}, {0x11052, letter}, {0x110BB, separator},
    {0x110BD, ignored}, {0x110BE, separator}, {0x110C2, letter}, {0x110CD, ignored}, {0x110D0, letter},
    {0x11140, separator}, {0x11144, letter}, {0x11174, separator}, {0x11176, letter}, {0x111C5, separator},
    {0x111C9, letter}, {0x111CD, separator}, {0x111CE, letter}, {0x111DB, separator}, {0x111DC, letter},
    {0x111DD, separator}, {0x111E1, letter}, {0x11238, separator}, {0x1123E, letter}, {0x112A9, separator},
    {0x112B0, letter}, {0x1133B, ignored}, {0x1133C, letter}, {0x1144B, separator}, {0x11450, letter},
    {0x1145A, separator}, {0x1145E, letter}, {0x114C6, separator}, {0x114C7, letter}, {0x115C1, separator},
    {0x115D8, letter}, {0x11641, separator}, {0x11644, letter}, {0x11660, separator}, {0x11680, letter},
    {0x116B9, separator}, {0x116C0, letter}, {0x11700, unspaced}, {0x11730, letter}, {0x1173A, unspaced},
    {0x1173C, separator}, {0x11740, unspaced}, {0x11800, letter}, {0x1183B, separator}, {0x118A0, letter},
    {0x11944, separator}, {0x11950, letter}, {0x119E2, separator}, {0x119E3, letter}, {0x11A3F, separator},
    {0x11A47, letter}, {0x11A9A, separator}, {0x11A9D, letter}, {0x11A9E, separator}, {0x11AB0, letter},
    {0x11B00, separator}, {0x11C00, letter}, {0x11C41, separator}, {0x11C50, letter}, {0x11C70, separator},
    {0x11C72, letter}, {0x11EF7, separator}, {0x11F00, letter}, {0x11F43, separator}, {0x11F50, letter},
    {0x11FD5, separator}, {0x12000, letter}, {0x12470, separator}, {0x12480, letter}, {0x12FF1, separator},
    {0x13000, letter}, {0x13430, ignored}, {0x13440, letter}, {0x16A6E, separator}, {0x16A70, letter},
    {0x16AF5, separator}, {0x16B00, letter}, {0x16B37, separator}, {0x16B40, letter}, {0x16B44, separator},
    {0x16B50, letter}, {0x16E97, separator}, {0x16F00, letter}, {0x16FE2, separator}, {0x16FE3, unspaced},
    {0x16FE4, letter}, {0x16FF0, unspaced}, {0x17000, letter}, {0x1AFF0, unspaced}, {0x1B170, letter},
    {0x1BC9C, separator}, {0x1BC9D, letter}, {0x1BC9F, separator}, {0x1BCA0, ignored}, {0x1CF50, separator},
    {0x1D165, letter}, {0x1D167, ignored}, {0x1D16A, separator}, {0x1D16D, letter}, {0x1D173, ignored},
    {0x1D183, separator}, {0x1D185, ignored}, {0x1D18C, separator}, {0x1D1AA, ignored}, {0x1D1AE, separator},
    {0x1D242, ignored}, {0x1D245, separator}, {0x1D2C0, letter}, {0x1D300, separator}, {0x1D360, letter},
    {0x1D6C1, separator}, {0x1D6C2, letter}, {0x1D6DB, separator}, {0x1D6DC, letter}, {0x1D6FB, separator},
    {0x1D6FC, letter}, {0x1D715, separator}, {0x1D716, letter}, {0x1D735, separator}, {0x1D736, letter},
    {0x1D74F, separator}, {0x1D750, letter}, {0x1D76F, separator}, {0x1D770, letter}, {0x1D789, separator},
    {0x1D78A, letter}, {0x1D7A9, separator}, {0x1D7AA, letter}, {0x1D7C3, separator}, {0x1D7C4, letter},
    {0x1D800, separator}, {0x1DA00, letter}, {0x1DA37, separator}, {0x1DA3B, letter}, {0x1DA6D, separator},
    {0x1DA75, letter}, {0x1DA76, separator}, {0x1DA84, letter}, {0x1DA85, separator}, {0x1DA9B, letter},
    {0x1E000, ignored}, {0x1E030, letter}, {0x1E08F, ignored}, {0x1E100, letter}, {0x1E14F, separator},
    {0x1E290, letter}, {0x1E2FF, separator}, {0x1E4D0, letter}, {0x1E95E, separator}, {0x1EC71, letter},
    {0x1ECAC, separator}, {0x1ECAD, letter}, {0x1ECB0, separator}, {0x1ECB1, letter}, {0x1ED2E, separator},
    {0x1ED2F, letter}, {0x1EEF0, separator}, {0x1F10B, letter}, {0x1F10D, separator}, {0x1F1E6, picture},
    {0x1F3FB, separator}, {0x1F400, picture}, {0x1FB00, separator}, {0x1FBF0, letter}, {0x20000, unspaced},
    {0xE0001, ignored}, {0xF0000, separator},
};

inline constexpr Run runs[] = {
    {0x41, U"abcdefghijklmnopqrstuvwxyz"}, {0xAA, U"a"}, {0xB2, U"23"}, {0xB5, U"μ"}, {0xB9, U"1o"},
    {0xC0, U"aaaaaa*ceeeeiiiidnooooo"}, {0xD8, U"ouuuuy**aaaaaa*ceeeeiiiidnooooo"},
    {0xF8, U"ouuuuy*yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkĸllllllllllnnnnnnnnnoooooo**rrrrrrss"
      U"ssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbbƅƅɔccddddƍǝəɛffgɣƕɩikklƛɯnnoooƣƣppʀƨƨʃƪttttuuʊvyyzzʒƹƹƺƻƽƽƾƿ"
      U"ǀǁǂǃ*********aaiioouuuuuuuuuuǝaaaa**ggggkkooooʒʒj***ggƕƿnnaa**ooaaaaeeeeiiiioooorrrruuuussttȝȝhhndȣȣ"
      U"zzaaeeooooooooyylntȷȸȹaccltszɂɂbʉʌeejjqqrryyɐɑɒbɔcddɘəɚɛɜɝɞɟgɡɢɣɤɥhɧiɩɪlllɮɯɰmnnɴɵɶɷɸɹɺɻrrrɿʀʁsʃʄʅʆʇ"
      U"tʉʊvʌʍʎʏzzʒʓʔʕʖʗʘʙʚʛʜʝʞʟqʡʢʣʤʥʦʧʨʩʪʫʬʭʮʯhhjrɹɻʁwy"},
    {0x2E0, U"ɣlsxʕ"}, {0x370, U"ͱͱͳͳ\u02B9"}, {0x376, U"ͷ"}, {0x37F, U"ϳ"}, {0x386, U"α"}, {0x388, U"εηι"},
    {0x38C, U"ο"}, {0x38E, U"υωιαβγδεζηθικλμνξοπρ"}, {0x3A3, U"στυφχψωιυαεηιυ"},
    {0x3C2, U"σστυφχψωιυουωϗβθυυυφπϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯκρσϳθε"},
    {0x3F7, U"ϸϸσϻϻϼͻͼͽееђгєѕіїјљњћкиўџабвгдежзийклмнопрстуфхцчшщъыьэюя"},
    {0x450, U"ееђгєѕіїјљњћкиўџѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿҁ"},
    {0x48A, U"ҋҋҍҍҏҏґґғғҕҕҗҗҙҙққҝҝҟҟҡҡңңҥҥҧҧҩҩҫҫҭҭүүұұҳҳҵҵҷҷҹҹһһҽҽҿҿӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏааааӕӕееәәәәжжззӡӡииииооөөөөээ"
      U"ууууууччӷӷыыӻӻӽӽӿӿԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟԡԡԣԣԥԥԧԧԩԩԫԫԭԭԯ"},
    {0x531, U"աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"}, {0x587, U"*"},
    {0x622, U"\u0627\u0627\u0648\u0627\u064A\u0627\u0628\u0647"}, {0x649, U"\u064A"}, {0x660, U"0123456789"},
    {0x675, U"****"}, {0x6A9, U"\u0643"},
    {0x6C0, U"\u06D5\u06C1\u06C1\u06C3\u06C4\u06C5\u06C6\u06C7\u06C8\u06C9\u06CA\u06CB\u064A\u06CD\u06CE\u06CF"
      U"\u06D0\u06D1\u06D2\u06D2"},
    {0x6F0, U"0123456789"}, {0x7C0, U"0123456789"}, {0x929, U"*पफबभमयर*लळ*"}, {0x958, U"********"},
    {0x966, U"0123456789"}, {0x9CB, U"**"}, {0x9DC, U"**"}, {0x9DF, U"*"}, {0x9E6, U"0123456789"}, {0xA33, U"*"},
    {0xA36, U"*"}, {0xA59, U"***"}, {0xA5E, U"*"}, {0xA66, U"0123456789"}, {0xAE6, U"0123456789"}, {0xB48, U"*"},
    {0xB4B, U"**"}, {0xB5C, U"**"}, {0xB66, U"0123456789"}, {0xB94, U"*"}, {0xBCA, U"***"}, {0xBE6, U"0123456789"},
    {0xC48, U"*"}, {0xC66, U"0123456789"}, {0xCC0, U"*"}, {0xCC7, U"**"}, {0xCCA, U"**"}, {0xCE6, U"0123456789"},
    {0xD4A, U"***"}, {0xD66, U"0123456789"}, {0xDDA, U"*\u0DDB***"}, {0xDE6, U"0123456789"}, {0xE33, U"*"},
    {0xE50, U"0123456789"}, {0xEB3, U"*"}, {0xED0, U"0123456789"}, {0xEDC, U"**"}, {0xF20, U"0123456789"},
    {0xF43, U"*"}, {0xF4D, U"*ཎཏཐད*ནཔཕབ*མཙཚཛ*ཝཞཟའཡརལཤཥསཧཨ*"},
    {0xF73, U"*\u0F74*****\u0F7A\u0F7B\u0F7C\u0F7D\u0F7E\u0F7F\u0F80*"}, {0xF93, U"*"},
    {0xF9D, U"*\u0F9E\u0F9F\u0FA0\u0FA1*\u0FA3\u0FA4\u0FA5\u0FA6*\u0FA8\u0FA9\u0FAA\u0FAB*\u0FAD\u0FAE\u0FAF\u0FB0"
      U"\u0FB1\u0FB2\u0FB3\u0FB4\u0FB5\u0FB6\u0FB7\u0FB8*"},
    {0x1026, U"*"}, {0x1040, U"0123456789"}, {0x1090, U"0123456789"},
    {0x10A0, U"ⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥ"}, {0x10C7, U"ⴧ"}, {0x10CD, U"ⴭ"}, {0x10FC, U"ნ"},
    {0x13F8, U"\u13F0\u13F1\u13F2\u13F3\u13F4\u13F5"}, {0x17E0, U"0123456789"}, {0x1810, U"0123456789"},
    {0x1946, U"0123456789"}, {0x19D0, U"0123456789"}, {0x1A80, U"0123456789"}, {0x1A90, U"0123456789"},
    {0x1B06, U"*ᬇ*ᬉ*ᬋ*ᬍ*ᬏᬐᬑ*"}, {0x1B3B, U"*\u1B3C*\u1B3E\u1B3F**\u1B42*"}, {0x1B50, U"0123456789"},
    {0x1BB0, U"0123456789"}, {0x1C40, U"0123456789"}, {0x1C50, U"0123456789"}, {0x1C80, U"вдосттъѣꙋ"},
    {0x1C90, U"აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺ"}, {0x1CBD, U"ჽჾჿ"},
    {0x1D2C, U"a*b\u1D2Fdeǝghijklmn\u1D3Boȣprtuwaɐɑᴂbdeəɛɜg\u1D4Ekmnoɔᴖᴗptuᴝɯvᴥβγδφχiruvβγρφχᵫbdfmnprrstzᵷнᵹᵺᵻᵼpᵾᵿb"
      U"dfgklmnprsᶋvxzaᶐdeᶓᶔᶕiᶗᶘuᶚɒccdɜfɟɡɥiɩɪᵻʝllʟmɰnnɴɵɸsʃtʉʊᴜvʌzzzʒθ"},
    {0x1E00, U"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
      U"ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy*sẜẝ*ẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
      U"iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽyyααααααααααααααααεεεεεε"},
    {0x1F18, U"εεεεεε"}, {0x1F20, U"ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιιοοοοοο"}, {0x1F48, U"οοοοοο"},
    {0x1F50, U"υυυυυυυυ"}, {0x1F59, U"υ"}, {0x1F5B, U"υ"}, {0x1F5D, U"υ"}, {0x1F5F, U"υωωωωωωωωωωωωωωωωααεεηηιιοουυωω"},
    {0x1F80, U"ααααααααααααααααηηηηηηηηηηηηηηηηωωωωωωωωωωωωωωωωααααα"}, {0x1FB6, U"ααααααα"}, {0x1FBE, U"ι"},
    {0x1FC2, U"ηηη"}, {0x1FC6, U"ηηεεηηη"}, {0x1FD0, U"ιιιι"}, {0x1FD6, U"ιιιιιι"}, {0x1FE0, U"υυυυρρυυυυυυρ"},
    {0x1FF2, U"ωωω"}, {0x1FF6, U"ωωοοωωω"}, {0x2070, U"0i"}, {0x2074, U"456789"}, {0x207F, U"n0123456789"},
    {0x2090, U"aeoxəhklmnpst"}, {0x2102, U"c"}, {0x2107, U"ɛ"}, {0x210A, U"ghhhhhiill"}, {0x2115, U"n"},
    {0x2119, U"pqrrr"}, {0x2124, U"z"}, {0x2126, U"ω"}, {0x2128, U"z"}, {0x212A, U"kabc"},
    {0x212F, U"eefⅎmo\u05D0\u05D1\u05D2\u05D3i"}, {0x213C, U"πγγπ"}, {0x2145, U"ddeij"},
    {0x2160, U"i***v****x**lcdmi***v****x**lcdm\u2180\u2181\u2182ↄ"}, {0x2460, U"123456789***********"}, {0x24EA, U"0"},
    {0x2C00, U"ⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟ"},
    {0x2C60, U"lllprathhkkzzɑmɐɒvwwvⱶⱶⱷeⱹoⱻjvszⲁⲁⲃⲃⲅⲅⲇⲇⲉⲉⲋⲋⲍⲍⲏⲏⲑⲑⲓⲓⲕⲕⲗⲗⲙⲙⲛⲛⲝⲝⲟⲟⲡⲡⲣⲣⲥⲥⲧⲧⲩⲩⲫⲫⲭⲭⲯⲯⲱⲱⲳⲳⲵⲵⲷⲷⲹⲹⲻⲻⲽⲽⲿⲿⳁⳁⳃⳃ"
      U"ⳅⳅⳇⳇⳉⳉⳋⳋⳍⳍⳏⳏⳑⳑⳓⳓⳕⳕⳗⳗⳙⳙⳛⳛⳝⳝⳟⳟⳡⳡⳣ"},
    {0x2CEB, U"ⳬⳬⳮ"}, {0x2CF2, U"ⳳ"}, {0x2D6F, U"ⵡ"}, {0x3038, U"十卄卅"}, {0x309F, U"*"}, {0x30FF, U"*"},
    {0x3131, U"ᄀᄁᆪᄂᆬᆭᄃᄄᄅᆰᆱᆲᆳᆴᆵᄚᄆᄇᄈᄡᄉᄊᄋᄌᄍᄎᄏᄐᄑ하ᅢᅣᅤᅥᅦᅧᅨᅩᅪᅫᅬᅭᅮᅯᅰᅱᅲᅳᅴᅵᅠᄔᄕᇇᇈᇌᇎᇓᇗᇙᄜᇝᇟᄝᄞᄠᄢᄣᄧᄩᄫᄬᄭᄮᄯᄲᄶᅀᅇᅌᇱᇲᅗᅘᅙᆄᆅᆈᆑᆒᆔᆞᆡ"},
    {0x3192, U"一二三四"}, {0x3251, U"***************"}, {0x3280, U"一二三四五六七八九十"}, {0x32B1, U"***************"},
    {0xA620, U"0123456789"}, {0xA640, U"ꙁꙁꙃꙃꙅꙅꙇꙇꙉꙉꙋꙋꙍꙍꙏꙏꙑꙑꙓꙓꙕꙕꙗꙗꙙꙙꙛꙛꙝꙝꙟꙟꙡꙡꙣꙣꙥꙥꙧꙧꙩꙩꙫꙫꙭ"},
    {0xA680, U"ꚁꚁꚃꚃꚅꚅꚇꚇꚉꚉꚋꚋꚍꚍꚏꚏꚑꚑꚓꚓꚕꚕꚗꚗꚙꚙꚛꚛъь"},
    {0xA722, U"ꜣꜣꜥꜥꜧꜧꜩꜩꜫꜫꜭꜭꜯꜯꜰꜱꜳꜳꜵꜵꜷꜷꜹꜹꜻꜻꜽꜽꜿꜿkkkkkkꝇꝇllooooꝏꝏppppppqqqqꝛꝛꝝꝝvvꝡꝡꝣꝣꝥꝥꝧꝧꝩꝩꝫꝫꝭꝭꝯꝯꝯꝱꝲꝳꝴꝵꝶꝷꝸꝺꝺꝼꝼᵹꝿꝿꞁꞁꞃꞃꞅꞅ"
      U"ꞇ"},
    {0xA78B, U"ꞌꞌɥlꞏnnccchbbffꞛꞛꞝꞝꞟꞟggkknnrrsshɜɡlɪꞯʞʇʝꭓꞵꞵꞷꞷuuꞻꞻꞽꞽꞿꞿꟁꟁꟃꟃcszddss"}, {0xA7D0, U"ꟑ"}, {0xA7D6, U"ꟗꟗꟙ"},
    {0xA7F2, U"cfqꟶꟶꟷh*"}, {0xA8D0, U"0123456789"}, {0xA900, U"0123456789"}, {0xA9D0, U"0123456789"},
    {0xA9F0, U"0123456789"}, {0xAA50, U"0123456789"}, {0xAB34, U"eꬵꬶlll"}, {0xAB4E, U"uꭏꭐꭑuꭓꭔꭕxxxxy"},
    {0xAB5C, U"ꜧlluꭠꭡꭢꭣꭤꭥꭦꭧꭨʍ"},
    {0xAB70, U"\u13A0\u13A1\u13A2\u13A3\u13A4\u13A5\u13A6\u13A7\u13A8\u13A9\u13AA\u13AB\u13AC\u13AD\u13AE\u13AF"
      U"\u13B0\u13B1\u13B2\u13B3\u13B4\u13B5\u13B6\u13B7\u13B8\u13B9\u13BA\u13BB\u13BC\u13BD\u13BE\u13BF"
      U"\u13C0\u13C1\u13C2\u13C3\u13C4\u13C5\u13C6\u13C7\u13C8\u13C9\u13CA\u13CB\u13CC\u13CD\u13CE\u13CF"
      U"\u13D0\u13D1\u13D2\u13D3\u13D4\u13D5\u13D6\u13D7\u13D8\u13D9\u13DA\u13DB\u13DC\u13DD\u13DE\u13DF"
      U"\u13E0\u13E1\u13E2\u13E3\u13E4\u13E5\u13E6\u13E7\u13E8\u13E9\u13EA\u13EB\u13EC\u13ED\u13EE\u13EF"},
    {0xABF0, U"0123456789"},
    {0xF900, U"豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北"
      U"磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
      U"杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼"
      U"館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘"},
    {0xFA70, U"並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘"
      U"䀹𥉉𥳐𧻓齃龎"},
    {0xFB00, U"*******"}, {0xFB13, U"*****"}, {0xFB1D, U"\u05D9"},
    {0xFB1F, U"\u05F2\u05E2\u05D0\u05D3\u05D4\u05DB\u05DC\u05DD\u05E8\u05EA"},
    {0xFB2A, U"\u05E9\u05E9\u05E9\u05E9\u05D0\u05D0\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6"},
    {0xFB38, U"\u05D8\u05D9\u05DA\u05DB\u05DC"}, {0xFB3E, U"\u05DE"}, {0xFB40, U"\u05E0\u05E1"},
    {0xFB43, U"\u05E3\u05E4"},
    {0xFB46, U"\u05E6\u05E7\u05E8\u05E9\u05EA\u05D5\u05D1\u05DB\u05E4*\u0671\u0671\u067B\u067B\u067B\u067B\u067E"
      U"\u067E\u067E\u067E\u0680\u0680\u0680\u0680\u067A\u067A\u067A\u067A\u067F\u067F\u067F\u067F\u0679"
      U"\u0679\u0679\u0679\u06A4\u06A4\u06A4\u06A4\u06A6\u06A6\u06A6\u06A6\u0684\u0684\u0684\u0684\u0683"
      U"\u0683\u0683\u0683\u0686\u0686\u0686\u0686\u0687\u0687\u0687\u0687\u068D\u068D\u068C\u068C\u068E"
      U"\u068E\u0688\u0688\u0698\u0698\u0691\u0691\u0643\u0643\u0643\u0643\u06AF\u06AF\u06AF\u06AF\u06B3"
      U"\u06B3\u06B3\u06B3\u06B1\u06B1\u06B1\u06B1\u06BA\u06BA\u06BB\u06BB\u06BB\u06BB\u06D5\u06D5\u06C1"
      U"\u06C1\u06C1\u06C1\u06BE\u06BE\u06BE\u06BE\u06D2\u06D2\u06D2\u06D2"},
    {0xFBD3, U"\u06AD\u06AD\u06AD\u06AD\u06C7\u06C7\u06C6\u06C6\u06C8\u06C8*\u06CB\u06CB\u06C5\u06C5\u06C9\u06C9"
      U"\u06D0\u06D0\u06D0\u06D0\u064A\u064A"},
    {0xFDF0, U"**********"},
    {0xFE80, U"\u0621\u0627\u0627\u0627\u0627\u0648\u0648\u0627\u0627\u064A\u064A\u064A\u064A\u0627\u0627\u0628"
      U"\u0628\u0628\u0628\u0647\u0647\u062A\u062A\u062A\u062A\u062B\u062B\u062B\u062B\u062C\u062C\u062C"
      U"\u062C\u062D\u062D\u062D\u062D\u062E\u062E\u062E\u062E\u062F\u062F\u0630\u0630\u0631\u0631\u0632"
      U"\u0632\u0633\u0633\u0633\u0633\u0634\u0634\u0634\u0634\u0635\u0635\u0635\u0635\u0636\u0636\u0636"
      U"\u0636\u0637\u0637\u0637\u0637\u0638\u0638\u0638\u0638\u0639\u0639\u0639\u0639\u063A\u063A\u063A"
      U"\u063A\u0641\u0641\u0641\u0641\u0642\u0642\u0642\u0642\u0643\u0643\u0643\u0643\u0644\u0644\u0644"
      U"\u0644\u0645\u0645\u0645\u0645\u0646\u0646\u0646\u0646\u0647\u0647\u0647\u0647\u0648\u0648\u064A"
      U"\u064A\u064A\u064A\u064A\u064A********"},
    {0xFF10, U"0123456789"}, {0xFF21, U"abcdefghijklmnopqrstuvwxyz"}, {0xFF41, U"abcdefghijklmnopqrstuvwxyz"},
    {0xFF66, U"ヲァィゥェォャュョッ\u30FCアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309Aᅠᄀᄁᆪᄂᆬᆭᄃᄄᄅᆰᆱᆲᆳᆴᆵᄚᄆᄇᄈᄡᄉᄊᄋᄌᄍᄎ"
      U"ᄏᄐᄑᄒ"},
    {0xFFC2, U"ᅡᅢᅣᅤᅥᅦ"}, {0xFFCA, U"ᅧᅨᅩᅪᅫᅬ"}, {0xFFD2, U"ᅭᅮᅯᅰᅱᅲ"}, {0xFFDA, U"ᅳᅴᅵ"},
    {0x10400, U"𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳𐐴𐐵𐐶𐐷𐐸𐐹𐐺𐐻𐐼𐐽𐐾𐐿𐑀𐑁𐑂𐑃𐑄𐑅𐑆𐑇𐑈𐑉𐑊𐑋𐑌𐑍𐑎𐑏"}, {0x104A0, U"0123456789"},
    {0x104B0, U"𐓘𐓙𐓚𐓛𐓜𐓝𐓞𐓟𐓠𐓡𐓢𐓣𐓤𐓥𐓦𐓧𐓨𐓩𐓪𐓫𐓬𐓭𐓮𐓯𐓰𐓱𐓲𐓳𐓴𐓵𐓶𐓷𐓸𐓹𐓺𐓻"}, {0x10570, U"𐖗𐖘𐖙𐖚𐖛𐖜𐖝𐖞𐖟𐖠𐖡"}, {0x1057C, U"𐖣𐖤𐖥𐖦𐖧𐖨𐖩𐖪𐖫𐖬𐖭𐖮𐖯𐖰𐖱"},
    {0x1058C, U"𐖳𐖴𐖵𐖶𐖷𐖸𐖹"}, {0x10594, U"𐖻𐖼"}, {0x10781, U"\u02D0\u02D1*ʙb"},
    {0x10787, U"ʣꭦʥʤdddɘɞʩɤɢgʛhʜɧʄʪʫl𝼄lɮ𝼅ʎ𝼆oɶɷqɺ𝼈rrʀʨʦꭧʧtv"}, {0x107B2, U"ʏʡʢʘǀǁǂ𝼊s"},
    {0x10C80, U"𐳀𐳁𐳂𐳃𐳄𐳅𐳆𐳇𐳈𐳉𐳊𐳋𐳌𐳍𐳎𐳏𐳐𐳑𐳒𐳓𐳔𐳕𐳖𐳗𐳘𐳙𐳚𐳛𐳜𐳝𐳞𐳟𐳠𐳡𐳢𐳣𐳤𐳥𐳦𐳧𐳨𐳩𐳪𐳫𐳬𐳭𐳮𐳯𐳰𐳱𐳲"}, {0x10D30, U"0123456789"},
    {0x11066, U"0123456789"}, {0x1109A, U"*𑂛*𑂝𑂞𑂟𑂠𑂡𑂢𑂣𑂤𑂥𑂦𑂧𑂨𑂩𑂪*"}, {0x110F0, U"0123456789"}, {0x1112E, U"**"},
    {0x11136, U"0123456789"}, {0x111D0, U"0123456789"}, {0x112F0, U"0123456789"}, {0x1134B, U"**"},
    {0x11450, U"0123456789"}, {0x114BB, U"**\U000114BD*"}, {0x114D0, U"0123456789"}, {0x115BA, U"**"},
    {0x11650, U"0123456789"}, {0x116C0, U"0123456789"}, {0x11730, U"0123456789"},
    {0x118A0, U"𑣀𑣁𑣂𑣃𑣄𑣅𑣆𑣇𑣈𑣉𑣊𑣋𑣌𑣍𑣎𑣏𑣐𑣑𑣒𑣓𑣔𑣕𑣖𑣗𑣘𑣙𑣚𑣛𑣜𑣝𑣞𑣟"}, {0x118E0, U"0123456789"}, {0x11938, U"*"}, {0x11950, U"0123456789"},
    {0x11C50, U"0123456789"}, {0x11D50, U"0123456789"}, {0x11DA0, U"0123456789"}, {0x11F50, U"0123456789"},
    {0x16A60, U"0123456789"}, {0x16AC0, U"0123456789"}, {0x16B50, U"0123456789"},
    {0x16E40, U"𖹠𖹡𖹢𖹣𖹤𖹥𖹦𖹧𖹨𖹩𖹪𖹫𖹬𖹭𖹮𖹯𖹰𖹱𖹲𖹳𖹴𖹵𖹶𖹷𖹸𖹹𖹺𖹻𖹼𖹽𖹾𖹿"},
    {0x1D400, U"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefg"},
    {0x1D456, U"ijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyza"}, {0x1D49E, U"cd"},
    {0x1D4A2, U"g"}, {0x1D4A5, U"jk"}, {0x1D4A9, U"nopq"}, {0x1D4AE, U"stuvwxyzabcd"}, {0x1D4BB, U"f"},
    {0x1D4BD, U"hijklmn"}, {0x1D4C5, U"pqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzab"},
    {0x1D507, U"defg"}, {0x1D50D, U"jklmnopq"}, {0x1D516, U"stuvwxy"}, {0x1D51E, U"abcdefghijklmnopqrstuvwxyzab"},
    {0x1D53B, U"defg"}, {0x1D540, U"ijklm"}, {0x1D546, U"o"}, {0x1D54A, U"stuvwxy"},
    {0x1D552, U"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv"
      U"wxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqr"
      U"stuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmn"
      U"opqrstuvwxyzabcdefghijklmnopqrstuvwxyziȷ"},
    {0x1D6A8, U"αβγδεζηθικλμνξοπρθστυφχψω"}, {0x1D6C2, U"αβγδεζηθικλμνξοπρσστυφχψω"},
    {0x1D6DC, U"εθκφρπαβγδεζηθικλμνξοπρθστυφχψω"}, {0x1D6FC, U"αβγδεζηθικλμνξοπρσστυφχψω"},
    {0x1D716, U"εθκφρπαβγδεζηθικλμνξοπρθστυφχψω"}, {0x1D736, U"αβγδεζηθικλμνξοπρσστυφχψω"},
    {0x1D750, U"εθκφρπαβγδεζηθικλμνξοπρθστυφχψω"}, {0x1D770, U"αβγδεζηθικλμνξοπρσστυφχψω"},
    {0x1D78A, U"εθκφρπαβγδεζηθικλμνξοπρθστυφχψω"}, {0x1D7AA, U"αβγδεζηθικλμνξοπρσστυφχψω"}, {0x1D7C4, U"εθκφρπϝϝ"},
    {0x1D7CE, U"01234567890123456789012345678901234567890123456789"}, {0x1DF09, U"t𝼊𝼋𝼌𝼍𝼎𝼏𝼐l𝼒l𝼔𝼕r𝼗𝼘𝼙io𝼜cs"},
    {0x1E030, U"абвгдежзиклмопрстуфхцчшыэюꚉәіјөүӏабвгдежзиклопсуфхцчшъыґіѕџҫꙑұ"}, {0x1E140, U"0123456789"},
    {0x1E2F0, U"0123456789"}, {0x1E4F0, U"0123456789"},
    {0x1E900, U"\U0001E922\U0001E923\U0001E924\U0001E925\U0001E926\U0001E927\U0001E928\U0001E929\U0001E92A\U0001E92B"
      U"\U0001E92C\U0001E92D\U0001E92E\U0001E92F\U0001E930\U0001E931\U0001E932\U0001E933\U0001E934\U0001E935"
      U"\U0001E936\U0001E937\U0001E938\U0001E939\U0001E93A\U0001E93B\U0001E93C\U0001E93D\U0001E93E\U0001E93F"
      U"\U0001E940\U0001E941\U0001E942\U0001E943"},
    {0x1E950, U"0123456789"}, {0x1EE00, U"\u0627\u0628\u062C\u062F"},
    {0x1EE05, U"\u0648\u0632\u062D\u0637\u064A\u0643\u0644\u0645\u0646\u0633\u0639\u0641\u0635\u0642\u0631\u0634"
      U"\u062A\u062B\u062E\u0630\u0636\u0638\u063A\u066E\u06BA\u06A1\u066F"},
    {0x1EE21, U"\u0628\u062C"}, {0x1EE24, U"\u0647"}, {0x1EE27, U"\u062D"},
    {0x1EE29, U"\u064A\u0643\u0644\u0645\u0646\u0633\u0639\u0641\u0635\u0642"}, {0x1EE34, U"\u0634\u062A\u062B\u062E"},
    {0x1EE39, U"\u0636"}, {0x1EE3B, U"\u063A"}, {0x1EE42, U"\u062C"}, {0x1EE47, U"\u062D"}, {0x1EE49, U"\u064A"},
    {0x1EE4B, U"\u0644"}, {0x1EE4D, U"\u0646\u0633\u0639"}, {0x1EE51, U"\u0635\u0642"}, {0x1EE54, U"\u0634"},
    {0x1EE57, U"\u062E"}, {0x1EE59, U"\u0636"}, {0x1EE5B, U"\u063A"}, {0x1EE5D, U"\u06BA"}, {0x1EE5F, U"\u066F"},
    {0x1EE61, U"\u0628\u062C"}, {0x1EE64, U"\u0647"}, {0x1EE67, U"\u062D\u0637\u064A\u0643"},
    {0x1EE6C, U"\u0645\u0646\u0633\u0639\u0641\u0635\u0642"}, {0x1EE74, U"\u0634\u062A\u062B\u062E"},
    {0x1EE79, U"\u0636\u0638\u063A\u066E"}, {0x1EE7E, U"\u06A1"},
    {0x1EE80, U"\u0627\u0628\u062C\u062F\u0647\u0648\u0632\u062D\u0637\u064A"},
    {0x1EE8B, U"\u0644\u0645\u0646\u0633\u0639\u0641\u0635\u0642\u0631\u0634\u062A\u062B\u062E\u0630\u0636\u0638"
      U"\u063A"},
    {0x1EEA1, U"\u0628\u062C\u062F"}, {0x1EEA5, U"\u0648\u0632\u062D\u0637\u064A"},
    {0x1EEAB, U"\u0644\u0645\u0646\u0633\u0639\u0641\u0635\u0642\u0631\u0634\u062A\u062B\u062E\u0630\u0636\u0638"
      U"\u063A"},
    {0x1FBF0, U"0123456789"},
    {0x2F800, U"丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉卑博即卽卿卿卿𠨬灰及叟𠭣叫叱吆咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤売壷夆多夢奢𡚨𡛪姬娛"
      U"娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬"
      U"敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次𣢧歔㱎歲殟殺殻𣪍𡴋𣫺汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥"
      U"㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧𥪧竮䈂𥮫篆築䈧𥲀糒䊠糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑"
      U"芋芝劳花芳芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開䦕閷𨵷䧦雃"
      U"嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖鼻𪘀"},
};

inline constexpr Expanded expanded[] = {
    {0xC6, U"ae"}, {0xDE, U"th"}, {0xDF, U"ss"}, {0xE6, U"ae"}, {0xFE, U"th"}, {0x132, U"ij"}, {0x133, U"ij"},
    {0x152, U"oe"}, {0x153, U"oe"}, {0x1C4, U"dz"}, {0x1C5, U"dz"}, {0x1C6, U"dz"}, {0x1C7, U"lj"}, {0x1C8, U"lj"},
    {0x1C9, U"lj"}, {0x1CA, U"nj"}, {0x1CB, U"nj"}, {0x1CC, U"nj"}, {0x1E2, U"ae"}, {0x1E3, U"ae"}, {0x1F1, U"dz"},
    {0x1F2, U"dz"}, {0x1F3, U"dz"}, {0x1FC, U"ae"}, {0x1FD, U"ae"}, {0x587, U"եւ"}, {0x675, U"\u0627\u0674"},
    {0x676, U"\u0648\u0674"}, {0x677, U"\u06C7\u0674"}, {0x678, U"\u064A\u0674"}, {0x929, U"न\u093C"},
    {0x931, U"र\u093C"}, {0x934, U"ळ\u093C"}, {0x958, U"क\u093C"}, {0x959, U"ख\u093C"}, {0x95A, U"ग\u093C"},
    {0x95B, U"ज\u093C"}, {0x95C, U"ड\u093C"}, {0x95D, U"ढ\u093C"}, {0x95E, U"फ\u093C"}, {0x95F, U"य\u093C"},
    {0x9CB, U"\u09C7\u09BE"}, {0x9CC, U"\u09C7\u09D7"}, {0x9DC, U"ড\u09BC"}, {0x9DD, U"ঢ\u09BC"}, {0x9DF, U"য\u09BC"},
    {0xA33, U"ਲ\u0A3C"}, {0xA36, U"ਸ\u0A3C"}, {0xA59, U"ਖ\u0A3C"}, {0xA5A, U"ਗ\u0A3C"}, {0xA5B, U"ਜ\u0A3C"},
    {0xA5E, U"ਫ\u0A3C"}, {0xB48, U"\u0B47\u0B56"}, {0xB4B, U"\u0B47\u0B3E"}, {0xB4C, U"\u0B47\u0B57"},
    {0xB5C, U"ଡ\u0B3C"}, {0xB5D, U"ଢ\u0B3C"}, {0xB94, U"ஒ\u0BD7"}, {0xBCA, U"\u0BC6\u0BBE"}, {0xBCB, U"\u0BC7\u0BBE"},
    {0xBCC, U"\u0BC6\u0BD7"}, {0xC48, U"\u0C46\u0C56"}, {0xCC0, U"\u0CBF\u0CD5"}, {0xCC7, U"\u0CC6\u0CD5"},
    {0xCC8, U"\u0CC6\u0CD6"}, {0xCCA, U"\u0CC6\u0CC2"}, {0xCCB, U"\u0CC6\u0CC2\u0CD5"}, {0xD4A, U"\u0D46\u0D3E"},
    {0xD4B, U"\u0D47\u0D3E"}, {0xD4C, U"\u0D46\u0D57"}, {0xDDA, U"\u0DD9\u0DCA"}, {0xDDC, U"\u0DD9\u0DCF"},
    {0xDDD, U"\u0DD9\u0DCF\u0DCA"}, {0xDDE, U"\u0DD9\u0DDF"}, {0xE33, U"\u0E4Dา"}, {0xEB3, U"\u0ECDາ"}, {0xEDC, U"ຫນ"},
    {0xEDD, U"ຫມ"}, {0xF43, U"ག\u0FB7"}, {0xF4D, U"ཌ\u0FB7"}, {0xF52, U"ད\u0FB7"}, {0xF57, U"བ\u0FB7"},
    {0xF5C, U"ཛ\u0FB7"}, {0xF69, U"ཀ\u0FB5"}, {0xF73, U"\u0F71\u0F72"}, {0xF75, U"\u0F71\u0F74"},
    {0xF76, U"\u0FB2\u0F80"}, {0xF77, U"\u0FB2\u0F71\u0F80"}, {0xF78, U"\u0FB3\u0F80"}, {0xF79, U"\u0FB3\u0F71\u0F80"},
    {0xF81, U"\u0F71\u0F80"}, {0xF93, U"\u0F92\u0FB7"}, {0xF9D, U"\u0F9C\u0FB7"}, {0xFA2, U"\u0FA1\u0FB7"},
    {0xFA7, U"\u0FA6\u0FB7"}, {0xFAC, U"\u0FAB\u0FB7"}, {0xFB9, U"\u0F90\u0FB5"}, {0x1026, U"ဥ\u102E"},
    {0x1B06, U"ᬅ\u1B35"}, {0x1B08, U"ᬇ\u1B35"}, {0x1B0A, U"ᬉ\u1B35"}, {0x1B0C, U"ᬋ\u1B35"}, {0x1B0E, U"ᬍ\u1B35"},
    {0x1B12, U"ᬑ\u1B35"}, {0x1B3B, U"\u1B3A\u1B35"}, {0x1B3D, U"\u1B3C\u1B35"}, {0x1B40, U"\u1B3E\u1B35"},
    {0x1B41, U"\u1B3F\u1B35"}, {0x1B43, U"\u1B42\u1B35"}, {0x1D2D, U"ae"}, {0x1E9A, U"a\u02BE"}, {0x1E9E, U"ss"},
    {0x2161, U"ii"}, {0x2162, U"iii"}, {0x2163, U"iv"}, {0x2165, U"vi"}, {0x2166, U"vii"}, {0x2167, U"viii"},
    {0x2168, U"ix"}, {0x216A, U"xi"}, {0x216B, U"xii"}, {0x2171, U"ii"}, {0x2172, U"iii"}, {0x2173, U"iv"},
    {0x2175, U"vi"}, {0x2176, U"vii"}, {0x2177, U"viii"}, {0x2178, U"ix"}, {0x217A, U"xi"}, {0x217B, U"xii"},
    {0x2469, U"10"}, {0x246A, U"11"}, {0x246B, U"12"}, {0x246C, U"13"}, {0x246D, U"14"}, {0x246E, U"15"},
    {0x246F, U"16"}, {0x2470, U"17"}, {0x2471, U"18"}, {0x2472, U"19"}, {0x2473, U"20"}, {0x309F, U"より"},
    {0x30FF, U"コト"}, {0x3251, U"21"}, {0x3252, U"22"}, {0x3253, U"23"}, {0x3254, U"24"}, {0x3255, U"25"},
    {0x3256, U"26"}, {0x3257, U"27"}, {0x3258, U"28"}, {0x3259, U"29"}, {0x325A, U"30"}, {0x325B, U"31"},
    {0x325C, U"32"}, {0x325D, U"33"}, {0x325E, U"34"}, {0x325F, U"35"}, {0x32B1, U"36"}, {0x32B2, U"37"},
    {0x32B3, U"38"}, {0x32B4, U"39"}, {0x32B5, U"40"}, {0x32B6, U"41"}, {0x32B7, U"42"}, {0x32B8, U"43"},
    {0x32B9, U"44"}, {0x32BA, U"45"}, {0x32BB, U"46"}, {0x32BC, U"47"}, {0x32BD, U"48"}, {0x32BE, U"49"},
    {0x32BF, U"50"}, {0xA7F9, U"oe"}, {0xFB00, U"ff"}, {0xFB01, U"fi"}, {0xFB02, U"fl"}, {0xFB03, U"ffi"},
    {0xFB04, U"ffl"}, {0xFB05, U"st"}, {0xFB06, U"st"}, {0xFB13, U"մն"}, {0xFB14, U"մե"}, {0xFB15, U"մի"},
    {0xFB16, U"վն"}, {0xFB17, U"մխ"}, {0xFB4F, U"\u05D0\u05DC"}, {0xFBDD, U"\u06C7\u0674"},
    {0xFDF0, U"\u0635\u0644\u06D2"}, {0xFDF1, U"\u0642\u0644\u06D2"}, {0xFDF2, U"\u0627\u0644\u0644\u0647"},
    {0xFDF3, U"\u0627\u0643\u0628\u0631"}, {0xFDF4, U"\u0645\u062D\u0645\u062F"}, {0xFDF5, U"\u0635\u0644\u0639\u0645"},
    {0xFDF6, U"\u0631\u0633\u0648\u0644"}, {0xFDF7, U"\u0639\u0644\u064A\u0647"}, {0xFDF8, U"\u0648\u0633\u0644\u0645"},
    {0xFDF9, U"\u0635\u0644\u064A"}, {0xFEF5, U"\u0644\u0627"}, {0xFEF6, U"\u0644\u0627"}, {0xFEF7, U"\u0644\u0627"},
    {0xFEF8, U"\u0644\u0627"}, {0xFEF9, U"\u0644\u0627"}, {0xFEFA, U"\u0644\u0627"}, {0xFEFB, U"\u0644\u0627"},
    {0xFEFC, U"\u0644\u0627"}, {0x10783, U"ae"}, {0x1109A, U"𑂙\U000110BA"}, {0x1109C, U"𑂛\U000110BA"},
    {0x110AB, U"𑂥\U000110BA"}, {0x1112E, U"\U00011131\U00011127"}, {0x1112F, U"\U00011132\U00011127"},
    {0x1134B, U"\U00011347\U0001133E"}, {0x1134C, U"\U00011347\U00011357"}, {0x114BB, U"\U000114B9\U000114BA"},
    {0x114BC, U"\U000114B9\U000114B0"}, {0x114BE, U"\U000114B9\U000114BD"}, {0x115BA, U"\U000115B8\U000115AF"},
    {0x115BB, U"\U000115B9\U000115AF"}, {0x11938, U"\U00011935\U00011930"},
};

inline constexpr Composed composed[] = {
    {0x0438, 0x0306, 0x439}, {0x0443, 0x0306, 0x45E}, {0x0456, 0x0308, 0x457}, {0x3046, 0x3099, 0x3094},
    {0x304B, 0x3099, 0x304C}, {0x304D, 0x3099, 0x304E}, {0x304F, 0x3099, 0x3050}, {0x3051, 0x3099, 0x3052},
    {0x3053, 0x3099, 0x3054}, {0x3055, 0x3099, 0x3056}, {0x3057, 0x3099, 0x3058}, {0x3059, 0x3099, 0x305A},
    {0x305B, 0x3099, 0x305C}, {0x305D, 0x3099, 0x305E}, {0x305F, 0x3099, 0x3060}, {0x3061, 0x3099, 0x3062},
    {0x3064, 0x3099, 0x3065}, {0x3066, 0x3099, 0x3067}, {0x3068, 0x3099, 0x3069}, {0x306F, 0x3099, 0x3070},
    {0x306F, 0x309A, 0x3071}, {0x3072, 0x3099, 0x3073}, {0x3072, 0x309A, 0x3074}, {0x3075, 0x3099, 0x3076},
    {0x3075, 0x309A, 0x3077}, {0x3078, 0x3099, 0x3079}, {0x3078, 0x309A, 0x307A}, {0x307B, 0x3099, 0x307C},
    {0x307B, 0x309A, 0x307D}, {0x309D, 0x3099, 0x309E}, {0x30A6, 0x3099, 0x30F4}, {0x30AB, 0x3099, 0x30AC},
    {0x30AD, 0x3099, 0x30AE}, {0x30AF, 0x3099, 0x30B0}, {0x30B1, 0x3099, 0x30B2}, {0x30B3, 0x3099, 0x30B4},
    {0x30B5, 0x3099, 0x30B6}, {0x30B7, 0x3099, 0x30B8}, {0x30B9, 0x3099, 0x30BA}, {0x30BB, 0x3099, 0x30BC},
    {0x30BD, 0x3099, 0x30BE}, {0x30BF, 0x3099, 0x30C0}, {0x30C1, 0x3099, 0x30C2}, {0x30C4, 0x3099, 0x30C5},
    {0x30C6, 0x3099, 0x30C7}, {0x30C8, 0x3099, 0x30C9}, {0x30CF, 0x3099, 0x30D0}, {0x30CF, 0x309A, 0x30D1},
    {0x30D2, 0x3099, 0x30D3}, {0x30D2, 0x309A, 0x30D4}, {0x30D5, 0x3099, 0x30D6}, {0x30D5, 0x309A, 0x30D7},
    {0x30D8, 0x3099, 0x30D9}, {0x30D8, 0x309A, 0x30DA}, {0x30DB, 0x3099, 0x30DC}, {0x30DB, 0x309A, 0x30DD},
    {0x30EF, 0x3099, 0x30F7}, {0x30F0, 0x3099, 0x30F8}, {0x30F1, 0x3099, 0x30F9}, {0x30F2, 0x3099, 0x30FA},
    {0x30FD, 0x3099, 0x30FE},
};
// clang-format on

} // namespace model_api::search::unicode

#include "base/pure.hpp"
