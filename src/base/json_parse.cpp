// The JSON parser. Open lists and objects are kept on a stack of its own, so that nesting costs no machine stack.
#include <algorithm>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace model_api {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void append_utf8(std::string &out, std::uint32_t point) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | (point >> 6));
        tail(0);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | (point >> 12));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | (point >> 18));
        tail(12), tail(6), tail(0);
    }
}

bool has_duplicate_keys(const Json::Object &members) {
    if (members.size() <= 16) { // the usual case, without an allocation
        for (std::size_t i = 1; i < members.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (members[i].first == members[j].first) return true;
        return false;
    }
    std::vector<std::string_view> keys;
    keys.reserve(members.size());
    for (const auto &member : members) keys.push_back(member.first);
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

// A key given twice keeps its first place and its last value. A map, so that no document costs n * n.
void merge_duplicate_keys(Json::Object &members) {
    if (!has_duplicate_keys(members)) return;
    std::map<std::string, std::size_t> places;
    Json::Object kept;
    for (auto &member : members) {
        const auto [place, is_new] = places.try_emplace(member.first, kept.size());
        if (is_new)
            kept.push_back(std::move(member));
        else
            kept[place->second].second = std::move(member.second);
    }
    members = std::move(kept);
}

class Parser {
public:
    Parser(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

    Json document() {
        for (;;) {
            skip_space();
            std::optional<Json> value = next_value();
            if (!value) continue;
            while (!open_.empty()) {
                add(std::move(*value));
                value = end_of_innermost();
                if (!value) break;
            }
            if (!value) continue;
            skip_space();
            if (at_ < text_.size()) fail("unexpected text after the end of the document");
            return std::move(*value);
        }
    }

private:
    struct Open {
        Json container;
        std::string key; // of the member whose value is being read
    };

    [[noreturn]] void fail(const std::string &what) const {
        throw DomainError(sqlstate::invalid_json_text, "", "invalid JSON at byte " + std::to_string(at_) + ": " + what);
    }
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void skip_space() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }

    // A scalar or an empty container; nullopt when a container was opened and its first value comes next.
    std::optional<Json> next_value() {
        if (at_ >= text_.size()) fail("unexpected end");
        switch (text_[at_]) {
        case '{':
            return opened(Json::object(), '}');
        case '[':
            return opened(Json::array(), ']');
        case '"':
            return Json::string(string());
        case 't':
            return word("true", Json::boolean(true));
        case 'f':
            return word("false", Json::boolean(false));
        case 'n':
            return word("null", Json());
        default:
            return Json::number(number());
        }
    }

    std::optional<Json> opened(Json container, char close) {
        if (open_.size() >= max_depth_)
            throw DomainError(sqlstate::statement_too_complex, "",
                              "JSON is nested deeper than " + std::to_string(max_depth_) + " levels");
        ++at_;
        skip_space();
        if (take(close)) return container;
        open_.push_back({std::move(container), {}});
        if (close == '}') read_key();
        return std::nullopt;
    }

    void read_key() {
        skip_space();
        if (peek() != '"') fail("expected a key in double quotes");
        open_.back().key = string();
        skip_space();
        if (!take(':')) fail("expected \":\"");
    }

    void add(Json value) {
        Open &innermost = open_.back();
        if (innermost.container.is_array())
            innermost.container.items().push_back(std::move(value));
        else
            innermost.container.members().emplace_back(std::move(innermost.key), std::move(value));
    }

    // The innermost container when it ends here; nullopt when a comma announces another value.
    std::optional<Json> end_of_innermost() {
        const bool is_object = open_.back().container.is_object();
        skip_space();
        if (take(',')) {
            if (is_object) read_key();
            return std::nullopt;
        }
        if (!take(is_object ? '}' : ']')) fail(is_object ? "expected \",\" or \"}\"" : "expected \",\" or \"]\"");
        Json done = std::move(open_.back().container);
        open_.pop_back();
        if (is_object) merge_duplicate_keys(done.members());
        return done;
    }

    Json word(std::string_view spelled, Json value) {
        if (text_.substr(at_, spelled.size()) != spelled) fail("unexpected word");
        at_ += spelled.size();
        return value;
    }

    void digits() {
        if (!is_digit(peek())) fail("expected a digit");
        while (is_digit(peek())) ++at_;
    }

    std::string number() {
        const std::size_t start = at_;
        if (!take('-') && !is_digit(peek())) fail("unexpected character");
        if (!take('0')) digits();
        if (take('.')) digits();
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            digits();
        }
        return std::string(text_.substr(start, at_ - start));
    }

    std::string string() {
        std::string out;
        ++at_;
        for (;;) {
            append_plain(out);
            if (at_ >= text_.size()) fail("unexpected end of a string");
            const char stop = text_[at_];
            if (stop == '"') break;
            if (stop != '\\') fail("a control character must be escaped");
            ++at_;
            append_unescaped(out);
        }
        ++at_;
        return out;
    }

    void append_plain(std::string &out) {
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
               static_cast<unsigned char>(text_[at_]) >= 0x20)
            ++at_;
        const std::string_view plain = text_.substr(start, at_ - start);
        if (!is_utf8(plain)) {
            at_ = start;
            fail("a string that is not valid UTF-8");
        }
        out.append(plain);
    }

    void append_unescaped(std::string &out) {
        static constexpr std::string_view escapes = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        const char escape = peek();
        if (escape == 'u') {
            ++at_;
            append_utf8(out, escaped_point());
            return;
        }
        const std::size_t which = escapes.find(escape);
        if (which == std::string_view::npos) fail("unknown escape");
        out += meanings[which];
        ++at_;
    }

    std::uint32_t escaped_point() {
        const std::uint32_t first = four_hex_digits();
        if (first == 0) fail("\\u0000 cannot be stored");
        if (first < 0xD800 || first > 0xDFFF) return first;
        if (first > 0xDBFF || !take('\\') || !take('u')) fail("half of a surrogate pair");
        const std::uint32_t second = four_hex_digits();
        if (second < 0xDC00 || second > 0xDFFF) fail("half of a surrogate pair");
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }

    std::uint32_t four_hex_digits() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            const int digit = hex_value(peek());
            if (digit < 0) fail("expected four hexadecimal digits");
            value = value * 16 + static_cast<std::uint32_t>(digit);
        }
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t max_depth_;
    std::vector<Open> open_;
};

} // namespace

Json Json::parse(std::string_view text, std::size_t max_depth) {
    // Destroying, comparing and printing a value recurse, so no caller may ask for more than the machine stack bears.
    return Parser(text, std::min(max_depth, max_max_depth)).document();
}

} // namespace model_api
