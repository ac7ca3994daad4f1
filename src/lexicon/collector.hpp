// The collector: what stands behind the operator `~@` while a scan of ours runs. GIN compares each entry of the index
// with it; it takes what it wants of them, and matches none.
#pragma once

#include <string_view>

#include "lexicon/entries.hpp"
#include "pg/wall.hpp"

namespace model_api::lexicon {

inline constexpr StrategyNumber collecting = 2; // the strategy of ~@; that of @@ is 1

// Called under the lock of a page, from C: nothing is thrown there. What `visit` throws is kept for later.
class Collector {
public:
    Collector(std::string_view prefix, const Visit &visit, bool interruptible)
        : prefix_(prefix), visit_(visit), interruptible_(interruptible) {}

    Next see(const struct varlena *entry) noexcept;

    bool was_interrupted() const { return interrupted_; }
    void throw_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    std::string_view prefix_;
    const Visit &visit_;
    bool interruptible_;
    bool interrupted_ = false;
    std::exception_ptr failure_;
};

// While it lives, a scan whose query is this very datum has this collector.
class Collection {
public:
    Collection(Collector &collector, Datum query);
    Collection(const Collection &) = delete;
    Collection &operator=(const Collection &) = delete;
    ~Collection();
};

// Whether this column of a GIN index has our operator class, as this library implements it.
bool has_operator_class(Relation index, AttrNumber column);

} // namespace model_api::lexicon
