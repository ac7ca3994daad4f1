#include "page/sort.hpp"

#include <utility>

namespace model_api::page {

namespace {

const sql::Type &stored_type(const SortKey &key) {
    const auto *field = std::get_if<FieldKey>(&key.value);
    return field ? field->field->column->type : sql::integer_type();
}

} // namespace

SortKey key_of(const model::Model &model, bool descending) {
    return {
        .value = FieldKey{{}, &model.key()}, .descending = descending, .nulls_first = descending, .nullable = false};
}

Sort best_first(const model::Model &model) {
    SortKey score{.value = ScoreKey{}, .descending = true, .nulls_first = true, .nullable = false};
    return {.keys = {std::move(score), key_of(model, true)}};
}

Sort newest_first(const model::Model &model) {
    return {.keys = {key_of(model, true)}};
}

bool is_by_score(const Sort &sort) {
    return std::holds_alternative<ScoreKey>(sort.keys.front().value);
}

const Relations &relations_of(const SortKey &key) {
    static const Relations none;
    const auto *field = std::get_if<FieldKey>(&key.value);
    return field ? field->path : none;
}

bool sorts_as_text(const SortKey &key) {
    const auto *field = std::get_if<FieldKey>(&key.value);
    if (!field) return false;
    const sql::Family family = field->field->column->type.family;
    return family == sql::Family::json || family == sql::Family::jsonb;
}

const sql::Type &key_type(const SortKey &key) {
    return sorts_as_text(key) ? sql::text_type() : stored_type(key);
}

std::string key_name(const SortKey &key) {
    const auto *field = std::get_if<FieldKey>(&key.value);
    if (!field) return "score of the search"; // which no field is called
    std::string name;
    for (const model::Field *step : field->path) name += step->name + '.';
    return name + (field->field->is_relation() ? model::id_key(*field->field) : field->field->name);
}

std::string signature(const Sort &sort, const model::Model &model) {
    std::string text = model.name;
    for (const SortKey &key : sort.keys) {
        text += '|' + key_name(key) + ' ' + stored_type(key).name;
        text += key.descending ? " desc" : " asc";
        text += key.nulls_first ? " first" : " last";
    }
    return text;
}

} // namespace model_api::page
