// A procedure that commits on its way, where its CALL lets it.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// Connects to SPI as procedures do. Between two commits nothing of a transaction may be held: no snapshot, no
// PinnedSearchPath, no other role.
class Procedure {
public:
    explicit Procedure(FunctionCallInfo fcinfo);
    Procedure(const Procedure &) = delete;
    Procedure &operator=(const Procedure &) = delete;
    ~Procedure();

    // Inside of a transaction block, or of a function, there is nothing to commit: all is done in one go.
    void commit() const;

private:
    bool may_commit_;
    int exceptions_; // in flight when this began
};

} // namespace model_api::pg
