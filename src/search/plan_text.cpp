#include "search/plan_text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "search/document.hpp"

namespace model_api::search {

namespace {

// A query of 1 kB has no more words than this. Without it a plan of max_plan_bytes would keep a score busy for long.
constexpr std::size_t max_words_of_query = max_query_bytes;
constexpr auto last_kind = static_cast<std::size_t>(TokenKind::picture);

class Writer {
public:
    void write(const Plan &plan) { list(plan.groups); }
    std::string take() { return std::move(text_); }

private:
    template <class Item>
    void list(const std::vector<Item> &items) {
        text_ += '[';
        for (const Item &item : items) {
            if (&item != items.data()) text_ += ',';
            write(item);
        }
        text_ += ']';
    }
    void write(const Group &group) {
        text_ += group.is_negated ? "[1," : "[0,";
        list(group.own);
        text_ += ',';
        list(group.synonyms);
        text_ += ']';
    }
    void write(const Phrase &phrase) {
        text_ += phrase.takes_typos ? "[1" : "[0";
        for (const Term &term : phrase.terms) {
            text_ += ',';
            write(term);
        }
        text_ += ']';
    }
    void write(const Term &term) {
        text_ += '[';
        append_json_string(text_, term.word.lexeme);
        number(static_cast<std::size_t>(term.word.kind));
        number(term.word.distance);
        number(term.word.is_prefix ? 1 : 0);
        for (const Expansion &typo : term.typos) {
            text_ += ',';
            append_json_string(text_, typo.lexeme);
            number(static_cast<std::size_t>(typo.distance));
        }
        text_ += ']';
    }
    void number(std::size_t value) { text_ += ',' + std::to_string(value); }

    std::string text_;
};

// Takes the text apart from the left; what it builds is never more than the limits of a plan allow.
class Reader {
public:
    Reader(std::string_view text, std::string_view path) : rest_(text), path_(path) {}

    Plan plan() {
        Plan plan{list<Group>(0, max_query_items, [this] { return group(); })};
        if (!rest_.empty()) refuse("something follows it");
        return plan;
    }

    [[noreturn]] void refuse(const char *why) const {
        throw DomainError(sqlstate::invalid_parameter_value, "GGT_INVALID_QUERY_INPUT",
                          std::string("search plan is not valid: ") + why, std::string(path_));
    }

private:
    bool take(char sign) {
        if (rest_.empty() || rest_.front() != sign) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char sign) {
        if (!take(sign)) refuse("it is not written as plans are");
    }

    std::size_t number(std::size_t most) {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc{}) refuse("it is not written as plans are");
        if (value > most) refuse("a number is too large");
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }
    bool flag() { return number(1) == 1; }

    std::string lexeme() {
        const std::string_view begin = rest_;
        expect('"');
        while (!rest_.empty() && rest_.front() != '"')
            rest_.remove_prefix(std::min<std::size_t>(rest_.starts_with('\\') ? 2 : 1, rest_.size()));
        expect('"');
        const std::string text = string_of(begin.substr(0, begin.size() - rest_.size()));
        if (text.empty() || text.size() > max_lexeme_bytes || !is_utf8(text)) refuse("a word is none");
        if (text.find('\0') != std::string::npos) refuse("a word is none");
        return text;
    }
    std::string string_of(std::string_view literal) const {
        try {
            return Json::parse(literal).as_string();
        } catch (const DomainError &) {
            refuse("it is not written as plans are");
        }
    }

    template <class Item, class Read>
    std::vector<Item> list(std::size_t fewest, std::size_t most, Read read) {
        expect('[');
        return rest_of_list<Item>(fewest, most, false, read);
    }
    // After its beginning, and with a comma before the next item where `has_begun`.
    template <class Item, class Read>
    std::vector<Item> rest_of_list(std::size_t fewest, std::size_t most, bool has_begun, Read read) {
        std::vector<Item> items;
        while (!take(']')) {
            if (has_begun) expect(',');
            if (items.size() == most) refuse("it has too many parts");
            items.push_back(read());
            has_begun = true;
        }
        if (items.size() < fewest) refuse("a part is empty");
        return items;
    }

    Group group() {
        Group group;
        expect('[');
        group.is_negated = flag();
        expect(',');
        group.own = list<Phrase>(1, max_query_items, [this] {
            Phrase own = phrase(words_left_);
            words_left_ -= own.terms.size();
            return own;
        });
        expect(',');
        group.synonyms = list<Phrase>(0, max_synonyms_of_term, [this] { return phrase(max_words_of_term); });
        expect(']');
        return group;
    }

    Phrase phrase(std::size_t most_words) {
        Phrase phrase;
        expect('[');
        phrase.takes_typos = flag();
        phrase.terms = rest_of_list<Term>(1, most_words, true, [this] { return term(); });
        check_distances(phrase);
        for (const Term &term : phrase.terms)
            if (!term.typos.empty() && !phrase.takes_typos) refuse("a word has typos that takes none");
        return phrase;
    }
    // A distance of 0 would ask for two words at one place.
    void check_distances(const Phrase &phrase) const {
        for (const Term &term : phrase.terms)
            if ((term.word.distance == 0) != (&term == phrase.terms.data())) refuse("a distance is none");
    }

    Term term() {
        Term term;
        expect('[');
        term.word.lexeme = lexeme();
        expect(',');
        term.word.kind = static_cast<TokenKind>(number(last_kind));
        expect(',');
        term.word.distance = static_cast<std::uint16_t>(number(max_place));
        expect(',');
        term.word.is_prefix = flag();
        term.typos = rest_of_list<Expansion>(0, max_expansions, true, [this] { return typo(); });
        return term;
    }

    Expansion typo() {
        std::string text = lexeme();
        expect(',');
        const auto distance = static_cast<int>(number(Candidates::max_distance));
        if (distance == 0) refuse("a distance is none");
        return {std::move(text), distance};
    }

    std::string_view rest_;
    std::string_view path_;
    std::size_t words_left_ = max_words_of_query; // of the query itself; synonyms have limits of their own
};

} // namespace

std::string plan_text(const Plan &plan) {
    Writer writer;
    writer.write(plan);
    return writer.take();
}

Plan parse_plan(std::string_view text, std::string_view path) {
    Reader reader(text, path);
    if (text.size() > max_plan_bytes) reader.refuse("it is too long");
    Plan plan = reader.plan();
    if (plan_text(plan) != text) reader.refuse("it is not written as plans are"); // 00, "\u0061"
    return plan;
}

} // namespace model_api::search
