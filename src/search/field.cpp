#include "search/field.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "search/moment.hpp"
#include "value/markdown.hpp"

namespace model_api::search {

namespace {

using model::Kind;
using model::Searchable;

struct Default {
    Kind kind;
    Form form;
    Weight weight;
};

// Kinds that are not here are never searched. Words that a person has chosen weigh more than those that many records
// have in common, and these more than what a person hardly looks for.
constexpr Default defaults[] = {
    {Kind::id, Form::text, Weight::b},
    {Kind::email, Form::text, Weight::b},
    {Kind::url, Form::text, Weight::b},
    {Kind::enumeration, Form::text, Weight::b},
    {Kind::role_list, Form::list, Weight::b},
    {Kind::record_state, Form::text, Weight::b},
    {Kind::string, Form::text, Weight::c},
    {Kind::number, Form::text, Weight::c},
    {Kind::date_time, Form::time, Weight::c},
    {Kind::belongs_to, Form::text, Weight::c},
    {Kind::rich_text, Form::rich_text, Weight::d},
    {Kind::json, Form::leaves, Weight::d},
    {Kind::boolean, Form::text, Weight::d},
};

// Strings by which a record is called.
constexpr std::array<std::string_view, 7> titles = {"title",       "name",     "label",   "subject",
                                                    "displayName", "fullName", "headline"};

Weight default_weight(const model::Field &field, const Default &by_default) {
    if (field.kind != Kind::string) return by_default.weight;
    if (std::ranges::find(titles, field.name) != titles.end()) return Weight::a;
    return field.unique ? Weight::b : by_default.weight; // a slug, a number of an article
}

Weight given_weight(Searchable searchable) {
    switch (searchable) {
    case Searchable::a:
        return Weight::a;
    case Searchable::b:
        return Weight::b;
    case Searchable::c:
        return Weight::c;
    default:
        return Weight::d;
    }
}

// It moves with every change, and a search for it would make each of them a change of the index too.
bool is_time_of_update(const model::Field &field) {
    return field.kind == Kind::date_time && field.name == "updatedAt";
}

} // namespace

std::optional<SearchedField> searched(const model::Field &field) {
    const auto found = std::ranges::find(defaults, field.kind, &Default::kind);
    const bool is_given = field.searchable != Searchable::by_default;
    if (found == std::end(defaults) || field.searchable == Searchable::no) return std::nullopt;
    if (!is_given && is_time_of_update(field)) return std::nullopt;
    const Form form = field.kind == Kind::enumeration && field.multiple ? Form::list : found->form;
    return SearchedField{&field, form, is_given ? given_weight(field.searchable) : default_weight(field, *found)};
}

std::vector<SearchedField> searched_fields(const model::Model &model) {
    std::vector<SearchedField> fields;
    for (const model::Field &field : model.fields)
        if (const auto one = searched(field)) fields.push_back(*one);
    std::ranges::stable_sort(fields, std::ranges::greater{}, &SearchedField::weight);
    if (fields.size() > max_searched_fields) fields.resize(max_searched_fields);
    return fields;
}

void add_value(DocumentBuilder &document, const SearchedField &field, std::string_view text) {
    if (field.form == Form::time) return document.add(field.weight, date_and_minute(text));
    // A text that cannot be rendered is searched as it is.
    if (field.form == Form::rich_text && !value::markdown_mistake(text))
        return document.add(field.weight, value::plain_text(text));
    document.add(field.weight, text);
}

} // namespace model_api::search
