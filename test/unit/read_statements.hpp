// Requests for pages of questions and the SQL they become, for the tests of read/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/cursor.hpp"
#include "quiz_models.hpp"
#include "read/query.hpp"

namespace model_api::read {

using Values = std::vector<std::optional<std::string>>;

inline const model::Schema &schema() {
    return test::quiz_schema();
}

inline Selection selection(std::string_view document) {
    return parse_selection(Json::parse(document), test::question(), schema(), "selection");
}

inline page::Sort sort(std::string_view document, const model::Model &model = test::question()) {
    return page::parse_sort(Json::parse(document), model, schema(), "sort");
}

inline std::optional<filter::Filter> filter_of(std::string_view document) {
    return filter::parse(Json::parse(document), test::question(), schema(), "filter");
}

inline std::string cursor(const page::Sort &sort, const Values &values, const model::Model &model = test::question()) {
    return page::encode({page::digest(page::signature(sort, model), ""), values});
}

struct Request {
    std::string sort = "null";
    Values at = {};
    bool backward = false;
    std::string selection = R"({"title":true})";
    std::string filter = "null";
};

inline Statement find(const Request &request) {
    const page::Sort order = sort(request.sort);
    page::Page page{2, request.backward, {}};
    if (!request.at.empty()) page.cursor = cursor(order, request.at);
    std::optional<filter::Filter> filter;
    if (request.filter != "null") filter = filter_of(request.filter);
    return find_many(test::question(), schema(), filter, order, page, selection(request.selection));
}

// The text without what keeps it apart from any search_path: easier to read, and no less exact.
inline std::string plain(std::string text) {
    const auto replace = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    };
    for (const char *op : {"=", "<", "<=", ">", ">=", "@@"})
        replace("OPERATOR(pg_catalog." + std::string(op) + ")", op);
    replace("pg_catalog.", "");
    return text;
}

inline std::string sql_of(const Request &request) {
    return plain(find(request).text);
}

} // namespace model_api::read
