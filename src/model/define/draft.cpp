#include "model/define/draft.hpp"

#include <algorithm>

namespace model_api::model::define {

Draft *Document::find_draft(std::string_view name) {
    const auto found =
        std::ranges::find(drafts, name, [](const Draft &draft) -> std::string_view { return draft.model.name; });
    return found == drafts.end() ? nullptr : &*found;
}

const Model *Document::find(std::string_view name) {
    if (const Draft *draft = find_draft(name)) return &draft->model;
    return known.find(name);
}

std::vector<std::string_view> Document::model_names() const {
    std::vector<std::string_view> names;
    for (const Draft &draft : drafts) names.push_back(draft.model.name);
    for (const Model *model : known.models) names.push_back(model->name);
    return names;
}

} // namespace model_api::model::define
