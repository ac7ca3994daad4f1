// A condition asked of a document, word by word, as its definition has it.
#pragma once

#include <algorithm>
#include <set>

#include "search/document.hpp"
#include "search/tsquery.hpp"

namespace model_api::search_test {

using Places = std::set<int>;

Places places_of(const search::Condition &condition, const search::Document &document);

inline Places places_of(const search::HasLexeme &has, const search::Document &document) {
    Places places;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const bool is_found = has.is_prefix ? document.text(i).starts_with(has.lexeme) : document.text(i) == has.lexeme;
        if (!is_found) continue;
        for (const std::uint16_t place : document.places(i)) places.insert(search::place_of(place));
    }
    return places;
}

inline Places places_of(const search::Any &any, const search::Document &document) {
    Places places;
    for (const auto &condition : any.conditions) places.merge(places_of(condition, document));
    return places;
}

// Where the last word stands.
inline Places places_of(const search::Following &following, const search::Document &document) {
    Places places = places_of(following.conditions.front(), document);
    for (std::size_t i = 1; i < following.conditions.size(); ++i) {
        const Places next = places_of(following.conditions[i], document);
        Places kept;
        for (const int place : places) {
            const int there = std::min<int>(place + following.distances[i - 1], search::max_place);
            if (next.contains(there)) kept.insert(there);
        }
        places = std::move(kept);
    }
    return places;
}

// These have no places of their own.
inline Places places_of(const search::All &, const search::Document &) {
    return {};
}
inline Places places_of(const search::None &, const search::Document &) {
    return {};
}

inline Places places_of(const search::Condition &condition, const search::Document &document) {
    return std::visit([&](const auto &node) { return places_of(node, document); }, condition.node);
}

inline bool matches(const search::Condition &condition, const search::Document &document) {
    const auto is_met = [&](const search::Condition &part) { return matches(part, document); };
    if (const auto *all = std::get_if<search::All>(&condition.node))
        return std::ranges::all_of(all->conditions, is_met);
    if (const auto *any = std::get_if<search::Any>(&condition.node))
        return std::ranges::any_of(any->conditions, is_met);
    if (const auto *none = std::get_if<search::None>(&condition.node))
        return std::ranges::none_of(none->conditions, is_met);
    return !places_of(condition, document).empty();
}

inline search::Document document_of(std::string_view text, search::Weight weight = search::Weight::d) {
    search::DocumentBuilder builder;
    builder.add(weight, text);
    return builder.finish();
}

inline search::Plan plan_of(std::string_view query, const search::Synonyms &synonyms = {}) {
    return search::make_plan(search::parse_query(query), synonyms);
}

} // namespace model_api::search_test

#include "base/pure.hpp"
