#include "page/sort.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "page/input.hpp"

namespace model_api::page {

namespace {

// One field of the document and the order asked for, with the model it was looked up in.
struct Entry {
    FieldKey field;
    const Json *order; // "Ascending", or {"order", "nulls"}
    const Json *nulls; // beside the field; nullptr: not given
    std::string path;  // of the order
};

bool is_sortable(const model::Field &field) {
    return field.is_stored() && !field.is_relation() && field.type().sortable;
}

bool is_to_one(const model::Field &field) {
    return field.kind == model::Kind::belongs_to || field.kind == model::Kind::has_one;
}

[[noreturn]] void refuse_unknown(std::string_view name, const model::Model &model, std::string_view path) {
    std::vector<std::string> id_keys;
    std::vector<std::string_view> candidates;
    for (const model::Field &field : model.fields) {
        if (is_sortable(field) || is_to_one(field)) candidates.push_back(field.name);
        if (field.kind == model::Kind::belongs_to) id_keys.push_back(model::id_key(field));
    }
    candidates.insert(candidates.end(), id_keys.begin(), id_keys.end());
    refuse(sqlstate::undefined_column,
           "Field \"" + std::string(name) + "\" is not defined by " + model.type_name + "Sort." +
               did_you_mean(name, candidates),
           path);
}

// The field itself; for "quizId" the relation quiz, whose column it is.
const model::Field &find_field(std::string_view name, const model::Model &model, std::string_view path) {
    const model::Field *field = model.find(name);
    if (field && (is_sortable(*field) || is_to_one(*field))) return *field;
    const model::Field *relation = field ? nullptr : model.find_by_id_key(name);
    if (!relation) refuse_unknown(name, model, path);
    return *relation;
}

// The only field that an object names; nullptr when it names none. Nulls are as good as absent.
const Json::Member *only_field(const Json &document, const model::Model &model, std::string_view path) {
    const Json::Member *found = nullptr;
    for (const Json::Member &member : document.members()) {
        if (member.second.is_null() || (member.first == "nulls" && !model.find("nulls"))) continue;
        if (found)
            refuse(sqlstate::invalid_parameter_value, "sort has several fields in one object", path,
                   "The keys of an object have no order. Write a list: [{\"" + found->first + "\":…},{\"" +
                       member.first + "\":…}].");
        found = &member;
    }
    return found;
}

const Json *nulls_beside(const Json &document, const model::Model &model) {
    const Json *nulls = model.find("nulls") ? nullptr : document.find("nulls");
    return nulls && !nulls->is_null() ? nulls : nullptr;
}

void refuse_bare_relation(const model::Field &relation, std::string_view path) {
    const bool has_id = relation.kind == model::Kind::belongs_to;
    refuse(sqlstate::invalid_parameter_value, "sort by \"" + relation.name + "\" does not say by which field of it",
           path,
           has_id ? "Sort by \"" + model::id_key(relation) + "\", or write {\"" + relation.name + "\":{field:order}}."
                  : "Write {\"" + relation.name + "\":{field:order}}.");
}

// Walks to-one relations down to the field that is sorted by.
Entry find_entry(const Json *document, const model::Model *model, const model::Schema &schema, std::string path) {
    Entry entry;
    for (;;) {
        if (!document->is_object())
            refuse(sqlstate::invalid_parameter_value,
                   std::string("sort must be an object, not ") + document->kind_name(), path);
        const Json::Member *member = only_field(*document, *model, path);
        if (!member) refuse(sqlstate::invalid_parameter_value, "sort does not name a field", path);
        const Json *nulls = nulls_beside(*document, *model);
        path = path_of(path, member->first);
        const model::Field &field = find_field(member->first, *model, path);

        if (field.name != member->first || !field.is_relation()) {
            entry.field.field = &field;
            entry.order = &member->second;
            entry.nulls = nulls;
            entry.path = std::move(path);
            return entry;
        }
        if (!member->second.is_object()) refuse_bare_relation(field, path);
        if (nulls) refuse_unknown("nulls", *model, path);
        if (entry.field.path.size() == max_sort_relations)
            refuse(sqlstate::statement_too_complex,
                   "sort walks more than " + std::to_string(max_sort_relations) + " relations", path);
        entry.field.path.push_back(&field);
        model = &schema.get(field.relation->model);
        document = &member->second;
    }
}

// Which of two words a value is: true for the second.
bool choose(const Json &value, const char *what, std::string_view first, std::string_view second,
            std::string_view path) {
    if (value.is_string() && value.as_string() == first) return false;
    if (value.is_string() && value.as_string() == second) return true;
    const std::string given = value.is_string() && value.as_string().size() <= 40 ? '"' + value.as_string() + '"'
                                                                                  : std::string(value.kind_name());
    refuse(sqlstate::invalid_parameter_value,
           std::string(what) + " must be \"" + std::string(first) + "\" or \"" + std::string(second) + "\", not " +
               given,
           path);
}

SortKey with_order(const Entry &entry) {
    const Json *order = entry.order, *nulls = entry.nulls;
    std::string order_path = entry.path, nulls_path = entry.path;
    if (order->is_object()) {
        for (const auto &[name, value] : order->members())
            if (name != "order" && name != "nulls")
                refuse(sqlstate::undefined_column,
                       "Field \"" + name + "\" is not defined by SortOrder." + did_you_mean(name, {"order", "nulls"}),
                       path_of(entry.path, name));
        if (!nulls) nulls = order->find("nulls");
        order = order->find("order");
        order_path = path_of(entry.path, "order");
        nulls_path = path_of(entry.path, "nulls");
    }
    SortKey key{.value = entry.field};
    key.descending = order && choose(*order, "sort order", "Ascending", "Descending", order_path);
    key.nulls_first = key.descending;
    if (nulls && !nulls->is_null()) key.nulls_first = !choose(*nulls, "nulls", "First", "Last", nulls_path);
    return key;
}

SortKey read_key(const Json &document, const model::Model &model, const model::Schema &schema, std::string_view path) {
    const Entry entry = find_entry(&document, &model, schema, std::string(path));
    const model::Field &field = *entry.field.field;
    SortKey key = with_order(entry);
    if (!field.column) throw std::logic_error("field " + field.name + " has no column");
    if (!key_type(key).has_order)
        refuse(sqlstate::undefined_column,
               "\"" + key_name(key) + "\" cannot be sorted by: type " + sql::plain_name(field.column->type) +
                   " has no order",
               entry.path);
    key.nullable = !entry.field.path.empty() || (&field != &model.key() && !field.column->not_null);
    return key;
}

void add_key(Sort &sort, SortKey key, std::string_view path) {
    const auto same = [&](const SortKey &other) { return other.value == key.value; };
    if (std::any_of(sort.keys.begin(), sort.keys.end(), same))
        refuse(sqlstate::invalid_parameter_value, "sort names \"" + key_name(key) + "\" twice", path);
    if (sort.keys.size() == max_sort_keys)
        refuse(sqlstate::statement_too_complex, "sort has more than " + std::to_string(max_sort_keys) + " fields",
               path);
    sort.keys.push_back(std::move(key));
}

bool restricts_nothing(const Json &document) {
    return document.is_null() || (document.is_object() && document.members().empty());
}

} // namespace

Sort parse_sort(const Json &document, const model::Model &model, const model::Schema &schema, std::string_view path) {
    Sort sort;
    if (document.is_array()) {
        for (std::size_t i = 0; i < document.items().size(); ++i) {
            const Json &item = document.items()[i];
            const std::string item_path = path_of(path, i);
            if (!restricts_nothing(item)) add_key(sort, read_key(item, model, schema, item_path), item_path);
        }
    } else if (!restricts_nothing(document)) {
        add_key(sort, read_key(document, model, schema, path), path);
    }

    sort.is_default = sort.keys.empty();
    const SortKey key = key_of(model, false);
    const auto end = std::ranges::find(sort.keys, key.value, &SortKey::value);
    if (end == sort.keys.end())
        sort.keys.push_back(key);
    else
        sort.keys.erase(end + 1, sort.keys.end());
    return sort;
}

} // namespace model_api::page
