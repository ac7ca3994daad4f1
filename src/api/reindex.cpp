// model.reindex_search.
#include "api/searched.hpp"
#include "api/upkeep.hpp"
#include "catalog/catalog.hpp"
#include "catalog/table/rewrite.hpp"
#include "catalog/table/words.hpp"
#include "pg/function.hpp"
#include "pg/procedure.hpp"
#include "pg/spi.hpp"

namespace model_api::api {
namespace {

using Keys = std::vector<std::string>;
using Place = std::optional<std::string>; // the last key that was read; nullopt: the beginning, or the end

// The model may change between two transactions, or go.
model::Model find_model(const std::string &name) {
    const auto snapshot = catalog::current();
    return searched_model(*snapshot.schema, name);
}

template <class Body>
auto as_owner(const model::Model &model, Body &&body) {
    const Upkeep upkeep(model);
    return body(catalog::Rewrite(model));
}

void repair(const std::string &name) {
    catalog::lock_for_writing("model.reindex_search()");
    const model::Model known = find_model(name);
    model::Model model = known;
    const bool is_stale = catalog::keep_words(model, &known, {false, name});
    if (model.search.relation != known.search.relation) catalog::save(model);
    if (model.search.storage == model::SearchStorage::side) catalog::share_words(model);
    if (is_stale) catalog::set_stale(name, true);
}

// Whoever began to write before the definition changed may still keep words by what it was.
void wait_for_writers(const std::string &name) {
    const Oid relation = find_model(name).relation;
    pg::call([&] {
        List *tags = NIL;
        List *members = find_all_inheritors(relation, NoLock, nullptr);
        for (int i = 0; i < list_length(members); ++i) {
            auto *tag = static_cast<LOCKTAG *>(palloc(sizeof(LOCKTAG)));
            SET_LOCKTAG_RELATION(*tag, MyDatabaseId, list_nth_oid(members, i));
            tags = lappend(tags, tag);
        }
        WaitForLockersMultiple(tags, ShareLock, false);
    });
}

struct Step {
    Place last;
    Keys left; // for each of which has to be waited
};

Step rewrite_batch(const std::string &name, const Place &after) {
    return as_owner(find_model(name), [&](const catalog::Rewrite &rewrite) {
        const auto batch = rewrite.read(after);
        return Step{batch.last, rewrite.write_free(batch.differ)};
    });
}

void rewrite_all(const pg::Procedure &procedure, const std::string &name) {
    Place place;
    do {
        const Step step = rewrite_batch(name, place);
        procedure.commit();
        for (const std::string &key : step.left) {
            as_owner(find_model(name), [&](const catalog::Rewrite &rewrite) { rewrite.write_one(key); });
            procedure.commit();
        }
        place = step.last;
    } while (place);
}

void delete_orphans(const pg::Procedure &procedure, const std::string &name) {
    Place place;
    do {
        place =
            as_owner(find_model(name), [&](const catalog::Rewrite &rewrite) { return rewrite.delete_orphans(place); });
        procedure.commit();
    } while (place);
}

// A definition that was changed meanwhile has its own stale words.
void finish(const std::string &name, const std::string &definition) {
    catalog::lock_for_writing("model.reindex_search()");
    if (model::describe(find_model(name)).text() == definition) catalog::set_stale(name, false);
}

void reindex(const pg::Procedure &procedure, const std::string &name) {
    check_owner(find_model(name));
    repair(name);
    procedure.commit();
    const std::string definition = model::describe(find_model(name)).text();
    wait_for_writers(name);
    rewrite_all(procedure, name);
    delete_orphans(procedure, name);
    finish(name, definition);
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_reindex_search) {
    const std::string name(pg::required_text_argument(fcinfo, 0, "model"));
    const pg::Procedure procedure(fcinfo);
    api::reindex(procedure, name);
    PG_RETURN_VOID();
}
