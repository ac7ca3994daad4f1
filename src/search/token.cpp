#include "search/token.hpp"

namespace model_api::search {

namespace {

bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}

bool parts_words(Class kind) {
    return kind == Class::separator || kind == Class::blank || kind == Class::apostrophe;
}

std::size_t bytes_of(char32_t code) {
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

} // namespace

Tokens::Tokens(std::string_view text) : characters_(text) {
    lexeme_.reserve(max_lexeme_bytes);
    advance();
}

void Tokens::append(char32_t code) {
    if (code < 0x80)
        lexeme_ += static_cast<char>(code);
    else
        append_utf8(lexeme_, code);
}

void Tokens::read_word(Token &token) {
    const bool digit_first = is_digit(current_.code);
    bool has_digit = false, is_full = false;
    lexeme_.assign(1, mixed_mark);
    for (;;) {
        while (at(Class::letter)) {
            // Once a letter has no room, none behind it has, or the cut would not be a beginning of the word.
            is_full = is_full || lexeme_.size() + bytes_of(current_.code) > max_lexeme_bytes;
            if (!is_full) {
                has_digit = has_digit || is_digit(current_.code);
                append(current_.code);
            }
            advance();
        }
        if (!at(Class::apostrophe)) break;
        advance();
        if (!at(Class::letter)) break;
    }
    token.kind = digit_first ? TokenKind::number : has_digit ? TokenKind::mixed : TokenKind::word;
    token.lexeme = std::string_view(lexeme_).substr(token.kind == TokenKind::mixed ? 0 : 1);
}

void Tokens::read_unspaced(Token &token) {
    lexeme_.clear();
    append(before_);
    if (at(Class::unspaced)) {
        token.kind = TokenKind::pair;
        append(current_.code);
        before_ = current_.code;
        advance();
    } else {
        token.kind = TokenKind::single;
        before_ = 0;
    }
    token.lexeme = lexeme_;
}

void Tokens::read_picture(Token &token) {
    lexeme_.clear();
    append(current_.code);
    advance();
    token.kind = TokenKind::picture;
    token.lexeme = lexeme_;
}

bool Tokens::read(Token &token) {
    if (before_ == 0) {
        while (has_current_ && parts_words(current_.kind)) advance();
        if (!has_current_) return false;
    }
    token.place = ++place_;
    if (at(Class::unspaced) && before_ == 0) {
        before_ = current_.code;
        advance();
    }
    if (before_ != 0)
        read_unspaced(token);
    else if (current_.kind == Class::picture)
        read_picture(token);
    else
        read_word(token);
    return true;
}

} // namespace model_api::search
