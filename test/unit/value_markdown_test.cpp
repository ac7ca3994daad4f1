#include "value/markdown.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>

#include "base/error.hpp"
#include "base/text.hpp"

namespace model_api::value {
namespace {

// The text of HTML: what is left when tags are taken away and entities are one character each.
std::size_t characters_of_text(const std::string &html) {
    std::string text;
    bool in_tag = false;
    for (std::size_t i = 0; i < html.size(); ++i) {
        if (html[i] == '<') in_tag = true;
        if (!in_tag && html[i] == '&') i = html.find(';', i);
        if (!in_tag) text += html[i];
        if (html[i] == '>') in_tag = false;
    }
    return code_points(text);
}

TEST(Html, RendersCommonMark) {
    EXPECT_EQ(html("# Hello\n\n*a* **b** `c` [d](https://e.f)\n"),
              "<h1>Hello</h1>\n<p><em>a</em> <strong>b</strong> <code>c</code> <a href=\"https://e.f\">d</a></p>\n");
    EXPECT_EQ(html("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    EXPECT_EQ(html("a\r\nb"), "<p>a\nb</p>\n");
    EXPECT_EQ(html(""), "");
}

TEST(Html, LeavesOutWhatIsDangerous) {
    EXPECT_EQ(html("<script>alert(1)</script>"), "<!-- raw HTML omitted -->\n");
    EXPECT_EQ(html("a <b onclick=x>b</b>"), "<p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>\n");
    EXPECT_EQ(html("[a](javascript:alert(1))"), "<p><a href=\"\">a</a></p>\n");
    EXPECT_EQ(html("![a](data:text/html;base64,eA==)"), "<p><img src=\"\" alt=\"a\" /></p>\n");
    EXPECT_EQ(html("a < b & \"c\""), "<p>a &lt; b &amp; &quot;c&quot;</p>\n");
}

TEST(Html, IsTheSameHoweverTheTextFallsIntoPieces) {
    std::string lines;
    for (int i = 0; i < 400; ++i) lines += "Line *" + std::to_string(i) + "* ends with \xC3\xA9\r\n";
    std::string expected = "<p>";
    for (int i = 0; i < 400; ++i)
        expected += (i ? "\nLine <em>" : "Line <em>") + std::to_string(i) + "</em> ends with \xC3\xA9";
    EXPECT_EQ(html(lines), expected + "</p>\n");
}

TEST(Html, BoundsItsInput) {
    const std::string longest(max_markdown_length, 'a');
    EXPECT_EQ(html(longest), "<p>" + longest + "</p>\n");
    EXPECT_EQ(markdown_mistake(longest), std::nullopt);
    EXPECT_EQ(markdown_mistake(longest + "a"), "It is longer than 262144 bytes.");
    try {
        html(longest + "a");
        FAIL() << "a text that is too long was rendered";
    } catch (const DomainError &error) {
        EXPECT_EQ(error.sqlstate, "54000");
        EXPECT_EQ(error.detail(), "It is longer than 262144 bytes.");
    }
    EXPECT_THROW(truncated_html(longest + "a", 3), DomainError);
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

TEST(Html, BoundsNesting) {
    for (const char *marker : {">", "> ", "- ", "* ", "+ ", "1. ", "2) ", ">- "}) {
        const int limit = std::string_view(marker) == ">- " ? 50 : 100;
        EXPECT_EQ(markdown_mistake(repeated(marker, limit) + "a"), std::nullopt) << marker;
        EXPECT_EQ(markdown_mistake("a\n" + repeated(marker, limit + 1) + "a\n"),
                  "Line 2 opens more than 100 quotes and lists.")
            << marker;
    }
    EXPECT_THROW(html(std::string(101, '>')), DomainError);
    EXPECT_NE(html(std::string(100, '>')), "");
    // No quotes and no lists: rules, emphasis, code, numbers, words.
    for (const char *text : {"-", "*", "=", "#", "1", "    ", "\t", "a > ", "**", "1.5", "a - "})
        EXPECT_EQ(markdown_mistake(repeated(text, 1000)), std::nullopt) << text;
}

TEST(Html, BoundsImages) {
    EXPECT_EQ(markdown_mistake(repeated("![a](b)\n", 1000)), std::nullopt);
    EXPECT_EQ(markdown_mistake(repeated("![[]()", 1001)), "It has more than 1000 images.");
    EXPECT_EQ(markdown_mistake(repeated("[a](b)!\n", 10000)), std::nullopt);
}

TEST(Html, IsQuickForHostileTexts) {
    const auto to_the_limit = [](std::string begin, std::string_view more) {
        while (begin.size() + more.size() <= max_markdown_length) begin += more;
        return begin;
    };
    std::string indented;
    for (int depth = 0; depth < 350; ++depth)
        indented += std::string(static_cast<std::size_t>(2 * depth), ' ') + "- a\n";
    const auto start = std::chrono::steady_clock::now();
    for (const std::string &text :
         {to_the_limit(repeated("- ", 100) + "a", "\n"), to_the_limit(repeated("![", 1000), "[]()"),
          to_the_limit(indented, "\n"), to_the_limit("", "["), to_the_limit("", "*a_ "), to_the_limit("", "<!-- "),
          to_the_limit("x ", "<?a <!A b "), to_the_limit("", "[a]: b\n"), to_the_limit("[a]: b\n\n", "[a]"),
          to_the_limit("", "`` ` "), to_the_limit("", "&#")})
        EXPECT_NE(html(text).size(), 1U);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60)); // without limits: an hour
}

int lines = 0;

TEST(Html, CanBeInterrupted) {
    lines = 0;
    const auto interrupt = [] {
        if (++lines == 100) throw std::runtime_error("interrupted");
    };
    const std::string text(max_markdown_length, '\n');
    EXPECT_THROW(html(text, interrupt), std::runtime_error);
    EXPECT_EQ(lines, 100);
}

TEST(PlainText, IsWhatAReaderSees) {
    EXPECT_EQ(plain_text(""), "");
    EXPECT_EQ(plain_text("# Title\n\nfoo**bar** *baz*\nnext  \nline"), "Title\nfoobar baz next line\n");
    EXPECT_EQ(plain_text("- one\n- two\n\n> quoted"), "one\ntwo\nquoted\n");
    EXPECT_EQ(plain_text("[label](https://example.com/path \"title\") ![alt](x.png)"), "label alt\n");
    EXPECT_EQ(plain_text("`code` &amp; \\*\n\n    more code\n\n---"), "code & *\nmore code\n");
    EXPECT_EQ(plain_text("one<br>two <b>three</b>"), "one two  three \n");
    EXPECT_EQ(plain_text("<div class=\"x\">\nin a block\n</div>"), "               \nin a block\n      \n");
    EXPECT_THROW(plain_text(std::string(max_markdown_length + 1, 'x')), DomainError);
}

TEST(TruncatedHtml, LeavesShortTextsWhole) {
    EXPECT_EQ(truncated_html("*abc*", 3), "<p><em>abc</em></p>\n");
    EXPECT_EQ(truncated_html("*abc*", 1000), html("*abc*"));
    EXPECT_EQ(truncated_html("", 5), "");
    EXPECT_EQ(truncated_html("a\n\n---\n\n![](u)", 1), html("a\n\n---\n\n![](u)"));
}

TEST(TruncatedHtml, CutsTextAndClosesElements) {
    EXPECT_EQ(truncated_html("Hello **big** world", 8), "<p>Hello <strong>b…</strong></p>\n");
    EXPECT_EQ(truncated_html("> - *abcdef*\n\nnever", 4),
              "<blockquote>\n<ul>\n<li><em>abc…</em></li>\n</ul>\n</blockquote>\n");
    EXPECT_EQ(truncated_html("ab\n\ncd\n\nef", 4), "<p>ab</p>\n<p>c…</p>\n");
    EXPECT_EQ(truncated_html("äöüß€😀", 4), "<p>äöü…</p>\n");
    EXPECT_EQ(truncated_html("`abcdef`", 3), "<p><code>ab…</code></p>\n");
    EXPECT_EQ(truncated_html("    abcdef", 3), "<pre><code>ab…</code></pre>\n");
    EXPECT_EQ(truncated_html("a&amp;b<c", 3), "<p>a&amp;…</p>\n");
}

TEST(TruncatedHtml, OpensNoElementForTheEllipsisAlone) {
    EXPECT_EQ(truncated_html("abc\n\ndef", 4), "<p>abc…</p>\n");
    EXPECT_EQ(truncated_html("abc\n\ndef", 3), "<p>ab…</p>\n");
    EXPECT_EQ(truncated_html("abc\ndef", 4), "<p>abc…</p>\n");
    EXPECT_EQ(truncated_html("abc\n\n---\n\ndef", 3), "<p>ab…</p>\n");
}

TEST(TruncatedHtml, HandlesTheSmallestLengths) {
    EXPECT_EQ(truncated_html("abc", 0), "");
    EXPECT_EQ(truncated_html("abc", 1), "<p>…</p>\n");
    EXPECT_EQ(truncated_html("a", 1), "<p>a</p>\n");
    EXPECT_EQ(truncated_html("![](u)\nabc", 1), "<p><img src=\"u\" alt=\"\" />\n…</p>\n");
    EXPECT_EQ(truncated_html("<b>\nabc", 1), html("<b>\nabc"));
}

TEST(TruncatedHtml, NeverShowsMoreThanAskedFor) {
    const std::string text = "# One *two* three\n\n> four `five`\n> six\n\n- seven [eight](u) ![nine](v)\n- ten<br>\n\n"
                             "```\neleven\ntwelve\n```\n\n1. äöü **thirteen *fourteen*** <x>fifteen</x>\n";
    for (std::size_t length = 0; length < 150; ++length) {
        const std::string cut = truncated_html(text, length);
        const bool whole = cut == html(text);
        // The newlines between blocks belong to the markup.
        std::string flat = cut;
        for (const char *markup : {">\n"})
            for (std::size_t at; (at = flat.find(markup)) != std::string::npos;) flat.erase(at + 1, 1);
        EXPECT_LE(characters_of_text(flat), length) << cut;
        EXPECT_NE(whole, cut.find("…") != std::string::npos || length == 0) << cut;
    }
}

} // namespace
} // namespace model_api::value
