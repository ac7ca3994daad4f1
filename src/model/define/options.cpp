#include "model/define/options.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "model/define/bounds.hpp"
#include "model/define/draft.hpp"
#include "model/define/names.hpp"

namespace model_api::model::define {

namespace {

using Written = std::optional<Json>;

Written written(const std::string &text) {
    return text.empty() ? Written() : Json::string(text);
}

void read_required(const Node &node, Field &field) {
    field.required = node.boolean().value_or(false);
}
Written write_required(const Field &field) {
    return field.required ? Json::boolean(true) : Written();
}

void read_default(const Node &node, Field &field) {
    field.default_value = node.json();
}
Written write_default(const Field &field) {
    return field.default_value;
}

void read_unique(const Node &node, Field &field) {
    if (node.json().is_boolean()) {
        if (node.json().as_boolean()) field.unique = Unique{};
        return;
    }
    if (!node.json().is_object())
        return node.wrong("must be true, false or an object, not " + std::string(node.json().kind_name()));
    node.allow_only({"scope", "caseSensitive"}, "\"unique\"");
    Unique unique;
    if (const auto scope = node.get("scope")) unique.scope = scope->texts(max_fields);
    if (const auto sensitive = node.get("caseSensitive")) unique.case_sensitive = sensitive->boolean().value_or(true);
    field.unique = std::move(unique);
}

Written write_unique(const Field &field) {
    if (!field.unique) return std::nullopt;
    if (*field.unique == Unique{}) return Json::boolean(true);
    Json unique = Json::object();
    if (!field.unique->scope.empty()) {
        Json scope = Json::array();
        for (const std::string &name : field.unique->scope) scope.push(Json::string(name));
        unique.set("scope", std::move(scope));
    }
    if (!field.unique->case_sensitive) unique.set("caseSensitive", Json::boolean(false));
    return unique;
}

void read_length(const Node &node, Field &field) {
    field.length = read_length_bounds(node);
}
Written write_length(const Field &field) {
    return field.length ? write_number_bounds(*field.length) : Written();
}

void read_range(const Node &node, Field &field) {
    field.range = field.kind == Kind::date_time ? read_time_bounds(node, field.include_time) : read_number_bounds(node);
}
Written write_range(const Field &field) {
    if (!field.range) return std::nullopt;
    return field.kind == Kind::date_time ? write_time_bounds(*field.range) : write_number_bounds(*field.range);
}

void read_pattern(const Node &node, Field &field) {
    field.pattern = node.text();
}
Written write_pattern(const Field &field) {
    return field.pattern ? Json::string(*field.pattern) : Written();
}

void read_decimals(const Node &node, Field &field) {
    constexpr int numeric_precision = 38;
    if (const auto decimals = node.whole(0, numeric_precision)) field.decimals = static_cast<int>(*decimals);
}
Written write_decimals(const Field &field) {
    return field.decimals ? Json::number(std::int64_t{*field.decimals}) : Written();
}

void read_include_time(const Node &node, Field &field) {
    field.include_time = node.boolean().value_or(true);
}
Written write_include_time(const Field &field) {
    return field.include_time ? Written() : Json::boolean(false);
}

void read_options(const Node &node, Field &field) {
    field.options = node.texts(max_options);
    if (node.json().is_array() && node.json().items().empty()) node.wrong("must have at least one option");
}
Written write_options(const Field &field) {
    if (field.kind != Kind::enumeration) return std::nullopt;
    Json all = Json::array();
    for (const std::string &option : field.options) all.push(Json::string(option));
    return all;
}

void read_multiple(const Node &node, Field &field) {
    field.multiple = node.boolean().value_or(false);
}
Written write_multiple(const Field &field) {
    return field.multiple ? Json::boolean(true) : Written();
}

struct SearchableName {
    Searchable value;
    std::string_view name;
};
constexpr std::array searchable_names = {SearchableName{Searchable::a, "A"}, SearchableName{Searchable::b, "B"},
                                         SearchableName{Searchable::c, "C"}, SearchableName{Searchable::d, "D"}};

// The score knows four weights only, so that a number becomes the one whose share is nearest.
Searchable weight_from(std::int64_t number) {
    return number >= 3 ? Searchable::a : number == 2 ? Searchable::b : Searchable::c;
}

void read_searchable(const Node &node, Field &field) {
    constexpr std::int64_t most = 100;
    const Json &given = node.json();
    if (given.is_boolean()) {
        field.searchable = given.as_boolean() ? Searchable::by_default : Searchable::no;
    } else if (given.is_object()) {
        node.allow_only({"weight"}, "\"searchable\"");
        const auto weight = node.get("weight");
        if (!weight) return node.wrong("weight", "must be given");
        if (const auto number = weight->whole(1, most)) field.searchable = weight_from(*number);
    } else {
        const auto found = std::ranges::find_if(searchable_names, [&](const SearchableName &each) {
            return given == Json::string(std::string(each.name));
        });
        if (found == searchable_names.end())
            return node.wrong("must be true, false, \"A\", \"B\", \"C\", \"D\" or {\"weight\": n}");
        field.searchable = found->value;
    }
}
Written write_searchable(const Field &field) {
    if (field.searchable == Searchable::by_default) return std::nullopt;
    if (field.searchable == Searchable::no) return Json::boolean(false);
    return Json::string(
        std::string(std::ranges::find(searchable_names, field.searchable, &SearchableName::value)->name));
}

// A name within a relation: which model or field it must be is checked once the whole document is read.
template <std::string Relation::*member>
void read_reference(const Node &node, Field &field) {
    (*field.relation).*member = node.text().value_or("");
}
template <std::string Relation::*member>
Written write_reference(const Field &field) {
    return field.relation ? written((*field.relation).*member) : Written();
}

struct OnDeleteName {
    OnDelete value;
    std::string_view name;
};
constexpr std::array on_delete_names = {OnDeleteName{OnDelete::restrict_, "restrict"},
                                        OnDeleteName{OnDelete::cascade, "cascade"},
                                        OnDeleteName{OnDelete::set_null, "setNull"}};

void read_on_delete(const Node &node, Field &field) {
    const auto name = node.text();
    if (!name) return;
    const auto found = std::ranges::find(on_delete_names, *name, &OnDeleteName::name);
    if (found == on_delete_names.end()) return node.wrong("must be \"restrict\", \"cascade\" or \"setNull\"");
    field.relation->on_delete = found->value;
}
Written write_on_delete(const Field &field) {
    if (!field.relation || field.relation->on_delete == OnDelete::restrict_) return std::nullopt;
    return Json::string(
        std::string(std::ranges::find(on_delete_names, field.relation->on_delete, &OnDeleteName::value)->name));
}

// Unlike "table" this is the name itself, not SQL: a column "Mixed Case" needs no quotes inside the string.
void read_column(const Node &node, Field &field) {
    if (const auto name = node.text(); name && check_column_name(node, *name)) field.column->name = *name;
}
Written write_column(const Field &field) {
    if (!field.column || field.column->name == default_column_name(field)) return std::nullopt;
    return Json::string(field.column->name);
}

void read_sql_type(const Node &node, Field &field) {
    field.sql_type = node.text().value_or("");
}
Written write_sql_type(const Field &field) {
    return field.sql_type == default_sql_type(field) ? Written() : written(field.sql_type);
}

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = 0; (at = words.find(word, at)) != std::string_view::npos; at += word.size()) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

} // namespace

const std::vector<Option> &options() {
    static const auto &table = *new std::vector<Option>{
        {"model", read_reference<&Relation::model>, write_reference<&Relation::model>},
        {"inverse", read_reference<&Relation::inverse>, write_reference<&Relation::inverse>},
        {"through", read_reference<&Relation::through>, write_reference<&Relation::through>},
        {"throughParent", read_reference<&Relation::through_parent>, write_reference<&Relation::through_parent>},
        {"throughChild", read_reference<&Relation::through_child>, write_reference<&Relation::through_child>},
        {"onDelete", read_on_delete, write_on_delete},
        {"decimals", read_decimals, write_decimals},
        {"includeTime", read_include_time, write_include_time},
        {"options", read_options, write_options},
        {"multiple", read_multiple, write_multiple},
        {"required", read_required, write_required},
        {"default", read_default, write_default},
        {"unique", read_unique, write_unique},
        {"length", read_length, write_length},
        {"range", read_range, write_range},
        {"pattern", read_pattern, write_pattern},
        {"searchable", read_searchable, write_searchable},
        {"column", read_column, write_column},
        {"sqlType", read_sql_type, write_sql_type},
    };
    return table;
}

bool has_option(const FieldType &type, std::string_view option) {
    if (option == "column" || option == "sqlType") return type.stored;
    return has_word(type.options, option);
}

} // namespace model_api::model::define
