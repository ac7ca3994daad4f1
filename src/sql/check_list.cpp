#include "sql/check_list.hpp"

#include <algorithm>

namespace model_api::sql {

namespace {

struct Token {
    enum class Kind { name, string, symbol } kind;
    std::string text;
    bool quoted = false; // a name in double quotes is no keyword
};
using Tokens = std::vector<Token>;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '$';
}
bool is_operator(char c) {
    return std::string_view("+-*/<>=~!@#%^&|`?:").find(c) != std::string_view::npos;
}

// Takes what stands between `quote` and its pair, at which `text` begins; two of them in a row mean one.
std::optional<std::string> take_quoted(std::string_view &text, char quote, bool has_escapes) {
    std::string content;
    for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
        const bool doubled = text.size() > 1 && text[1] == quote;
        if (text.front() == quote && !doubled) {
            text.remove_prefix(1);
            return content;
        }
        if (text.front() == quote || (has_escapes && text.front() == '\\')) text.remove_prefix(1);
        if (!text.empty()) content += text.front();
    }
    return std::nullopt;
}

template <class Belongs>
std::string take_while(std::string_view &text, Belongs &&belongs) {
    const auto end = std::ranges::find_if_not(text, belongs);
    const std::string taken(text.begin(), end);
    text.remove_prefix(taken.size());
    return taken;
}

std::optional<Token> take_token(std::string_view &text) {
    const bool has_escapes = text.starts_with("E'");
    if (has_escapes) text.remove_prefix(1);
    if (text.front() == '\'' || text.front() == '"') {
        const bool is_string = text.front() == '\'';
        auto content = take_quoted(text, text.front(), has_escapes);
        if (!content) return std::nullopt;
        return Token{is_string ? Token::Kind::string : Token::Kind::name, std::move(*content), !is_string};
    }
    if (is_letter(text.front())) return Token{Token::Kind::name, take_while(text, continues_word)};
    if (is_operator(text.front())) return Token{Token::Kind::symbol, take_while(text, is_operator)};
    Token symbol{Token::Kind::symbol, std::string(1, text.front())};
    text.remove_prefix(1);
    return symbol;
}

std::optional<Tokens> read_tokens(std::string_view text) {
    Tokens tokens;
    while (true) {
        take_while(text, [](char c) { return c == ' ' || c == '\n'; });
        if (text.empty()) return tokens;
        auto token = take_token(text);
        if (!token) return std::nullopt;
        tokens.push_back(std::move(*token));
    }
}

bool is_symbol(const Token &token, std::string_view text) {
    return token.kind == Token::Kind::symbol && token.text == text;
}
bool is_word(const Token &token, std::string_view text) {
    return token.kind == Token::Kind::name && !token.quoted && token.text == text;
}

// The token after the type name that begins at `at`: `text`, `character varying(20)`, `app."Kind"[]`.
std::size_t after_type(const Tokens &tokens, std::size_t at) {
    const auto is = [&](std::string_view symbol) { return at < tokens.size() && is_symbol(tokens[at], symbol); };
    ++at;
    if (at < tokens.size() && is_word(tokens[at], "varying")) ++at;
    if (is(".")) at += 2;
    if (is("("))
        while (at < tokens.size() && !is_symbol(tokens[at++], ")")) {
        }
    while (is("[")) at += 2;
    return std::min(at, tokens.size());
}

// Casts and parentheses say nothing in the conditions that are understood: only OR joins them.
Tokens simplified(const Tokens &tokens) {
    Tokens rest;
    for (std::size_t at = 0; at < tokens.size();) {
        if (is_symbol(tokens[at], "::")) {
            at = after_type(tokens, at + 1);
            continue;
        }
        if (!is_symbol(tokens[at], "(") && !is_symbol(tokens[at], ")")) rest.push_back(tokens[at]);
        ++at;
    }
    return rest;
}

// `{a,"b c"}` as an array's text form has it.
std::optional<std::vector<std::string>> parse_array_literal(std::string_view text) {
    if (text.size() < 3 || text.front() != '{' || text.back() != '}') return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::vector<std::string> values;
    while (true) {
        std::optional<std::string> value;
        if (text.starts_with('"'))
            value = take_quoted(text, '"', true);
        else
            value = take_while(text, [](char c) { return c != ',' && c != '"' && c != '{' && c != '\\'; });
        if (!value || *value == "NULL") return std::nullopt;
        values.push_back(std::move(*value));
        if (text.empty()) return values;
        if (text.front() != ',') return std::nullopt;
        text.remove_prefix(1);
    }
}

class Reader {
public:
    Reader(const Tokens &tokens, std::string_view subject) : tokens_(tokens), subject_(subject) {}

    std::optional<CheckList> read() {
        do {
            if (!read_alternative()) return std::nullopt;
        } while (take_word("OR"));
        if (at_ != tokens_.size() || list_.values.empty()) return std::nullopt;
        return list_;
    }

private:
    bool read_alternative() {
        if (at_ == tokens_.size() || tokens_[at_].kind != Token::Kind::name || tokens_[at_].text != subject_)
            return false;
        ++at_;
        if (take_word("IS")) return take_word("NULL");
        if (take_symbol("<@")) return begin(true) && read_values();
        if (!take_symbol("=") || !begin(false)) return false;
        return take_word("ANY") ? read_values() : read_value();
    }

    // One kind of list only: of the column's values or of its elements.
    bool begin(bool of_array) {
        const bool is_same = list_.values.empty() || list_.of_array == of_array;
        list_.of_array = of_array;
        return is_same;
    }

    bool read_values() {
        if (!take_word("ARRAY")) return read_literal();
        if (!take_symbol("[")) return false;
        do {
            if (!read_value()) return false;
        } while (take_symbol(","));
        return take_symbol("]");
    }

    bool read_literal() {
        if (at_ == tokens_.size() || tokens_[at_].kind != Token::Kind::string) return false;
        const auto values = parse_array_literal(tokens_[at_++].text);
        if (!values) return false;
        for (const std::string &value : *values) add(value);
        return true;
    }

    bool read_value() {
        if (at_ == tokens_.size() || tokens_[at_].kind != Token::Kind::string) return false;
        add(tokens_[at_++].text);
        return true;
    }

    void add(const std::string &value) {
        if (std::ranges::find(list_.values, value) == list_.values.end()) list_.values.push_back(value);
    }

    bool take_word(std::string_view word) {
        if (at_ == tokens_.size() || !is_word(tokens_[at_], word)) return false;
        ++at_;
        return true;
    }

    bool take_symbol(std::string_view symbol) {
        if (at_ == tokens_.size() || !is_symbol(tokens_[at_], symbol)) return false;
        ++at_;
        return true;
    }

    const Tokens &tokens_;
    std::string_view subject_;
    std::size_t at_ = 0;
    CheckList list_;
};

} // namespace

std::optional<CheckList> parse_check_list(std::string_view condition, std::string_view subject) {
    const auto tokens = read_tokens(condition);
    if (!tokens) return std::nullopt;
    const Tokens rest = simplified(*tokens);
    return Reader(rest, subject).read();
}

} // namespace model_api::sql
