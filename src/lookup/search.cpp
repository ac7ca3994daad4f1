#include "lookup/search.hpp"

#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/quote.hpp"
#include "lexicon/words.hpp"
#include "lookup/records.hpp"
#include "lookup/synonyms.hpp"
#include "lookup/typos.hpp"
#include "lookup/window.hpp"
#include "page/cursor.hpp"
#include "search/plan_text.hpp"
#include "search/tsquery.hpp"

namespace model_api::lookup {
namespace {

// The search and its fields in one text, for the digest of cursors.
std::string text_of(const read::SearchRequest &request) {
    std::string text = request.text;
    for (const read::SearchField &field : request.fields) {
        std::array<char, 32> weight{};
        const auto end = std::to_chars(weight.data(), weight.data() + weight.size(), field.weight).ptr;
        text.append(1, '\0').append(field.field->name).append(1, '=').append(weight.data(), end);
    }
    return text;
}

// What an earlier page decided. A cursor that is none is refused by whoever uses it.
std::optional<read::Decision> decision_of(const page::Page &page, std::string_view path) {
    if (!page.cursor) return std::nullopt;
    page::Cursor cursor;
    try {
        cursor = page::decode(*page.cursor, path);
    } catch (const DomainError &) {
        return std::nullopt;
    }
    if (cursor.search.empty()) return std::nullopt;
    return read::parse_decision(cursor.search, path);
}

read::Search take_over(read::Decision decision, const Records &records, std::string_view path) {
    const search::Plan plan = search::parse_plan(decision.plan, path);
    if (plan.groups.empty())
        throw DomainError(sqlstate::invalid_parameter_value, "GGT_INVALID_QUERY_INPUT",
                          "cursor is not valid: its search asks for nothing", std::string(path));
    read::Search search = search_for(plan, records);
    search.ranked_from = std::move(decision.ranked_from);
    return search;
}

// Many synonyms of many words may be more than a plan can hold: then those of the last words are left out.
void fit(search::Plan &plan) {
    for (auto group = plan.groups.rbegin();
         group != plan.groups.rend() && search::plan_text(plan).size() > search::max_plan_bytes; ++group) {
        group->synonyms.clear();
        for (search::Phrase &phrase : group->own)
            for (search::Term &term : phrase.terms) term.typos.clear();
    }
}

// So few records are found that the index of words is to be asked for all of them, whatever else is asked for, and that
// the planner need not be asked. It might say otherwise: it takes a page to be full soon in the order of a sort's
// index, also where what is found is not near the beginning of it.
bool is_rare(const search::Plan &plan, const Records &records, const SearchedList &list) {
    if (!(list.is_whole || list.is_sorted) || !is_by_index(records)) return false;
    constexpr double few = 0.02;    // of all
    constexpr double page = 25;     // A page is full when page * rows / found rows have been walked,
    constexpr double walking = 0.5; // each of which costs this, one that is fetched and sorted being 1.
    const double rows = estimated_rows(records);
    const double most = list.is_whole && !list.filter ? few * rows : std::sqrt(walking * page * rows);
    const model::Search &search = records.model.search;
    return rows * lexicon::most_found(search.relation, search.column, search::condition(plan)) <= most;
}

// Whether the tables are still as the snapshot has them. If not, whoever asked will find out too, and asks again.
bool hold(const Records &records) {
    return catalog::hold({records.model.relation, records.model.search.relation}, records.snapshot);
}

read::Search decide_anew(const search::Query &query, const Records &records, const SearchedList &list) {
    search::Plan plan = search::make_plan(query, *synonyms_of(records.model, records.snapshot));
    const bool is_current = hold(records);
    if (is_current && list.has_typos) fill_in_typos(plan, records);
    fit(plan);
    read::Search search = search_for(plan, records);
    if (is_current && list.is_ranked) search.ranked_from = ranked_from(plan, list.filter, records);
    search.is_by_index = is_current && is_rare(plan, records, list);
    return search;
}

} // namespace

void check_searched(const model::Model &model, const std::string &path) {
    if (!model.search.is_on())
        throw DomainError(sqlstate::feature_not_supported, "GGT_INVALID_QUERY_INPUT",
                          "model \"" + model.name + "\" is not searched", path,
                          model.adopted ? "Adopt its table again with the option {\"search\":true}."
                                        : "Define it with \"search\":true.");
    if (model.search.relation == 0)
        throw DomainError(sqlstate::undefined_table, "GGT_INVALID_QUERY_INPUT",
                          "table of the words of model \"" + model.name + "\" does not exist", path,
                          "Make it, and fill it: CALL model.reindex_search(" + quote_literal(model.name) + ").");
}

std::optional<read::Search> decide(const read::SearchRequest &request, const SearchedList &list) {
    const search::Query query = search::parse_query(request.text);
    if (query.items.empty()) return std::nullopt;
    check_searched(list.model, request.path);
    const Records records{list.snapshot, list.model, request.fields};
    const std::string cursor_path = path_of(list.path, list.page.backward ? "before" : "after");
    std::optional<read::Decision> decision = decision_of(list.page, cursor_path);
    read::Search search =
        decision ? take_over(std::move(*decision), records, cursor_path) : decide_anew(query, records, list);
    search.text = text_of(request);
    return search;
}

} // namespace model_api::lookup
