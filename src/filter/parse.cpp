#include <algorithm>

#include "base/text.hpp"
#include "filter/filter.hpp"
#include "filter/mistake.hpp"
#include "filter/parse_condition.hpp"

namespace model_api::filter {

namespace {

// The input type that an object is of: which model's fields it may name, and what messages call it.
struct Scope {
    const model::Model &model;
    std::string type_name;
    bool of_relation = false; // a to-one relation: takes "isSet" as well, which its parser has seen to

    Scope nested() const { return of_relation ? Scope{model, model.type_name + "Filter"} : *this; }
};

Filter all_of(Filters terms) {
    terms.erase(std::remove_if(terms.begin(), terms.end(), is_trivial), terms.end());
    if (terms.size() == 1) return Filter(std::move(terms.front()));
    return All{std::move(terms)};
}

Filters list_of(Filter only) {
    Filters list;
    list.push_back(std::move(only));
    return list;
}

class Parser {
public:
    Parser(const model::Schema &schema, const Limits &limits, std::string_view root, SessionValues session)
        : schema_(schema), limits_(limits), root_(root), session_(session) {}

    // An object, a list of which all hold, or null.
    Filter parse(const Json &document, const Scope &scope, std::string_view path, std::size_t depth) {
        if (document.is_null()) return All{};
        if (!document.is_array()) return parse_object(document, scope, path, depth);
        return all_of(parse_list(document, scope, path, depth, true));
    }

private:
    enum class Combination : std::uint8_t { all, any, none };

    // `null_holds`: whether a null in the list stands for a filter without restriction, or for nothing at all.
    Filters parse_list(const Json &list, const Scope &scope, std::string_view path, std::size_t depth,
                       bool null_holds) {
        Filters terms;
        if (!list.is_array()) return list_of(parse_object(list, scope, path, depth));
        for (std::size_t i = 0; i < list.items().size(); ++i) {
            const Json &item = list.items()[i];
            count(1);
            if (!item.is_null()) {
                terms.push_back(parse_object(item, scope, path_of(path, i), depth));
            } else if (null_holds) {
                terms.emplace_back(All{});
            }
        }
        return terms;
    }

    Filter parse_object(const Json &object, const Scope &scope, std::string_view path, std::size_t depth) {
        if (!object.is_object()) reject_kind("an object", object, {path});
        Filters terms;
        for (const auto &[key, value] : object.members()) {
            if (scope.of_relation && key == "isSet") continue;
            terms.push_back(parse_member(key, value, scope, path_of(path, key), depth));
        }
        return all_of(std::move(terms));
    }

    Filter parse_member(const std::string &key, const Json &value, const Scope &scope, const std::string &path,
                        std::size_t depth) {
        if (key == "AND") return parse_combination(Combination::all, value, scope, path, depth);
        if (key == "OR") return parse_combination(Combination::any, value, scope, path, depth);
        if (key == "NOT") return parse_combination(Combination::none, value, scope, path, depth);
        const model::Field *field = scope.model.find(key);
        if (field != nullptr && field->is_relation()) return parse_relation(value, *field, scope.model, path, depth);
        if (field != nullptr && field->type().filterable) return parse_field(value, *field, scope.model, path);
        if (const auto *by_id = field == nullptr ? scope.model.find_by_id_key(key) : nullptr) {
            return parse_field(value, *by_id, scope.model, path);
        }
        reject_unknown(key, scope, path);
    }

    Filter parse_combination(Combination how, const Json &value, const Scope &scope, const std::string &path,
                             std::size_t depth) {
        if (value.is_null()) return All{};
        descend(depth, path);
        Filters terms = parse_list(value, scope.nested(), path, depth + 1, how != Combination::none);
        if (how == Combination::all) return all_of(std::move(terms));
        if (how == Combination::any) return AnyOf{std::move(terms)};
        return NoneOf{std::move(terms)};
    }

    Filter parse_field(const Json &value, const model::Field &field, const model::Model &model,
                       const std::string &path) {
        Filters conditions = parse_conditions(value, field, model, {path}, session_);
        for (const Filter &term : conditions) count(1 + extra_values(std::get<Condition>(term.node)));
        return all_of(std::move(conditions));
    }

    Filter parse_relation(const Json &value, const model::Field &field, const model::Model &model,
                          const std::string &path, std::size_t depth) {
        if (value.is_null()) return All{};
        const model::Model &target = schema_.get(field.relation.value().model);
        descend(depth, path);
        if (is_filter_by_id(value, field, target)) return parse_field(value, field, model, path);
        if (!value.is_array()) return parse_related(value, field, target, path, depth + 1);
        Filters terms;
        for (std::size_t i = 0; i < value.items().size(); ++i) {
            count(1);
            if (value.items()[i].is_null()) continue;
            terms.push_back(parse_related(value.items()[i], field, target, path_of(path, i), depth + 1));
        }
        return all_of(std::move(terms));
    }

    // The older form, {"quiz": {"equals": "1"}}: nothing but operators, none of which is the name of a field.
    static bool is_filter_by_id(const Json &value, const model::Field &field, const model::Model &target) {
        if (field.kind != model::Kind::belongs_to || !value.is_object()) return false;
        bool any = false;
        for (const auto &[key, operand] : value.members()) {
            if (key == "isSet") continue;
            if (find_operator(InputType::id, key) == nullptr || target.find(key) != nullptr) return false;
            any = true;
        }
        return any;
    }

    Filter parse_related(const Json &value, const model::Field &field, const model::Model &target,
                         const std::string &path, std::size_t depth) {
        if (!value.is_object()) reject_relation(value, field, path);
        return field.is_to_many() ? parse_to_many(value, field, target, path, depth)
                                  : parse_to_one(value, field, target, path, depth);
    }

    Filter parse_to_one(const Json &value, const model::Field &field, const model::Model &target,
                        const std::string &path, std::size_t depth) {
        Filters terms;
        const Json *is_set = value.find("isSet");
        if (is_set != nullptr && !is_set->is_null()) {
            if (!is_set->is_boolean()) reject_kind("a boolean", *is_set, {path_of(path, "isSet")});
            count(1);
            terms.emplace_back(IsRelated{&field, is_set->as_boolean()});
        }
        const Scope scope{target, target.type_name + "RelationshipFilter", true};
        Filter condition = parse_object(value, scope, path, depth);
        if (!is_trivial(condition)) {
            count(1);
            terms.emplace_back(Related{&field, Quantifier::one, &target, list_of(std::move(condition))});
        }
        return all_of(std::move(terms));
    }

    Filter parse_to_many(const Json &value, const model::Field &field, const model::Model &target,
                         const std::string &path, std::size_t depth) {
        Filters terms;
        const Scope scope{target, target.plural_type_name + "InnerRelationshipFilter"};
        for (const auto &[key, inner] : value.members()) {
            const std::string inner_path = path_of(path, key);
            const Quantifier quantifier = quantifier_of(key, field, target, inner_path);
            if (inner.is_null()) continue;
            count(1);
            terms.emplace_back(Related{&field, quantifier, &target, list_of(parse(inner, scope, inner_path, depth))});
        }
        return all_of(std::move(terms));
    }

    static Quantifier quantifier_of(const std::string &key, const model::Field &field, const model::Model &target,
                                    const std::string &path) {
        if (key == "some") return Quantifier::some;
        if (key == "every") return Quantifier::every;
        if (key == "none") return Quantifier::none;
        std::string hint;
        if (target.find(key) != nullptr) {
            hint = "Write {\"" + field.name + "\": {\"some\": {\"" + key + "\": …}}}.";
        }
        reject_operator(key, target.plural_type_name + "RelationshipFilter", {"some", "every", "none"}, {path}, hint);
    }

    [[noreturn]] static void reject_relation(const Json &given, const model::Field &field, const std::string &path) {
        std::string hint;
        if (field.kind == model::Kind::belongs_to && (given.is_string() || given.is_number())) {
            hint = "Write {\"" + model::id_key(field) + "\": {\"equals\": …}}.";
        }
        reject_kind("an object", given, {path}, hint);
    }

    [[noreturn]] static void reject_unknown(std::string_view key, const Scope &scope, const std::string &path) {
        std::vector<std::string> names = {"AND", "OR", "NOT"};
        if (scope.of_relation) names.emplace_back("isSet");
        for (const model::Field &field : scope.model.fields) {
            if (field.is_relation() || field.type().filterable) names.push_back(field.name);
            if (field.kind == model::Kind::belongs_to) names.push_back(model::id_key(field));
        }
        reject_field(key, scope.type_name, {names.begin(), names.end()}, {path});
    }

    void descend(std::size_t depth, std::string_view path) const {
        if (depth < limits_.depth) return;
        reject(sqlstate::statement_too_complex,
               "the filter is nested more than " + std::to_string(limits_.depth) + " levels deep", {path});
    }

    void count(std::size_t conditions) {
        count_ += conditions;
        if (count_ <= limits_.conditions) return;
        reject(sqlstate::statement_too_complex,
               "the filter has more than " + std::to_string(limits_.conditions) + " conditions", {root_});
    }

    const model::Schema &schema_;
    const Limits &limits_;
    std::string_view root_;
    SessionValues session_;
    std::size_t count_ = 0;
};

bool all_trivial(const Filters &terms) {
    return std::all_of(terms.begin(), terms.end(), is_trivial);
}

struct IsTrivial {
    bool operator()(const All &node) const { return all_trivial(node.terms); }
    bool operator()(const AnyOf &node) const { return std::any_of(node.terms.begin(), node.terms.end(), is_trivial); }
    bool operator()(const NoneOf &node) const { return node.terms.empty(); }
    bool operator()(const Condition &) const { return false; }
    bool operator()(const Related &node) const {
        return node.quantifier == Quantifier::every && all_trivial(node.condition);
    }
    bool operator()(const IsRelated &) const { return false; }
};

} // namespace

Filter parse(const Json &document, const model::Model &model, const model::Schema &schema, std::string_view path,
             const Limits &limits, SessionValues session) {
    if (!document.is_null() && !document.is_array() && !document.is_object()) {
        reject_kind("an object or a list of objects", document, {path});
    }
    return Parser(schema, limits, path, session).parse(document, Scope{model, model.type_name + "Filter"}, path, 0);
}

bool is_trivial(const Filter &filter) {
    return std::visit(IsTrivial{}, filter.node);
}

} // namespace model_api::filter
