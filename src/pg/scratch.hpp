// A memory context for one step of a longer piece of work: what is allocated meanwhile is freed with it.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

class Scratch {
public:
    Scratch() : outer_(CurrentMemoryContext) {
        own_ =
            call([] { return AllocSetContextCreate(CurrentMemoryContext, "model_api step", ALLOCSET_DEFAULT_SIZES); });
        MemoryContextSwitchTo(own_);
    }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    ~Scratch() {
        MemoryContextSwitchTo(outer_);
        MemoryContextDelete(own_);
    }
    void reset() { MemoryContextReset(own_); } // before the next step

private:
    MemoryContext outer_, own_;
};

} // namespace model_api::pg
