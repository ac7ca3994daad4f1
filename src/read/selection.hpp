// Which fields a request wants, of the record and of what it refers to.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "filter/filter.hpp"
#include "model/schema.hpp"
#include "page/page.hpp"
#include "page/sort.hpp"
#include "read/search.hpp"

namespace model_api::read {

struct Selection;

// What of a rich text: {"markdown":true,"html":true,"truncatedHTML":{"length":80}}.
struct RichTextParts {
    bool markdown = true;
    bool html = false;
    bool truncated_html = true;
    int truncated_length = 200;
};

// A list of related records:
// {"first":10,"filter":{…},"sort":{…},"search":"…","searchFields":{…},"edges":{"cursor":true,"node":{…}},"pageInfo":true}.
struct List {
    const model::Model *model = nullptr;
    std::string path; // in the request: "selection.answers"
    page::Page page;
    page::Sort sort;
    std::optional<filter::Filter> filter;
    std::optional<Search> search;
    bool edges = true, cursor = false, node = true;
    std::uint8_t page_info = 0; // of page::PageInfo
};

struct Selected {
    enum class Form : std::uint8_t {
        value,  // a stored field
        id,     // "quizId": the key of a to-one relation
        record, // a to-one relation
        list,   // a to-many relation
    };
    std::string name; // key in the result
    const model::Field *field = nullptr;
    Form form = Form::value;
    RichTextParts rich_text;
    std::shared_ptr<const List> list;
    std::shared_ptr<const Selection> selection; // record and list: of the other model
    const model::Model *model = nullptr;        // record and list: the other model
    bool is_own = false;                        // record: seen whatever the schema hides of the other model
};

struct Selection {
    std::vector<Selected> members;
};

struct SelectionLimits {
    int depth = 10;    // relations below one another
    int fields = 1000; // in all
};

// Decides what a search in a list means; nullopt: it has no words and restricts nothing. Of the list everything else is
// known by then that stands beside the search.
using DecideSearch = std::function<std::optional<Search>(const SearchRequest &request, const List &list)>;

// `document`: null for the default (every stored field that may be shown, and the id of each belongsTo), or an object
// {"title":true,"quiz":{"title":true},"answers":{"edges":{"node":{"text":true}}}}; `true` for a relation selects its
// default selection, `false` leaves a field out. A list without "edges" and "pageInfo" shows nodes of the default
// selection. Throws DomainError with GGT_INVALID_QUERY_INPUT: 42703 unknown field, 22023 wrong value, 54001 too deep or
// too large, and what filter, sort and page of a list throw; without a way to decide what a search means, 0A000 for a
// list with a search.
Selection parse_selection(const Json &document, const model::Model &model, const model::Schema &schema,
                          std::string_view path, const SelectionLimits &limits = {}, const DecideSearch &decide = {});

Selection default_selection(const model::Model &model);

} // namespace model_api::read

#include "base/pure.hpp"
