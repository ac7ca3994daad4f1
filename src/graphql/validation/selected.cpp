#include "graphql/validation/selected.hpp"

#include <algorithm>

namespace model_api::graphql::validation {

const FieldGroup *Selected::find(std::string_view name) const {
    const auto found = positions.find(name);
    return found == positions.end() ? nullptr : &groups[found->second];
}

Selected &Selections::of(const syntax::SelectionSet &set, const schema::Type *parent) {
    const auto [entry, is_new] = known_.try_emplace({parent, &set});
    if (is_new) collect(set, parent, entry->second);
    return entry->second;
}

void Selections::collect(const syntax::SelectionSet &set, const schema::Type *parent, Selected &selected) const {
    for (const auto &selection : set.selections) {
        if (const auto *field = std::get_if<syntax::Field>(&selection.node)) {
            const auto name = field->response_name();
            const auto [entry, is_new] = selected.positions.try_emplace(name, selected.groups.size());
            if (is_new) selected.groups.push_back({name, {}});
            const auto *definition = parent == nullptr ? nullptr : parent->fields.find(field->name.text);
            selected.groups[entry->second].fields.push_back({parent, field, definition});
        } else if (const auto *spread = std::get_if<syntax::FragmentSpread>(&selection.node)) {
            selected.fragments.push_back(spread->name.text);
        } else {
            const auto &fragment = std::get<syntax::InlineFragment>(selection.node);
            collect(fragment.selection_set, fragment.type.text.empty() ? parent : type_of(fragment.type), selected);
        }
    }
    std::unordered_map<std::string_view, bool> seen;
    std::erase_if(selected.fragments, [&](std::string_view name) { return !seen.try_emplace(name).second; });
}

} // namespace model_api::graphql::validation
