// A filter asked of rows one by one: where the planner could not fold the call. The executor evaluates the same trees
// that folding gives to the planner.
#pragma once

#include <optional>

#include "predicate/related.hpp"

namespace model_api::predicate {

// Which part of a filter is asked for.
enum class Part { whole, related };

class Evaluator {
public:
    // Throws what is wrong with the filter; 42809 where `part` is related and the filter has no such part.
    Evaluator(Part part, Oid type, std::optional<Datum> filter);

    // A NULL row is a row of NULLs.
    Truth of(Datum row, bool is_null);

private:
    struct Memory {
        MemoryContext context;
        Memory();
        ~Memory() { MemoryContextDelete(context); }
        Memory(const Memory &) = delete;
        Memory &operator=(const Memory &) = delete;
    };
    struct Executor { // PostgreSQL's: everything it points to lies in memory_
        ExprState *state;
        ExprContext *context;
        TupleTableSlot *slot;
        HeapTupleData tuple;
    };

    void prepare_own(const sql::Expressions &terms, const RowType &row);
    Truth own_of(Datum row, bool is_null);

    Memory memory_;
    std::optional<Executor> own_;
    std::optional<Related> related_;
};

} // namespace model_api::predicate
