// The models of this database as this backend sees them now: a cache over the catalog tables of schema `model`.
//
// One immutable model::Schema per generation. A relcache event of a catalog table begins a new generation; one of a
// model's own table only marks that model, and the next use compares its columns with what was loaded (ANALYZE and
// autovacuum send such events and change nothing). Architecture: src/README.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/definition.hpp"
#include "model/schema.hpp"

namespace model_api::catalog {

struct Snapshot {
    std::shared_ptr<const model::Schema> schema;
    std::uint64_t version = 0; // differs whenever SQL text made from the schema may be stale
};

// Keep the Snapshot while anything of its schema is used: another call may replace the current one.
Snapshot current();

// Locks the tables as reading them does, and says whether the snapshot is still true. What a request was made from was
// seen without a lock: whoever was changing a table has finished now, and left other columns perhaps.
bool hold(const std::vector<std::uint32_t> &tables, const Snapshot &snapshot);
inline constexpr int max_attempts = 10; // each of which saw the catalog change: what is wrong then is reported

// The model on this table, or on the partitioned table it is a partition of. nullopt: none.
std::optional<std::string> model_of(std::uint32_t relation);

// The model that has its words in this table, which is not its own. nullopt: none.
std::optional<std::string> model_with_words(std::uint32_t relation);

// The model of users, or of sessions. nullopt: model.define_users has not made it.
std::optional<std::string> model_for(model::Purpose purpose);

// The OID of a model's table, be the table there or not. nullopt: no such model.
std::optional<std::uint32_t> table_of(std::string_view model);

// The model of which this is the table itself. nullopt: none.
std::optional<std::string> model_on(std::uint32_t relation);

// All models by their names alone, without a look at any table: what a new name must not clash with.
std::vector<model::Model> outlines();

std::vector<model::Action> global_actions();

// Writers. They check that the caller owns the model's table, and the one it had before (42501), write the catalog with
// the extension owner's privileges, and invalidate. `save` inserts or replaces; the model's columns must be resolved
// (relation and numbers). Global actions, which have no table, need the privilege CREATE on the database.
bool is_owner(std::uint32_t relation);          // may the caller write the model of this table?
std::uint32_t owner_of(std::uint32_t relation); // 0: there is no such table
void save(const model::Model &model);
void forget(std::string_view name);
// Of a model that is searched; whether the caller owns its table was seen to. `synonyms`: nullopt, none. Stale: words
// of its records may be missing or others than its definition has.
void set_synonyms(const model::Model &model, const std::optional<Json> &synonyms);
void set_stale(std::string_view name, bool stale);
void save_global_action(const model::Action &action);
void forget_global_action(std::string_view name);

// Serializes writers until the end of the transaction; readers take nothing. `function` is what a read-only transaction
// is told that it cannot execute (25006), as on a standby, where the lock would say less.
void lock_for_writing(const char *function);

} // namespace model_api::catalog
