// The rows of a list that is ordered by the score of its search: see write_rows and write_before.
//
// No index has scores, so everything that is found has to be scored before the first row is known. Where that would be
// too much, only the records from a key on are ranked, and the others follow by their key, in the order of its index:
// two parts, of which the second is read only where the first does not fill the page. A row of the second part has no
// score, and unranked_score in its cursors, which says to which part they belong.
#pragma once

#include "read/source.hpp"
#include "sql/render.hpp"

namespace model_api::read {

inline constexpr int unranked_score = -1;

void write_ranked_rows(sql::Writer &out, const Source &source, const SelectList &select_list);
void write_ranked_before(sql::Writer &out, const Source &source);

} // namespace model_api::read

#include "base/pure.hpp"
