// Requests as statements: one SQL statement a request, however deep its selection.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "filter/filter.hpp"
#include "page/page.hpp"
#include "page/sort.hpp"
#include "read/layout.hpp"
#include "read/search.hpp"
#include "read/selection.hpp"
#include "sql/expression.hpp"

namespace model_api::read {

// Whether the plan may be kept without the parameters' values. performance.md, point 3: key lookups and unfiltered
// keysets may; prefixes, skewed filters and searches are planned with their values.
enum class Planning : std::uint8_t { generic, custom };

struct Statement {
    std::string text;                       // the same for the same shape of request: the key of the statement cache
    std::vector<sql::Parameter> parameters; // $1 …
    std::vector<std::uint32_t> tables;      // their OIDs
    Layout layout;
    std::vector<CursorMark> marks; // for the run
    Planning planning = Planning::custom;
    std::uint32_t acts_as = 0; // the role with whose privileges it runs; 0: the caller
};

// One record by its key. Without a row there is no such record.
Statement find_one(const model::Model &model, const model::Schema &schema, const sql::Value &key,
                   const Selection &selection);

// The same of a record that is the caller's own, which is seen whatever the schema hides; what it is related to is not.
Statement find_own(const model::Model &model, const model::Schema &schema, const sql::Value &key,
                   const Selection &selection);

// One record by a unique field (case-insensitively where the field is unique so): LIMIT 2, as a scoped field may match
// more than one. Throws 42809 when the field has no unique validation.
Statement find_by(const model::Model &model, const model::Schema &schema, const model::Field &field,
                  const sql::Value &value, const Selection &selection);

// The first record of a list: a bare record, LIMIT 1.
Statement find_first(const model::Model &model, const model::Schema &schema,
                     const std::optional<filter::Filter> &filter, const page::Sort &sort, const Selection &selection,
                     const Search *search = nullptr);

// A page: layout.connection is present. The rows are at most one more than the page's size, and the cursor's own.
Statement find_many(const model::Model &model, const model::Schema &schema, const std::optional<filter::Filter> &filter,
                    const page::Sort &sort, const page::Page &page, const Selection &selection,
                    const Search *search = nullptr);

// Whether any row stands at the cursor or on its other side: asked for when a page did not begin with the row at the
// cursor. One row, one boolean column.
Statement find_before(const model::Model &model, const model::Schema &schema,
                      const std::optional<filter::Filter> &filter, const page::Sort &sort, const page::Page &page,
                      const Search *search = nullptr);

// Rows in order, as plain SQL has them: these columns, nullopt for a NULL (where a column was dropped). Without a limit
// all of them.
using RowColumns = std::vector<std::optional<std::string>>;
Statement rows(const model::Model &model, const model::Schema &schema, const std::optional<filter::Filter> &filter,
               const page::Sort &sort, std::optional<int> limit, const RowColumns &columns,
               const Search *search = nullptr);

// SELECT count(*): one row, one bigint column.
Statement count(const model::Model &model, const model::Schema &schema, const std::optional<filter::Filter> &filter,
                const Search *search = nullptr);

// The rows that count would count, to be planned and not run: its estimate is the planner's.
Statement matching(const model::Model &model, const model::Schema &schema, const std::optional<filter::Filter> &filter,
                   const Search *search = nullptr);

} // namespace model_api::read

#include "base/pure.hpp"
