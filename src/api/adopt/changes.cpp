#include "api/adopt/changes.hpp"

#include "pg/wall.hpp"

namespace model_api::api::adopt {

const model::Model *Changes::find_on(std::uint32_t relation) const {
    for (const auto &[name, model] : changed_)
        if (model.relation == relation) return &model;
    const auto name = catalog::model_on(relation);
    return name ? &get(*name) : nullptr;
}

const model::Model &Changes::get(const std::string &name) const {
    const auto changed = changed_.find(name);
    return changed == changed_.end() ? snapshot_.schema->get(name) : changed->second;
}

model::Model &Changes::put(model::Model model) {
    const std::string name = model.name;
    return changed_.insert_or_assign(name, std::move(model)).first->second;
}

model::Model *Changes::edit(const std::string &name, const std::string &left_out) {
    if (const auto changed = changed_.find(name); changed != changed_.end()) return &changed->second;
    const model::Model &model = get(name);
    if (catalog::is_owner(model.relation)) return &put(model);
    const std::string message = left_out + ": you do not own the table of model \"" + name + "\"";
    pg::call([&] { ereport(NOTICE, errmsg_internal("%s", message.c_str())); });
    return nullptr;
}

void Changes::save() const {
    for (const auto &[name, model] : changed_) catalog::save(model);
}

} // namespace model_api::api::adopt
