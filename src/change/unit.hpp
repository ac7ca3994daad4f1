// Performing a change: the record's parents, the record, its children.
#pragma once

#include "change/row.hpp"
#include "change/work.hpp"

namespace model_api::change {

struct Done {
    sql::Value key;
    std::string json;      // what is shown of the record …
    bool is_whole = false; // … which is as the action has left it, for nothing has touched the record since
};

// Inside a subtransaction of the caller's. Throws Refused, and pg::Error for what PostgreSQL refuses; `work` says
// where.
Done perform(Work &work, const action::Change &change, const Link *link, const Shown &shown);

} // namespace model_api::change
