// The join records of a hasManyThrough: which records it leads to, and how one is taken away. Columns: the other
// record's key, and NULL for its position.
#pragma once

#include "model/schema.hpp"
#include "read/query.hpp"

namespace model_api::action {

struct Join {
    const model::Model *model;   // the join model
    const model::Field *parent;  // its belongsTo to the record that has the relation …
    const model::Field *child;   // … and to the other one
    const model::Model *other;   // the other's
    const model::Schema *schema; // where join records and the others are found if they may be seen
};
Join join_of(const model::Field &relation, const model::Schema &schema);

// Keys of the records that the one with the key of argument 0 leads to, their join records locked FOR UPDATE.
read::Statement find_joined(const Join &join);
// The same where argument 1 is the other record's key.
read::Statement find_join(const Join &join);
// The keys of the join records that this finds, in place of the other's.
read::Statement find_join_keys(const Join &join);
// Deletes what find_join finds.
read::Statement remove_join(const Join &join);

} // namespace model_api::action

#include "base/pure.hpp"
