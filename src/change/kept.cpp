#include "change/kept.hpp"

#include "base/recently_used.hpp"
#include "pg/settings.hpp"
#include "statement/cache.hpp"

namespace model_api::change {
namespace {

struct Entry {
    std::weak_ptr<const statement::Prepared> statement;
    std::shared_ptr<const std::vector<sql::Parameter>> parameters;
};

struct Statements {
    std::uint64_t version = 0;
    RecentlyUsed<Entry> entries;
};

Statements &statements() {
    static auto &instance = *new Statements; // never destroyed, as the statements it refers to
    return instance;
}

void add(std::string key, const Kept &kept) {
    Entry entry{kept.statement, kept.parameters};
    if (Entry *before = statements().entries.find(key))
        *before = std::move(entry);
    else
        statements().entries.add(std::move(key), std::move(entry),
                                 static_cast<std::size_t>(pg::settings.statement_cache_size));
}

} // namespace

Kept keep(const catalog::Snapshot &snapshot, const model::Model &model, std::string_view name,
          const std::function<read::Statement()> &make) {
    Statements &known = statements();
    if (snapshot.version != std::exchange(known.version, snapshot.version)) known.entries.clear();
    std::string key = snapshot.schema->view_key();
    key.append(1, '\0').append(model.name);
    key.append(1, '\0').append(name);
    if (const Entry *found = known.entries.find(key))
        if (auto statement = found->statement.lock()) return {std::move(statement), found->parameters};
    read::Statement made = make();
    Kept kept{statement::prepare(made, snapshot.version), {}, std::move(made.marks)};
    kept.parameters = std::make_shared<const std::vector<sql::Parameter>>(std::move(made.parameters));
    // Planning may have run functions that came back here, and have begun another generation.
    if (snapshot.version == known.version && kept.marks.empty()) add(std::move(key), kept);
    return kept;
}

} // namespace model_api::change
