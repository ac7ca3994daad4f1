// Whose code an error came from, by what PostgreSQL gives with it besides the SQLSTATE and the message.
#pragma once

#include "pg/wall.hpp"

namespace model_api::change {

// Whether a function of users was running below our statement: a trigger's, a default's, a hook. Functions in C leave
// no trace, and count as the statement's own. To be asked where the statement was run from, for the callers of the
// action are told apart by being there still.
bool is_inside_function(const pg::Error &error);

// Whether the message is worded by a function in a procedural language, as RAISE does, or by model.invalid, rather than
// by PostgreSQL.
bool is_worded_by_function(const pg::Error &error);

// Row-level security refused the row that was to be written; not a missing privilege, which has the same SQLSTATE.
bool is_refused_by_policy(const pg::Error &error);

inline std::string_view text_of(const char *text) {
    return text ? std::string_view(text) : std::string_view();
}

} // namespace model_api::change
