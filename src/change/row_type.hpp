// The type of a table's rows: a record as an argument of a hook.
#pragma once

#include "model/model.hpp"
#include "pg/wall.hpp"
#include "sql/type.hpp"

namespace model_api::change {

sql::Type row_type(const model::Model &model);

} // namespace model_api::change
