// A list as its cursors know it: what it is sorted by and searched for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "page/cursor.hpp"
#include "page/page.hpp"
#include "page/sort.hpp"
#include "read/layout.hpp"
#include "read/search.hpp"

namespace model_api::read {

struct Listing {
    const model::Model &model;
    const page::Sort &sort;
    const Search *search; // nullptr: there is none
};

// The sort that a request has; where it has none, that of its search.
page::Sort sort_with(const Search *search, const page::Sort &asked, const model::Model &model);

// What the cursors of a list are written with; where there is a search, the part of it that differs from run to run is
// one of `marks`.
void bind_cursors(const Listing &list, Connection &connection, std::vector<CursorMark> &marks);

// The cursor of a page, checked against the list it is used with. `path` is the list's.
std::optional<page::Cursor> cursor_of(const page::Page &page, const Listing &list, std::string_view path);

} // namespace model_api::read

#include "base/pure.hpp"
