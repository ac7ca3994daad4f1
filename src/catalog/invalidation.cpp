#include "catalog/invalidation.hpp"

#include "pg/wall.hpp"

namespace model_api::catalog {
namespace {

struct Watched {
    Oid relation;
    bool marked;
};

struct State {
    std::uint64_t generation = 1;
    std::uint64_t privileges = 1; // a generation of their own
    CatalogTables tables;
    std::vector<Watched> watched;           // sorted by relation
    std::vector<std::uint32_t> type_hashes; // sorted; by which events name types
    bool any_marked = false;
    bool registered = false;
};
State &state = *new State; // never destroyed: callbacks outlive main's statics

auto position_of(Oid relation) {
    return std::lower_bound(state.watched.begin(), state.watched.end(), relation,
                            [](const Watched &watched, Oid wanted) { return watched.relation < wanted; });
}

void on_privileges(Datum, int, std::uint32_t) {
    ++state.privileges;
}

void mark_all() {
    for (Watched &watched : state.watched) watched.marked = true;
    state.any_marked = !state.watched.empty();
}

void on_relation(Datum, Oid relation) {
    if (!OidIsValid(relation) || !OidIsValid(state.tables.model) || state.tables.has(relation)) ++state.generation;
    if (!OidIsValid(relation)) ++state.privileges;
    const auto watched = position_of(relation);
    if (watched == state.watched.end() || watched->relation != relation) return;
    watched->marked = true;
    state.any_marked = true;
    ++state.privileges;
}

// A renamed schema or type changes how a table is written and sends no event of the table.
void on_schema(Datum, int, std::uint32_t) {
    mark_all();
    ++state.privileges;
}

// Each temporary table is a type too: events of types that no model uses must cost nothing.
void on_type(Datum, int, std::uint32_t hash) {
    if (hash == 0 || std::binary_search(state.type_hashes.begin(), state.type_hashes.end(), hash)) mark_all();
}

void register_callbacks() {
    if (state.registered) return;
    pg::call([] {
        CacheRegisterRelcacheCallback(on_relation, Datum{0});
        CacheRegisterSyscacheCallback(NAMESPACEOID, on_schema, Datum{0});
        CacheRegisterSyscacheCallback(TYPEOID, on_type, Datum{0});
        for (const int cache : {PROCOID, AUTHOID, AUTHMEMROLEMEM, DATABASEOID})
            CacheRegisterSyscacheCallback(cache, on_privileges, Datum{0});
    });
    state.registered = true;
}

} // namespace

std::uint64_t catalog_generation() {
    register_callbacks();
    return state.generation;
}

std::uint64_t privileges_generation() {
    register_callbacks();
    return state.privileges;
}

void watch_catalog(const CatalogTables &tables) {
    state.tables = tables;
}

void watch_table(std::uint32_t relation) {
    const auto watched = position_of(relation);
    if (watched == state.watched.end() || watched->relation != relation)
        state.watched.insert(watched, {relation, false});
}

void watch_type(std::uint32_t type) {
    if (type < FirstNormalObjectId) return; // the built-in ones keep their names
    const std::uint32_t hash = pg::call([&] { return GetSysCacheHashValue1(TYPEOID, ObjectIdGetDatum(type)); });
    const auto place = std::lower_bound(state.type_hashes.begin(), state.type_hashes.end(), hash);
    if (place == state.type_hashes.end() || *place != hash) state.type_hashes.insert(place, hash);
}

std::vector<std::uint32_t> take_marked() {
    std::vector<std::uint32_t> marked;
    if (!state.any_marked) return marked;
    for (const Watched &watched : state.watched)
        if (watched.marked) marked.push_back(watched.relation);
    for (Watched &watched : state.watched) watched.marked = false;
    state.any_marked = false;
    return marked;
}

void forget_watched() {
    state.watched.clear();
    state.type_hashes.clear();
    state.any_marked = false;
}

} // namespace model_api::catalog
