// Statements that the engine writes itself, for whole records.
#pragma once

#include "model/model.hpp"
#include "pg/wall.hpp"
#include "read/query.hpp"
#include "sql/render.hpp"

namespace model_api::change {

// The type of the table's rows.
sql::Type row_type(const model::Model &model);

// What the writer has written, planned once for all arguments.
read::Statement finish(sql::Writer &out);

} // namespace model_api::change
