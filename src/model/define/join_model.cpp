#include "model/define/join_model.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/text.hpp"
#include "model/define/field.hpp"
#include "model/define/models.hpp"
#include "model/define/names.hpp"
#include "model/define/node.hpp"

namespace model_api::model::define {

namespace {

std::string uncapitalized(std::string_view name) {
    std::string text(name);
    if (text.front() >= 'A' && text.front() <= 'Z') text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

Field make_side(const std::string &name, const std::string &model) {
    Field field = make_field(name, Kind::belongs_to);
    field.required = true;
    field.relation->model = model;
    field.relation->on_delete = OnDelete::cascade;
    return field;
}

} // namespace

JoinFields default_join_fields(std::string_view parent_model, std::string_view child_model) {
    const std::string parent = uncapitalized(parent_model), child = uncapitalized(child_model);
    if (parent == child) return {parent, "related" + capitalized(child)};
    return {parent, child};
}

void add_join_model(Document &document, const std::string &path, const std::string &parent, Relation &relation) {
    const auto usual = default_join_fields(parent, relation.model);
    if (relation.through_parent.empty()) relation.through_parent = usual.parent;
    if (relation.through_child.empty()) relation.through_child = usual.child;

    static const Json name_only;
    const auto at = [&](std::string_view key) { return Node(name_only, path_of(path, key), document.mistakes); };
    const bool are_named[] = {
        check_model_name(at("through"), relation.through),
        check_field_name(at("throughParent"), relation.through_parent, false),
        check_field_name(at("throughChild"), relation.through_child, false)}; // all mistakes at once
    if (!std::ranges::all_of(are_named, std::identity{})) return;

    Draft draft;
    draft.model = make_model(relation.through);
    if (const Model *owner = document.find(parent)) draft.model.schema = owner->schema; // beside the owner's table
    Field first = make_side(relation.through_parent, parent);
    first.unique = Unique{{relation.through_child}, true};
    draft.model.fields.push_back(std::move(first));
    draft.model.fields.push_back(make_side(relation.through_child, relation.model));
    document.drafts.push_back(std::move(draft));
}

} // namespace model_api::model::define
