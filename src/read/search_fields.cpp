#include "read/search_fields.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/nearest.hpp"
#include "page/input.hpp"
#include "search/field.hpp"

namespace model_api::read {

namespace {

using page::refuse;

[[noreturn]] void refuse_unknown(std::string_view name, const model::Model &model, const std::string &path) {
    std::vector<std::string_view> candidates;
    for (const search::SearchedField &searched : search::searched_fields(model))
        candidates.push_back(searched.field->name);
    refuse(sqlstate::undefined_column,
           "Field \"" + std::string(name) + "\" is not defined by " + model.type_name + "SearchFields." +
               did_you_mean(name, candidates),
           path);
}

// "quiz" and "quizId" both name the belongsTo.
const model::Field &field_named(std::string_view name, const model::Model &model, const std::string &path) {
    const model::Field *field = model.find(name);
    if (!field) field = model.find_by_id_key(name);
    if (!field) refuse_unknown(name, model, path);
    if (!search::searched(*field))
        refuse(sqlstate::undefined_column, "field \"" + field->name + "\" of " + model.name + " is not searched", path);
    return *field;
}

[[noreturn]] void refuse_weight(const std::string &path) {
    refuse(sqlstate::invalid_parameter_value,
           "\"weight\" must be a number greater than 0 and not greater than " +
               std::to_string(static_cast<int>(max_search_weight)),
           path);
}

double weight_of(const Json &value, const std::string &path) {
    if (!value.is_number()) refuse_weight(path);
    const std::string &literal = value.literal();
    const char *const end = literal.data() + literal.size();
    double weight = 0;
    const auto result = std::from_chars(literal.data(), end, weight);
    if (result.ec != std::errc() || result.ptr != end || !(weight > 0 && weight <= max_search_weight))
        refuse_weight(path);
    return weight;
}

double weight_given(const Json &options, const std::string &path) {
    double weight = 1;
    for (const auto &[name, value] : options.members()) {
        if (name != "weight")
            refuse(sqlstate::undefined_column,
                   "Field \"" + name + "\" is not defined by SearchFieldOptions." + did_you_mean(name, {"weight"}),
                   path_of(path, name));
        if (!value.is_null()) weight = weight_of(value, path_of(path, name));
    }
    return weight;
}

bool is_left_out(const Json &value) {
    return value.is_null() || (value.is_boolean() && !value.as_boolean());
}

} // namespace

std::vector<SearchField> parse_search_fields(const Json &document, const model::Model &model, std::string_view path) {
    std::vector<SearchField> fields;
    if (document.is_null()) return fields;
    if (!document.is_object())
        refuse(sqlstate::invalid_parameter_value,
               std::string("search fields must be an object, not ") + document.kind_name(), path);
    for (const auto &[name, value] : document.members()) {
        const std::string here = path_of(path, name);
        const model::Field &field = field_named(name, model, here);
        if (is_left_out(value)) continue;
        if (!value.is_boolean() && !value.is_object())
            refuse(sqlstate::invalid_parameter_value,
                   std::string("search field must be true, false or an object, not ") + value.kind_name(), here);
        if (std::ranges::find(fields, &field, &SearchField::field) != fields.end())
            refuse(sqlstate::invalid_parameter_value, "field \"" + field.name + "\" is named twice", here);
        fields.push_back({&field, value.is_object() ? weight_given(value, here) : 1});
    }
    return fields;
}

} // namespace model_api::read
