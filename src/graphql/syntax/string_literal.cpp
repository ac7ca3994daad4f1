#include "graphql/syntax/string_literal.hpp"

#include <string>
#include <utility>
#include <vector>

#include "graphql/syntax/block_string.hpp"
#include "graphql/syntax/characters.hpp"

namespace model_api::graphql::syntax {

namespace {

bool is_scalar_value(std::uint32_t code_point) {
    return code_point < 0xD800 || (code_point >= 0xE000 && code_point <= 0x10FFFF);
}
bool is_leading_surrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_trailing_surrogate(std::uint32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

constexpr std::uint32_t no_digit = 0xFFFFFFFF;

std::uint32_t hex_digit(char c) {
    if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
    if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
    if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
    return no_digit;
}

class StringReader {
public:
    StringReader(std::string_view text, std::size_t start) : text_(text), start_(start) {}

    Token read() {
        std::string value;
        position_ = start_ + 1;
        while (position_ < text_.size() && text_[position_] != '\n' && text_[position_] != '\r') {
            if (text_[position_] == '"') return token(TokenKind::string, position_ + 1, std::move(value));
            if (text_[position_] == '\\') {
                read_escape(value);
            } else {
                value += text_[position_++];
            }
        }
        fail("Unterminated string.");
    }

    Token read_block() {
        std::vector<std::string> lines(1);
        position_ = start_ + 3;
        while (position_ < text_.size()) {
            if (is_at("\"\"\"")) return token(TokenKind::block_string, position_ + 3, dedented(lines));
            if (is_at("\\\"\"\"")) {
                lines.back() += "\"\"\"";
                position_ += 4;
            } else if (text_[position_] == '\n' || text_[position_] == '\r') {
                position_ += is_at("\r\n") ? 2 : 1;
                lines.emplace_back();
            } else {
                lines.back() += text_[position_++];
            }
        }
        fail("Unterminated string.");
    }

private:
    char at(std::size_t position) const { return position < text_.size() ? text_[position] : '\0'; }
    bool is_at(std::string_view part) const { return text_.substr(position_, part.size()) == part; }

    Token token(TokenKind kind, std::size_t end, std::string value) const {
        const std::string_view raw = text_.substr(start_, end - start_);
        return {kind, static_cast<Offset>(start_), static_cast<Offset>(end), raw, std::move(value)};
    }

    [[noreturn]] void fail(std::string message) const {
        throw SyntaxError{std::move(message), static_cast<Offset>(position_)};
    }
    [[noreturn]] void fail_in_escape(const char *what, std::size_t units) const {
        fail("Invalid " + std::string(what) + " escape sequence: \"" +
             std::string(slice_units(text_, position_, units)) + "\".");
    }

    void read_escape(std::string &value) {
        const char kind = at(position_ + 1);
        if (kind == 'u') {
            if (at(position_ + 2) == '{') {
                read_braced(value);
            } else {
                read_unicode(value);
            }
            return;
        }
        constexpr std::string_view escapes = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t which = kind == '\0' ? std::string_view::npos : escapes.find(kind);
        if (which == std::string_view::npos) fail_in_escape("character", 2);
        value += meanings[which];
        position_ += 2;
    }

    // \u{1F600}: at most eight digits.
    void read_braced(std::string &value) {
        std::uint32_t code_point = 0;
        std::size_t size = 3;
        while (size < 12) {
            const char c = at(position_ + size++);
            if (c == '}') {
                if (size < 5 || !is_scalar_value(code_point)) break;
                append_character(value, code_point);
                position_ += size;
                return;
            }
            const std::uint32_t digit = hex_digit(c);
            code_point = (code_point << 4U) | digit;
            if (digit == no_digit || code_point > 0x7FFFFFFF) break;
        }
        fail_in_escape("Unicode", size);
    }

    // Four digits from `position`, or a number that is no UTF-16 unit.
    std::uint32_t unit_at(std::size_t position) const {
        std::uint32_t unit = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::uint32_t digit = hex_digit(at(position + i));
            if (digit == no_digit) return no_digit;
            unit = (unit << 4U) | digit;
        }
        return unit;
    }

    // \u00E4, or a pair of surrogates.
    void read_unicode(std::string &value) {
        const std::uint32_t unit = unit_at(position_ + 2);
        if (is_scalar_value(unit)) {
            append_character(value, unit);
            position_ += 6;
            return;
        }
        if (is_leading_surrogate(unit) && at(position_ + 6) == '\\' && at(position_ + 7) == 'u') {
            const std::uint32_t second = unit_at(position_ + 8);
            if (is_trailing_surrogate(second)) {
                append_character(value, 0x10000 + ((unit - 0xD800) << 10U) + (second - 0xDC00));
                position_ += 12;
                return;
            }
        }
        fail_in_escape("Unicode", 6);
    }

    std::string_view text_;
    std::size_t start_;
    std::size_t position_ = 0;
};

} // namespace

Token string_token(std::string_view text, std::size_t start) {
    StringReader reader(text, start);
    return text.substr(start, 3) == "\"\"\"" ? reader.read_block() : reader.read();
}

} // namespace model_api::graphql::syntax
