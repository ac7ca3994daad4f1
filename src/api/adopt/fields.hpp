// Columns of an adopted table as fields of the API.
#pragma once

#include <set>

#include "api/adopt/options.hpp"
#include "model/model.hpp"

namespace model_api::api::adopt {

// The column that identifies a record. Throws 42P17 where there is none that can.
const catalog::ColumnFacts &find_key(const catalog::TableFacts &facts, const Options &options);

// The key first, then every other column that is not excluded, as plain fields; what is unique is set. Names that
// `existing`, the model as it was adopted before, has for a column are kept; nullptr: there is none.
std::vector<model::Field> make_fields(const catalog::TableFacts &facts, const Options &options,
                                      const model::Model *existing);

} // namespace model_api::api::adopt
