// A subtransaction: the only place in which a PostgreSQL error may be caught and not raised again.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// Runs `body` in a subtransaction. When it throws, the subtransaction is rolled back and `rescue(exception)` runs
// outside of it. A cancelled query, a terminated backend and exhausted memory are not rescued: they go on.
template <class Body, class Rescue>
void attempt(Body &&body, Rescue &&rescue) {
    const ResourceOwner owner = CurrentResourceOwner;
    const MemoryContext memory = CurrentMemoryContext;
    const auto resume = [&] {
        MemoryContextSwitchTo(memory);
        CurrentResourceOwner = owner;
    };
    call([] { BeginInternalSubTransaction(nullptr); });
    MemoryContextSwitchTo(memory);
    try {
        body();
        call([] { ReleaseCurrentSubTransaction(); });
    } catch (const std::exception &exception) {
        call([] { RollbackAndReleaseCurrentSubTransaction(); });
        resume();
        if (const auto *error = dynamic_cast<const Error *>(&exception)) {
            const int state = error->sqlstate();
            if (state == ERRCODE_QUERY_CANCELED || state == ERRCODE_ADMIN_SHUTDOWN || state == ERRCODE_OUT_OF_MEMORY)
                throw;
        }
        rescue(exception);
        return;
    } catch (...) {
        call([] { RollbackAndReleaseCurrentSubTransaction(); });
        resume();
        throw;
    }
    resume();
}

} // namespace model_api::pg
