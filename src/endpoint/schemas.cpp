#include "endpoint/schemas.hpp"

#include <utility>

namespace model_api::endpoint {

Served::Served(catalog::Snapshot of, std::vector<model::Action> actions, std::uint64_t number,
               const schema::Access &access)
    : snapshot(std::move(of)), global_actions(std::move(actions)), generation(number),
      api(*snapshot.schema, global_actions, access) {}

namespace {

ServedApi &kept() {
    static auto &instance = *new ServedApi; // never destroyed, as what documents point to
    return instance;
}

} // namespace

ServedApi whole() {
    catalog::Snapshot now = catalog::current();
    if (!kept() || kept()->generation != now.version)
        kept() = std::make_shared<const Served>(now, catalog::global_actions(), now.version, schema::Access{});
    return kept();
}

std::uint64_t current_generation() {
    return catalog::current().version;
}

ServedApi sufficient_for(std::string_view, std::string_view) {
    return whole();
}

} // namespace model_api::endpoint
