// The form in which a value of a type travels in a cursor: one decision for who writes it and who reads it.
#pragma once

#include "pg/wall.hpp"

namespace model_api::statement {

struct WireForm {
    bool binary = false;        // by send and receive; otherwise by output and input
    Oid write = InvalidOid;     // send or output function
    Oid read = InvalidOid;      // receive or input function
    Oid parameter = InvalidOid; // what the reading function takes beside the value
};

// Of a type that is no domain. Inside pg::call or the executor.
//
// Enums and the few types without binary functions travel as text. So do not text types, which cursors carry in the
// server's encoding: their send functions convert to the client's, and a cursor must mean the same to every client.
WireForm wire_form(Oid type);

} // namespace model_api::statement
