#include "search/synonyms.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace model_api::search {

namespace {

[[noreturn]] void refuse(const std::string &path, const std::string &message) {
    throw DomainError(sqlstate::invalid_parameter_value, "", message, path);
}

const Json::Array &items_at(const Json &json, const std::string &path, std::size_t fewest) {
    if (!json.is_array()) refuse(path, std::string("must be a list, not ") + json.kind_name());
    if (json.items().size() < fewest)
        refuse(path, fewest == 1 ? "must have at least one term" : "must have at least two terms");
    if (json.items().size() > max_synonyms_of_term)
        refuse(path, "must not have more than " + std::to_string(max_synonyms_of_term) + " terms");
    return json.items();
}

Synonyms::Phrase phrase(const std::string &text, const std::string &path) {
    Synonyms::Phrase words = words_of(text);
    if (words.empty()) refuse(path, "has no letter or digit");
    if (words.size() > max_words_of_term) refuse(path, "has more than " + std::to_string(max_words_of_term) + " words");
    return words;
}

std::vector<Synonyms::Phrase> phrases_at(const Json &list, const std::string &path, std::size_t fewest) {
    std::vector<Synonyms::Phrase> phrases;
    for (const Json &item : items_at(list, path, fewest)) {
        const std::string place = path_of(path, phrases.size());
        if (!item.is_string()) refuse(place, std::string("must be a string, not ") + item.kind_name());
        phrases.push_back(phrase(item.as_string(), place));
    }
    return phrases;
}

// No lexeme has a blank.
std::string key_of(std::span<const Word> words) {
    std::string key;
    for (const Word &word : words) key += word.lexeme + ' ';
    return key;
}

bool may_be_term(const Item &item) {
    return !item.is_negated && !item.is_quoted;
}

} // namespace

void Synonyms::add(const Phrase &term, Phrase synonym, const std::string &path) {
    const std::string key = key_of(term);
    if (key == key_of(synonym)) return;
    auto &known = phrases_[key];
    const bool is_known =
        std::ranges::any_of(known, [&](const Phrase &other) { return key_of(other) == key_of(synonym); });
    if (is_known) return;
    if (known.size() == max_synonyms_of_term)
        refuse(path, "must not have more than " + std::to_string(max_synonyms_of_term) + " synonyms");
    if (phrases_.size() > max_synonym_terms)
        refuse(path, "is one of more than " + std::to_string(max_synonym_terms) + " terms");
    known.push_back(std::move(synonym));
    longest_ = std::max(longest_, term.size());
}

void Synonyms::add_terms(const Json &terms, const std::string &path) {
    if (!terms.is_object()) refuse(path, std::string("must be an object, not ") + terms.kind_name());
    for (const auto &[term, synonyms] : terms.members()) {
        const std::string place = path_of(path, term);
        const Phrase words = phrase(term, place);
        for (Phrase &synonym : phrases_at(synonyms, place, 1)) add(words, std::move(synonym), place);
    }
}

void Synonyms::add_mutual(const Json &groups, const std::string &path) {
    if (!groups.is_array()) refuse(path, std::string("must be a list, not ") + groups.kind_name());
    for (std::size_t i = 0; i < groups.items().size(); ++i) {
        const std::string place = path_of(path, i);
        const auto group = phrases_at(groups.items()[i], place, 2);
        for (const Phrase &term : group)
            for (const Phrase &synonym : group) add(term, synonym, place);
    }
}

Synonyms Synonyms::parse(const Json &document) {
    Synonyms all;
    if (!document.is_object()) refuse("synonyms", std::string("must be an object, not ") + document.kind_name());
    for (const auto &[key, value] : document.members()) {
        const std::string path = path_of("synonyms", key);
        if (key == "terms")
            all.add_terms(value, path);
        else if (key == "mutual")
            all.add_mutual(value, path);
        else
            refuse(path, "must be \"terms\" or \"mutual\"");
    }
    return all;
}

Synonyms::Match Synonyms::longest(std::span<const Item> items) const {
    Match match;
    std::string key;
    std::size_t words = 0;
    for (std::size_t i = 0; i < items.size() && may_be_term(items[i]); ++i) {
        words += items[i].words.size();
        if (words > longest_) break;
        key += key_of(items[i].words);
        if (const auto found = phrases_.find(key); found != phrases_.end()) match = {i + 1, &found->second};
    }
    return match;
}

} // namespace model_api::search
