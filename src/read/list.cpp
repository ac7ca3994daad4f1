#include "read/list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "page/input.hpp"
#include "read/search_fields.hpp"

namespace model_api::read {

namespace {

using page::refuse;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 10> connection_names{"first", "last",   "after",        "before", "filter",
                                                            "sort",  "search", "searchFields", "edges",  "pageInfo"};
constexpr std::array<std::string_view, 2> edge_names{"cursor", "node"};
// In the order of the bits of page::PageInfo.
constexpr std::array<std::string_view, 4> page_info_names{"hasNextPage", "hasPreviousPage", "startCursor", "endCursor"};

void check_names(const Json &object, Names names, std::string_view type, const model::Model &other,
                 std::string_view path) {
    for (const auto &[name, value] : object.members()) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        const bool is_misplaced = other.find(name) || other.find_by_id_key(name);
        refuse(sqlstate::undefined_column,
               "Field \"" + name + "\" is not defined by " + std::string(type) + "." +
                   (is_misplaced ? "" : did_you_mean(name, {names.begin(), names.end()})),
               path_of(path, name),
               is_misplaced ? "Lists are selected as {\"edges\":{\"node\":{\"" + name + "\":true}}}." : "");
    }
}

// Null is as good as absent.
const Json *argument(const Json &document, std::string_view name) {
    const Json *value = document.find(name);
    return value && !value->is_null() ? value : nullptr;
}

bool flag(const Json &object, std::string_view name, bool by_default, std::string_view path) {
    const Json *value = argument(object, name);
    if (!value) return by_default;
    if (!value->is_boolean())
        refuse(sqlstate::invalid_parameter_value,
               "\"" + std::string(name) + "\" must be true or false, not " + value->kind_name(), path_of(path, name));
    return value->as_boolean();
}

std::optional<std::int64_t> integer(const Json &document, std::string_view name, std::string_view path) {
    const Json *value = argument(document, name);
    if (!value) return std::nullopt;
    std::int64_t number = 0;
    if (value->is_number()) {
        const std::string &literal = value->literal();
        const char *const end = literal.data() + literal.size();
        const auto result = std::from_chars(literal.data(), end, number);
        if (result.ec == std::errc() && result.ptr == end) return number;
    }
    refuse(sqlstate::invalid_parameter_value, "\"" + std::string(name) + "\" must be an integer", path_of(path, name));
}

std::optional<std::string> string(const Json &document, std::string_view name, std::string_view path) {
    const Json *value = argument(document, name);
    if (!value) return std::nullopt;
    if (!value->is_string())
        refuse(sqlstate::invalid_parameter_value,
               "\"" + std::string(name) + "\" must be a string, not " + value->kind_name(), path_of(path, name));
    return value->as_string();
}

void read_search(List &list, const Json &document, const DecideSearch &decide) {
    const std::string path = path_of(list.path, "search");
    SearchRequest request{{}, {}, path};
    if (const Json *fields = argument(document, "searchFields"))
        request.fields = parse_search_fields(*fields, *list.model, path_of(list.path, "searchFields"));
    std::optional<std::string> text = string(document, "search", list.path);
    if (!text) return;
    if (!decide) refuse(sqlstate::feature_not_supported, "a list cannot be searched here", path);
    request.text = std::move(*text);
    list.search = decide(request, list);
}

void read_arguments(List &list, const Json &document, const model::Schema &schema) {
    const std::string &path = list.path;
    const page::Arguments page{integer(document, "first", path), integer(document, "last", path),
                               string(document, "after", path), string(document, "before", path)};
    list.page = page::parse_page(page, page::nested_limits, path);
    const Json *sort = argument(document, "sort");
    list.sort = page::parse_sort(sort ? *sort : Json(), *list.model, schema, path_of(path, "sort"));
    if (const Json *filter = argument(document, "filter"))
        list.filter = filter::parse(*filter, *list.model, schema, path_of(path, "filter"));
}

// What stands at "edges", "node" or "pageInfo": shown or not, or an object that says more.
bool is_shown(const Json &value, std::string_view path) {
    if (value.is_boolean()) return value.as_boolean();
    if (!value.is_object())
        refuse(sqlstate::invalid_parameter_value,
               std::string("selection must be true, false or an object, not ") + value.kind_name(), path);
    return true;
}

void read_edges(ParsedList &parsed, const Json &edges) {
    List &list = *parsed.list;
    const std::string path = path_of(list.path, "edges");
    parsed.node_path = path_of(path, "node");
    list.edges = is_shown(edges, path);
    if (!edges.is_object()) return;

    check_names(edges, edge_names, list.model->type_name + "Edge", *list.model, path);
    list.cursor = flag(edges, "cursor", false, path);
    const Json *node = argument(edges, "node");
    list.node = node && is_shown(*node, parsed.node_path);
    if (list.node && node->is_object()) parsed.node = node;
    if (!list.cursor && !list.node) refuse(sqlstate::invalid_parameter_value, "selection names no field", path);
}

std::uint8_t read_page_info(const Json &value, const List &list) {
    const std::string path = path_of(list.path, "pageInfo");
    const bool is_whole = is_shown(value, path);
    if (!value.is_object()) return is_whole ? page::whole_page_info : 0;
    check_names(value, page_info_names, "PageInfo", *list.model, path);
    unsigned members = 0;
    for (std::size_t i = 0; i < page_info_names.size(); ++i)
        if (flag(value, page_info_names[i], false, path)) members |= 1U << i;
    return static_cast<std::uint8_t>(members);
}

} // namespace

ParsedList parse_list(const Json &document, const model::Model &other, const model::Schema &schema,
                      std::string_view path, const DecideSearch &decide) {
    ParsedList parsed{std::make_shared<List>(), nullptr, std::string(path)};
    List &list = *parsed.list;
    list.model = &other;
    list.path = path;
    if (document.is_object()) check_names(document, connection_names, other.type_name + "Connection", other, path);
    read_arguments(list, document, schema);
    read_search(list, document, decide);

    const Json *edges = argument(document, "edges"), *page_info = argument(document, "pageInfo");
    if (page_info) list.page_info = read_page_info(*page_info, list);
    if (edges)
        read_edges(parsed, *edges);
    else
        list.edges = !page_info;
    if (!list.edges) list.node = false;
    if (!list.edges && !list.page_info) refuse(sqlstate::invalid_parameter_value, "selection names no field", path);
    return parsed;
}

} // namespace model_api::read
