#include "search/tsquery.hpp"

#include <string_view>
#include <utility>

#include "search/token.hpp"

namespace model_api::search {

namespace {

// One condition needs no list around it.
template <class List>
Condition joined(std::vector<Condition> conditions) {
    if (conditions.size() == 1) return std::move(conditions.front());
    return {List{std::move(conditions)}};
}

// A word that is being typed may go on with a digit, and then it lies among the mixed ones.
Condition condition(const Term &term) {
    const Word &word = term.word;
    std::vector<Condition> any;
    any.push_back({HasLexeme{word.lexeme, word.is_prefix}});
    if (word.is_prefix && word.kind == TokenKind::word) any.push_back({HasLexeme{mixed_mark + word.lexeme, true}});
    for (const Expansion &typo : term.typos) any.push_back({HasLexeme{typo.lexeme, false}});
    return joined<Any>(std::move(any));
}

Condition condition(const Phrase &phrase) {
    Following following;
    for (const Term &term : phrase.terms) {
        if (!following.conditions.empty()) following.distances.push_back(term.word.distance);
        following.conditions.push_back(condition(term));
    }
    if (following.conditions.size() == 1) return std::move(following.conditions.front());
    return {std::move(following)};
}

class Text {
public:
    void write(const Condition &condition, bool is_part) {
        const bool needs_brackets = is_part && !std::holds_alternative<HasLexeme>(condition.node) &&
                                    !std::holds_alternative<None>(condition.node);
        if (needs_brackets) text_ += "( ";
        std::visit([this](const auto &node) { write(node); }, condition.node);
        if (needs_brackets) text_ += " )";
    }
    std::string take() { return std::move(text_); }

private:
    void write(const HasLexeme &has) {
        text_ += '\'';
        for (const char c : has.lexeme) {
            if (c == '\'' || c == '\\') text_ += c;
            text_ += c;
        }
        text_ += has.is_prefix ? "':*" : "'";
    }
    void write(const All &all) { write(all.conditions, " & "); }
    void write(const Any &any) { write(any.conditions, " | "); }
    void write(const None &none) {
        text_ += "!( ";
        write(none.conditions, " | ");
        text_ += " )";
    }
    void write(const Following &following) {
        for (std::size_t i = 0; i < following.conditions.size(); ++i) {
            if (i > 0) text_ += " <" + std::to_string(following.distances[i - 1]) + "> ";
            write(following.conditions[i], true);
        }
    }
    void write(const std::vector<Condition> &conditions, std::string_view between) {
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            if (i > 0) text_ += between;
            write(conditions[i], true);
        }
    }

    std::string text_;
};

} // namespace

Condition condition(const Group &group) {
    std::vector<Condition> own;
    for (const Phrase &phrase : group.own) own.push_back(condition(phrase));
    std::vector<Condition> any;
    any.push_back(joined<All>(std::move(own)));
    for (const Phrase &phrase : group.synonyms) any.push_back(condition(phrase));
    if (group.is_negated) return {None{std::move(any)}};
    return joined<Any>(std::move(any));
}

Condition condition(const Plan &plan) {
    std::vector<Condition> all;
    for (const Group &group : plan.groups) all.push_back(condition(group));
    return joined<All>(std::move(all));
}

std::optional<Condition> necessary_condition(const Plan &plan) {
    std::vector<Condition> all;
    for (const Group &group : plan.groups)
        if (!group.is_negated) all.push_back(condition(group));
    if (all.empty()) return std::nullopt;
    return joined<All>(std::move(all));
}

std::string tsquery_text(const Condition &condition) {
    Text text;
    text.write(condition, false);
    return text.take();
}

} // namespace model_api::search
