// A version of a row, by which it is known later, without a query, that the row is still the same.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// In another file of the table, or made by another transaction, another row may stand at the same place.
struct RowVersion {
    Oid table = InvalidOid;
    Oid file = InvalidOid;
    ItemPointerData place = {};
    TransactionId made_by = InvalidTransactionId;
};

// Of what a query of this transaction has read: its tableoid, ctid and xmin as text.
RowVersion read_version(std::string_view table, std::string_view place, std::string_view made_by);

// Whether a new query of this transaction, which has not written anything yet, would read it. False where that is not
// known for certain.
bool is_current(const RowVersion &version);

} // namespace model_api::pg
