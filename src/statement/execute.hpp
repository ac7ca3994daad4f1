// A prepared statement through SPI, its rows to a receiver of ours.
#pragma once

#include "statement/prepared.hpp"

namespace model_api::statement {

// A receiver's part that is PostgreSQL's: its first member. Both functions run inside the executor.
DestReceiver destination(bool (*receive)(TupleTableSlot *, DestReceiver *),
                         void (*start)(DestReceiver *, int, TupleDesc));

// What the statement may do, and what it sees.
enum class Access : std::uint8_t {
    read,  // nothing, in the caller's snapshot
    write, // anything, in a new snapshot, which has what this transaction has written
};

// Needs a connection to SPI.
void execute(const Prepared &statement, ParamListInfo parameters, DestReceiver *destination, Access access);

} // namespace model_api::statement
