// The filters of permissions: whose records one may see, or act on.
#pragma once

#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "filter/filter.hpp"

namespace model_api::permission {

// Where {"$session": "userId"} may stand for a value. Throws what filter::parse throws.
filter::Filter parse_filter(const Json &document, const model::Model &model, const model::Schema &schema,
                            std::string_view path);

// The records for which any of the filters holds, as a condition on the row `alias`. What the filters are made of is
// part of the statement's text, but for values of the session: so that the planner knows it whoever asks, and that one
// plan serves all who have the same permissions. `whole`: a schema that hides nothing, because permissions look at all
// records.
sql::Expression condition(const std::vector<filter::Filter> &any, const model::Model &model, const model::Schema &whole,
                          std::string_view alias);

// One filter as plain SQL has it: values of the session are what functions give, and no column is taken to be NOT NULL,
// because the condition outlives what was known of the table.
sql::Expression plain_condition(const filter::Filter &filter, const model::Model &model, const model::Schema &whole,
                                std::string_view alias);

// What of a filter is about the session: those of the conditions which it joins by AND that ask for its values.
filter::Filter part_of_session(const filter::Filter &filter);

} // namespace model_api::permission

#include "base/pure.hpp"
