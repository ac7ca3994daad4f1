#include "model/define/search.hpp"

#include <algorithm>
#include <array>

namespace model_api::model::define {

namespace {

struct StorageName {
    SearchStorage value;
    const char *name;
};
constexpr std::array storage_names = {StorageName{SearchStorage::column, "column"},
                                      StorageName{SearchStorage::side, "side"}};

SearchStorage storage_when_on(bool adopted) {
    return adopted ? SearchStorage::side : SearchStorage::column;
}

} // namespace

SearchStorage default_storage(bool adopted) {
    return adopted ? SearchStorage::none : SearchStorage::column;
}

SearchStorage read_search(const Node &node, bool adopted) {
    const Json &given = node.json();
    if (given.is_boolean()) return given.as_boolean() ? storage_when_on(adopted) : SearchStorage::none;
    if (!given.is_object()) {
        node.wrong("must be true, false or an object, not " + std::string(given.kind_name()));
        return default_storage(adopted);
    }
    node.allow_only({"storage"}, "\"search\"");
    const auto storage = node.get("storage");
    if (!storage) return storage_when_on(adopted);
    const auto name = storage->text();
    if (!name) return default_storage(adopted);
    const auto found = find_storage(*name);
    if (!found) storage->wrong("must be \"column\" or \"side\"");
    return found.value_or(default_storage(adopted));
}

std::optional<Json> write_search(SearchStorage storage, bool adopted) {
    if (storage == default_storage(adopted)) return std::nullopt;
    if (storage == SearchStorage::none) return Json::boolean(false);
    if (storage == storage_when_on(adopted)) return Json::boolean(true);
    Json search = Json::object();
    search.set("storage", Json::string(storage_name(storage)));
    return search;
}

const char *storage_name(SearchStorage storage) {
    const auto found = std::ranges::find(storage_names, storage, &StorageName::value);
    return found == storage_names.end() ? "none" : found->name;
}

std::optional<SearchStorage> find_storage(std::string_view name) {
    const auto found =
        std::ranges::find(storage_names, name, [](const StorageName &each) -> std::string_view { return each.name; });
    if (found == storage_names.end()) return std::nullopt;
    return found->value;
}

} // namespace model_api::model::define
