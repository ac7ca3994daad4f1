// The arguments of functions that write: a model, an action, its input, and what the result shows.
#pragma once

#include <string>
#include <vector>

#include "action/input.hpp"
#include "api/request.hpp"
#include "change/bulk.hpp"
#include "change/upsert.hpp"

namespace model_api::api {

// A document of the caller's; an SQL NULL is a null Json. Throws 54000 beyond model_api.max_input_size.
Json document_argument(FunctionCallInfo fcinfo, int n, const char *name);

// An id in any of the three types that the functions take, as JSON. Throws 22004 for NULL.
enum class IdType { bigint, text, uuid };
Json id_argument(FunctionCallInfo fcinfo, int n, IdType type);

// The action of the model. Throws 42704, `action "pubish" is not defined by question. Did you mean "publish"?`.
const model::Action &action_of(const model::Model &model, std::string_view name);
// `Did you mean "publish"?`, or nothing.
std::string hint_of(std::string_view name, const std::vector<std::string_view> &names);
// "upsert" is there where "create" and "update" are, unless the model has an action of that name.
bool is_upsert(const model::Model &model, std::string_view action);

// The request, with the tables that it needs locked: what was read without a lock may have been altered since.
struct Request {
    Target target;
    read::Selection selection;
    std::string selection_name;
    std::vector<Json> documents;                // what its elements were read from, to which they point
    std::vector<change::Element> changes;       // what is asked for: changes,
    std::vector<change::UpsertElement> upserts; // or upserts
    action::Kind kind = action::Kind::update;   // of the action, where there is no element to tell

    change::Shown shown() const { return {&selection, selection_name}; }
};

// Reads a request by `read`, which adds what is asked of the target's model, until its tables have stayed as they were.
template <class Read>
Request read_request(FunctionCallInfo fcinfo, int selection, Read &&read);

// Adds an element, in the forms that the functions take it. What is wrong with it are failures of the element; `path`
// is its argument's.
void add_record(Request &request, std::string_view action, const Json &record, action::Key key, const Json &id,
                const std::string &path);
// {"id":"7","question":{…},"notify":true}, of an upsert {"on":["slug"],"question":{…}}.
void add_params(Request &request, std::string_view action, const Json &params, const std::string &path);
void add_upsert(Request &request, const Json &record, const std::vector<std::string> &by,
                const std::string &record_path, const std::string &by_path);

// A text[]; NULL is the list of "id" alone.
std::vector<std::string> by_argument(FunctionCallInfo fcinfo, int n);

// ---- as templates must be

bool hold_tables(const Request &request);
void read_selection(FunctionCallInfo fcinfo, int n, Request &request);

template <class Read>
Request read_request(FunctionCallInfo fcinfo, int selection, Read &&read) {
    for (int attempt = 1;; ++attempt) {
        Request request{target_argument(fcinfo, catalog::current()), {}, {}, {}, {}, {}, {}};
        if (selection >= 0) read_selection(fcinfo, selection, request);
        read(request);
        if (hold_tables(request) || attempt == catalog::max_attempts) return request;
    }
}

} // namespace model_api::api
