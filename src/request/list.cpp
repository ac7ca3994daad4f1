#include "request/list.hpp"

#include "lookup/search.hpp"
#include "pg/settings.hpp"

namespace model_api::request {

std::optional<read::Search> decide(const read::SearchRequest &request, const Target &target, const List &list,
                                   Order order, Typos typos) {
    return lookup::decide(request, {.snapshot = target.snapshot,
                                    .model = *target.model,
                                    .filter = list.filter,
                                    .page = list.page,
                                    .path = "",
                                    .is_ranked = order == Order::sorted && list.sort.is_default,
                                    .is_whole = order == Order::none || list.sort.is_default,
                                    .is_sorted = order == Order::sorted && !list.sort.is_default,
                                    .has_typos = typos == Typos::looked_for});
}

// Of a list of related records there are few, so all of them are ranked.
read::DecideSearch nested_searches(const catalog::Snapshot &snapshot) {
    return [&snapshot](const read::SearchRequest &request, const read::List &list) {
        return lookup::decide(
            request,
            {.snapshot = snapshot, .model = *list.model, .filter = list.filter, .page = list.page, .path = list.path});
    };
}

read::SelectionLimits selection_limits() {
    read::SelectionLimits limits;
    limits.depth = pg::settings.max_selection_depth;
    return limits;
}

filter::Limits filter_limits() {
    filter::Limits limits;
    limits.depth = static_cast<std::size_t>(pg::settings.max_filter_depth);
    return limits;
}

} // namespace model_api::request
