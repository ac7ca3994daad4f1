// An action on one record or on many, read and ready to be performed.
#pragma once

#include <string>
#include <vector>

#include "action/input.hpp"
#include "change/bulk.hpp"
#include "request/target.hpp"

namespace model_api::request {

struct Act {
    Target target;
    read::Selection selection;                  // what the result shows
    std::string selection_name;                 // the same for the same selection: part of the keys of kept statements
    std::vector<Json> documents;                // what its elements were read from, to which they point
    std::vector<change::Element> changes;       // what is asked for: changes,
    std::vector<change::UpsertElement> upserts; // or upserts
    action::Kind kind = action::Kind::update;   // of the action, where there is no element to tell
    bool begins_session = false;                // for whoever signs up without one

    change::Shown shown() const { return {&selection, selection_name}; }
};

// Adds an element, in the forms that the functions take it. What is wrong with it are failures of the element; `path`
// is its argument's. The JSON has to outlive the Act.
void add_record(Act &act, std::string_view action, const Json &record, action::Key key, const Json &id,
                const std::string &path);
// {"id":"7","question":{…},"notify":true}, of an upsert {"on":["slug"],"question":{…}}.
void add_params(Act &act, std::string_view action, const Json &params, const std::string &path);
void add_upsert(Act &act, const Json &record, const std::vector<std::string> &by, const std::string &record_path,
                const std::string &by_path);

// What the namespace "internal" writes: a record's object, or an upsert of one.
void add_internal(Act &act, action::Kind kind, const Json &record, action::Key key, const Json &id,
                  const std::string &path);
void add_internal_upsert(Act &act, const Json &record, const Json *on, const std::string &record_path,
                         const std::string &on_path);

// For whom no selection is given: what an action of an account shows is the account.
void show_default(Act &act);

std::vector<std::string> default_by(); // of an upsert that does not say: "id" alone

// Locks the tables that it needs: what was read without a lock may have been altered since, which false says.
bool hold_tables(const Act &act);

} // namespace model_api::request
