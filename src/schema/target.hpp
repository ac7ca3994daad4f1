// What a field of the API's GraphQL schema stands for: the operation and whom it is about.
#pragma once

#include <cstdint>

#include "model/model.hpp"

namespace model_api::schema {

enum class Operation : std::uint8_t {
    member, // of an object that is written as it is: errors, pageInfo, the parts of a rich text
    // of the roots
    find_one,
    find_many,
    act,
    bulk_act,
    upsert,
    bulk_upsert,
    run, // a global action
    current_session,
    on_session,     // the namespace "currentSession" of mutations
    act_on_session, // of it
    sign_session,   // of it: an action of the user's account
    meta,           // gadgetMeta
    hydrations,     // of it
    // of the namespace "internal", and itself
    internal,
    internal_find_one,
    internal_find_many,
    internal_create,
    internal_update,
    internal_upsert,
    internal_delete,
    internal_delete_many,
    internal_bulk_create,
    // of records
    value,
    id,     // of a belongsTo: quizId
    record, // of a to-one relation
    list,   // of a to-many relation
    all,    // _all
    // of connections and edges
    edges,
    page_info,
    cursor,
    node,
    // of results
    success,
    errors,
    action_run,
    acted_on,      // the record
    acted_on_list, // of a bulk, the records
    result,        // of a global action
    created,       // of an internal result
};

// Its fields are operations of their own.
inline bool is_namespace(Operation operation) {
    return operation == Operation::internal || operation == Operation::on_session;
}

// What it is not about is nullptr.
struct Target {
    Operation operation = Operation::member;
    const model::Model *model = nullptr;   // whose record, or of a relation the other model
    const model::Field *field = nullptr;   // of records
    const model::Action *action = nullptr; // act, bulk_act, run, act_on_session, sign_session
    bool operator==(const Target &) const = default;
};

} // namespace model_api::schema

#include "base/pure.hpp"
