#include "api/request.hpp"

#include "access/reading.hpp"
#include "pg/jsonb.hpp"
#include "pg/settings.hpp"
#include "read/search_fields.hpp"

namespace model_api::api {
namespace {

Json json_argument(FunctionCallInfo fcinfo, int n, const char *name) {
    pg::JsonbLimits limits;
    limits.bytes = static_cast<std::size_t>(pg::settings.max_input_size) * 1024;
    return n < 0 ? Json() : pg::jsonb_argument(fcinfo, n, name, limits);
}

std::optional<std::int64_t> integer_argument(FunctionCallInfo fcinfo, int n) {
    return n < 0 ? std::nullopt : pg::optional_integer_argument(fcinfo, n);
}

std::optional<std::string> text_argument(FunctionCallInfo fcinfo, int n) {
    if (n < 0) return std::nullopt;
    const std::optional<std::string_view> text = pg::optional_text_argument(fcinfo, n);
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

page::Page page_arguments(FunctionCallInfo fcinfo, const ListPositions &at) {
    page::Arguments arguments;
    arguments.first = integer_argument(fcinfo, at.first);
    arguments.after = text_argument(fcinfo, at.after);
    arguments.last = integer_argument(fcinfo, at.last);
    arguments.before = text_argument(fcinfo, at.before);
    return page::parse_page(arguments, page::root_limits, "");
}

// The rest of the list's arguments are known by now.
std::optional<read::Search> search_arguments(FunctionCallInfo fcinfo, const ListPositions &at, const Target &target,
                                             const List &list, Typos typos) {
    const Json fields = json_argument(fcinfo, at.search_fields, "search_fields");
    read::SearchRequest wanted{{}, read::parse_search_fields(fields, *target.model, "search_fields"), "search"};
    std::optional<std::string> text = text_argument(fcinfo, at.search);
    if (!text) return std::nullopt;
    wanted.text = std::move(*text);
    const request::Order order = at.sort < 0 ? request::Order::none : request::Order::sorted;
    return request::decide(wanted, target, list, order, typos);
}

} // namespace

Target whole_target_argument(FunctionCallInfo fcinfo, const catalog::Snapshot &snapshot) {
    return {snapshot, &snapshot.schema->get(pg::required_text_argument(fcinfo, 0, "model"))};
}

Target target_argument(FunctionCallInfo fcinfo, const catalog::Snapshot &snapshot) {
    const Target target = whole_target_argument(fcinfo, snapshot);
    return {access::reading(snapshot, *target.model, target.model->relation), target.model};
}

read::Selection selection_argument(FunctionCallInfo fcinfo, int n, const Target &target) {
    return read::parse_selection(json_argument(fcinfo, n, "selection"), *target.model, target.schema(), "selection",
                                 request::selection_limits(), request::nested_searches(target.snapshot));
}

std::optional<filter::Filter> filter_argument(FunctionCallInfo fcinfo, int n, const Target &target) {
    const Json document = json_argument(fcinfo, n, "filter");
    if (document.is_null()) return std::nullopt;
    return filter::parse(document, *target.model, target.schema(), "filter", request::filter_limits());
}

List list_arguments(FunctionCallInfo fcinfo, const ListPositions &at, const Target &target, Typos typos) {
    List list;
    list.filter = filter_argument(fcinfo, at.filter, target);
    list.sort = page::parse_sort(json_argument(fcinfo, at.sort, "sort"), *target.model, target.schema(), "sort");
    list.page = page_arguments(fcinfo, at);
    list.selection = selection_argument(fcinfo, at.selection, target);
    list.search = search_arguments(fcinfo, at, target, list, typos);
    return list;
}

} // namespace model_api::api
