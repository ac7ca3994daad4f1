#include "read/listing.hpp"

#include <string>
#include <utility>

#include "base/json.hpp"
#include "page/input.hpp"

namespace model_api::read {

namespace {

std::uint64_t digest_of(const Listing &list) {
    return page::digest(page::signature(list.sort, list.model), list.search ? list.search->text : "");
}

} // namespace

page::Sort sort_with(const Search *search, const page::Sort &asked, const model::Model &model) {
    if (!search || !asked.is_default) return asked;
    return search->is_ranked ? page::best_first(model) : page::newest_first(model);
}

void bind_cursors(const Listing &list, Connection &connection, std::vector<CursorMark> &marks) {
    if (!list.search) {
        connection.digest = digest_of(list);
        return;
    }
    connection.mark = static_cast<int>(marks.size());
    marks.push_back({digest_of(list), decision_bytes({list.search->plan, list.search->ranked_from})});
}

std::optional<page::Cursor> cursor_of(const page::Page &page, const Listing &list, std::string_view path) {
    if (!page.cursor) return std::nullopt;
    const std::string argument = path_of(path, page.backward ? "before" : "after");
    page::Cursor cursor = page::decode(*page.cursor, argument);
    if (cursor.digest != digest_of(list) || cursor.values.size() != list.sort.keys.size())
        page::refuse(sqlstate::invalid_parameter_value, "cursor belongs to another sort or search", argument,
                     "A cursor continues the list that gave it: pass the same sort and search with it.");
    return cursor;
}

} // namespace model_api::read
