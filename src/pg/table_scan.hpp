// Reading our own catalog tables as PostgreSQL reads its catalogs: at the newest committed state, whatever snapshot the
// transaction has, without privileges, plans or row-level security.
#pragma once

#include <functional>

#include "pg/wall.hpp"

namespace model_api::pg {

// One state of all tables that are read while it lives.
class CatalogSnapshot {
public:
    explicit CatalogSnapshot(Oid relation)
        : snapshot_(call([&] { return RegisterSnapshot(GetCatalogSnapshot(relation)); })),
          exceptions_(std::uncaught_exceptions()) {}
    CatalogSnapshot(const CatalogSnapshot &) = delete;
    CatalogSnapshot &operator=(const CatalogSnapshot &) = delete;
    ~CatalogSnapshot() { // while an exception unwinds, the resource owner does it
        if (std::uncaught_exceptions() == exceptions_) UnregisterSnapshot(snapshot_);
    }
    ::Snapshot get() const { return snapshot_; }

private:
    ::Snapshot snapshot_;
    int exceptions_;
};

// A stored value as bytes: what follows the header of a varlena, else the value itself. nullopt: NULL.
using Stored = std::optional<std::string_view>;
using StoredRow = std::vector<Stored>;

// Visits all rows of the table: the named columns in this order. What a visitor keeps of a row it must copy.
void read_table(Oid relation, const CatalogSnapshot &snapshot, const std::vector<const char *> &columns,
                const std::function<void(const StoredRow &row)> &visit);

template <class Value>
Value stored_value(const Stored &stored) {
    Value value{};
    if (stored) std::memcpy(&value, stored->data(), std::min(sizeof value, stored->size()));
    return value;
}

// The varlena again, in the current memory context.
Datum restored_varlena(const std::string &bytes);

} // namespace model_api::pg
