// Any bytes as a record's text, as a query, as a plan, and as two words: limits hold, what a text has is found by it,
// and typos are counted as their definition has them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../unit/search_edits.hpp"
#include "../unit/search_matching.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "search/leaves.hpp"
#include "search/plan_text.hpp"
#include "search/score.hpp"
#include "search/synonyms.hpp"
#include "search/typo.hpp"

using namespace model_api;
using namespace model_api::search;

namespace {

void check(bool condition) {
    if (!condition) std::abort();
}

void check_document(const Document &document) {
    std::size_t bytes = 0, data = 0;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const std::string_view lexeme = document.text(i);
        const auto places = document.places(i);
        check(!lexeme.empty() && lexeme.size() <= max_lexeme_bytes && is_utf8(lexeme));
        check(i == 0 || document.text(i - 1) < lexeme);
        check(!places.empty() && places.size() <= max_places_of_lexeme);
        check(std::ranges::is_sorted(places, std::ranges::less_equal{}, place_of) || places.size() == 1);
        check(place_of(places.front()) > 0);
        bytes += lexeme.size();
        data += lexeme.size() + 1 + 2 + 2 * places.size();
    }
    check(bytes <= max_document_bytes && data < 1 << 20);
}

// A query that is made of a record's own text finds the record, unless it says what must not be there.
void check_finds_itself(std::string_view text, const Document &document) {
    const Query query = parse_query(text);
    check(query.items.size() <= max_query_items);
    const Plan plan = make_plan(query, {});
    if (plan.groups.empty()) return;
    const std::string tsquery = tsquery_text(condition(plan));
    check(!tsquery.empty());
    check(parse_plan(plan_text(plan), "") == plan);
    check(Ranking(plan).score(document) >= 0);
    if (std::ranges::none_of(query.items, &Item::is_negated)) check(search_test::matches(condition(plan), document));
}

// Each token by itself, as words and as a phrase.
void check_finds_tokens(std::string_view text, const Document &document) {
    Tokens tokens(text);
    std::size_t count = 0;
    for (Token token; tokens.read(token) && count < 50; ++count) {
        const bool is_code = token.kind == TokenKind::mixed || token.kind == TokenKind::number;
        check((token.lexeme < least_word) == is_code);
        const std::string typed(token.lexeme.substr(token.kind == TokenKind::mixed ? 1 : 0));
        for (const std::string &query : {typed, '"' + typed + '"'}) {
            const Plan plan = search_test::plan_of(query);
            check(plan.groups.size() == 1 && search_test::matches(condition(plan), document));
        }
    }
}

void check_typos(std::string_view typed, std::string_view candidate) {
    if (!is_utf8(typed) || !is_utf8(candidate) || code_points(typed) > TypedWord::max_length) return;
    const TypedWord word(typed);
    for (int most = 0; most <= 3; ++most) {
        check(word.distance(candidate, most) == std::min(search_test::edits(typed, candidate), most + 1));
        check(word.prefix_distance(candidate, most) == std::min(search_test::prefix_edits(typed, candidate), most + 1));
    }
}

void check_synonyms(std::string_view text) {
    try {
        const Synonyms synonyms = Synonyms::parse(Json::parse(text));
        const Plan plan = search_test::plan_of("tv portable computer", synonyms);
        check(!tsquery_text(condition(plan)).empty());
    } catch (const DomainError &error) {
        check(error.sqlstate.size() == 5);
    }
}

// A plan from anywhere: what is read is bounded, written again as it was, and of use.
void check_plan_text(std::string_view text, const Document &document) {
    try {
        const Plan plan = parse_plan(text, "");
        check(plan_text(plan) == text);
        check(Ranking(plan).score(document) >= 0);
        if (!plan.groups.empty()) check(!tsquery_text(condition(plan)).empty());
    } catch (const DomainError &error) {
        check(error.sqlstate == sqlstate::invalid_parameter_value);
    }
}

void check_leaves(std::string_view text) {
    std::string leaf;
    std::size_t bytes = 0;
    for (Leaves leaves(text); leaves.read(leaf);) bytes += leaf.size();
    check(bytes <= text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Document document = search_test::document_of(text);
    check_document(document);
    check_finds_itself(text, document);
    check_finds_tokens(text, document);
    check_synonyms(text);
    check_plan_text(text, document);
    check_leaves(text);
    const std::size_t half = size / 2;
    if (size <= 200) check_typos(text.substr(0, half), text.substr(half));
    return 0;
}
