#include "base/json_merge.hpp"

#include <utility>

namespace model_api {

namespace {

void remove(Json &object, const std::string &key) {
    std::erase_if(object.members(), [&](const Json::Member &member) { return member.first == key; });
}

} // namespace

// As deep as the patch, which is bounded where it is read.
Json merged(Json target, const Json &patch) {
    if (!patch.is_object()) return patch;
    if (!target.is_object()) target = Json::object();
    for (const auto &[key, value] : patch.members()) {
        if (value.is_null()) {
            remove(target, key);
            continue;
        }
        const Json *present = target.find(key);
        target.set(key, merged(present ? *present : Json(), value));
    }
    return target;
}

} // namespace model_api
