#include "lookup/synonyms.hpp"

#include "base/recently_used.hpp"

namespace model_api::lookup {
namespace {

constexpr std::size_t max_kept = 16; // models, each with up to search::max_synonym_terms

struct Kept {
    std::uint64_t version = 0;
    RecentlyUsed<std::shared_ptr<const search::Synonyms>> by_model;
};

Kept &kept() {
    static auto &instance = *new Kept; // never destroyed: nothing of it may run at exit
    return instance;
}

} // namespace

std::shared_ptr<const search::Synonyms> synonyms_of(const model::Model &model, const catalog::Snapshot &snapshot) {
    static const auto none = std::make_shared<const search::Synonyms>();
    if (!model.search.synonyms) return none;
    Kept &known = kept();
    if (snapshot.version != std::exchange(known.version, snapshot.version)) known.by_model.clear();
    if (const auto *found = known.by_model.find(model.name)) return *found;
    auto parsed = std::make_shared<const search::Synonyms>(search::Synonyms::parse(*model.search.synonyms));
    return known.by_model.add(model.name, std::move(parsed), max_kept);
}

} // namespace model_api::lookup
