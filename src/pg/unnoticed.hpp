// Writing what is derived from a row, which is no change of the row.
#pragma once

#include "pg/spi.hpp"

namespace model_api::pg {

// As `execute`, of one INSERT, UPDATE or DELETE that nobody notices: no trigger of the table fires, not even one that
// fires always, and no rule but such. Functions that the table's constraints and indexes call run as in any statement:
// session_replication_role, which a superuser alone may set, stays what it is for them.
Rows execute_unnoticed(const std::string &statement, const std::vector<Cell> &parameters);

// Called once, when the library is loaded.
void watch_executor();

} // namespace model_api::pg
