// The arguments of functions that write: a model, an action, its input, and what the result shows.
#pragma once

#include <string>
#include <vector>

#include "api/request.hpp"
#include "request/act.hpp"
#include "request/acting.hpp"

namespace model_api::api {

using request::Act;

// A document of the caller's; an SQL NULL is a null Json. Throws 54000 beyond model_api.max_input_size.
Json document_argument(FunctionCallInfo fcinfo, int n, const char *name);

// An id in any of the three types that the functions take, as JSON. Throws 22004 for NULL.
enum class IdType { bigint, text, uuid };
Json id_argument(FunctionCallInfo fcinfo, int n, IdType type);

// A text[]; NULL is the list of "id" alone.
std::vector<std::string> by_argument(FunctionCallInfo fcinfo, int n);

// Reads what is asked of an action by `read`, which adds it to an Act on the target's model, until its tables have
// stayed as they were.
template <class Read>
Act read_act(FunctionCallInfo fcinfo, std::string_view action, int selection, Read &&read);

// ---- as templates must be

void read_selection(FunctionCallInfo fcinfo, int n, Act &act);

template <class Read>
Act read_act(FunctionCallInfo fcinfo, std::string_view action, int selection, Read &&read) {
    for (int attempt = 1;; ++attempt) {
        const Target whole = whole_target_argument(fcinfo, catalog::current());
        Act act{request::acting_on(whole.snapshot, *whole.model, action), {}, {}, {}, {}, {}, {}};
        if (selection >= 0) read_selection(fcinfo, selection, act);
        read(act);
        if (request::hold_tables(act) || attempt == catalog::max_attempts) return act;
    }
}

} // namespace model_api::api
