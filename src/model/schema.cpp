#include "model/schema.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace model_api::model {

Schema::Schema(std::vector<std::string> names, Opener opener) : names_(std::move(names)), opener_(std::move(opener)) {
    std::ranges::sort(names_);
}

Schema::Schema(const std::shared_ptr<const Schema> &whole, View view)
    : names_(whole->names_),
      opener_([whole](std::string_view name) { return std::shared_ptr<const Model>(whole, whole->find(name)); }),
      view_(std::move(view)) {}

sql::Expression Schema::visible(const Model &model, std::string_view alias) const {
    if (!view_.visible) return sql::Constant{true};
    return view_.visible(model, alias);
}

sql::Expression Schema::seen(const Model &model, std::string_view alias) const {
    if (extent(model) == Extent::none) return sql::Constant{false};
    return visible(model, alias);
}

sql::Expression Schema::linkable(const Model &model, std::string_view alias) const {
    if (!view_.linkable) return sql::Constant{true};
    return view_.linkable(model, alias);
}

Extent Schema::extent(const Model &model, std::string_view action) const {
    return view_.extent ? view_.extent(model, action) : Extent::all;
}

Permitted Schema::permitted(const Model &model, std::string_view action, std::string_view alias) const {
    if (!view_.permitted) return {};
    return view_.permitted(model, action, alias);
}

const Model *Schema::find(std::string_view name) const {
    if (const auto opened = opened_.find(name); opened != opened_.end()) return opened->second.get();
    if (!std::ranges::binary_search(names_, name, std::less<>{})) return nullptr;
    const auto model = opener_(name);
    return opened_.emplace(std::string(name), model).first->second.get();
}

const Model &Schema::get(std::string_view name) const {
    if (const Model *model = find(name)) return *model;
    std::string hint;
    if (const auto near = nearest(name, {names_.begin(), names_.end()})) hint = "Did you mean \"" + *near + "\"?";
    throw DomainError(sqlstate::undefined_object, {}, "model \"" + std::string(name) + "\" does not exist", {}, hint);
}

} // namespace model_api::model
