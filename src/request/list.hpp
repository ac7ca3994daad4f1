// A list that is asked for: which records, in which order, and what of them; and what its searches mean.
#pragma once

#include <optional>

#include "page/page.hpp"
#include "page/sort.hpp"
#include "read/query.hpp"
#include "request/target.hpp"

namespace model_api::request {

struct List {
    std::optional<filter::Filter> filter;
    page::Sort sort;
    page::Page page;
    read::Selection selection;
    std::optional<read::Search> search;

    const read::Search *searched() const { return search ? &*search : nullptr; }
};

// Whether its records come in an order, or are only counted.
enum class Order : std::uint8_t { sorted, none };
// Whether a search may have been meant to be another one. While a query is planned nothing is looked for.
enum class Typos : std::uint8_t { looked_for, left_out };

// What is searched for in a list of which everything else is known. nullopt: no words, so nothing is restricted. Reads
// the index and some records, with the caller's privileges and snapshot.
std::optional<read::Search> decide(const read::SearchRequest &request, const Target &target, const List &list,
                                   Order order = Order::sorted, Typos typos = Typos::looked_for);

// Searches in lists of related records. The snapshot has to outlive it.
read::DecideSearch nested_searches(const catalog::Snapshot &snapshot);

read::SelectionLimits selection_limits(); // as the settings have them
filter::Limits filter_limits();

} // namespace model_api::request
