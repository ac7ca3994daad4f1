#include "graphql/input/value.hpp"

#include "graphql/input/scalar.hpp"
#include "graphql/suggest.hpp"

namespace model_api::graphql::input {

namespace {

using schema::InputValue;
using schema::Type;
using schema::TypeUse;

class Coercion {
public:
    explicit Coercion(const Complain &complain) : complain_(complain) {}

    Json value(const Json &given, const TypeUse &type) {
        if (done_) return {};
        if (given.is_null()) {
            if (type.is_non_null()) fail(given, "Expected non-nullable type \"" + type.text() + "\" not to be null.");
            return {};
        }
        if (type.is_list()) return list(given, type.item());
        return type.type->is(schema::Kind::input) ? object(given, *type.type) : leaf(given, *type.type);
    }

private:
    Json list(const Json &given, const TypeUse &item_type) {
        Json items = Json::array();
        if (!given.is_array()) {
            items.push(value(given, item_type));
            return items;
        }
        for (std::size_t i = 0; i < given.items().size() && !done_; ++i) {
            path_.emplace_back(i);
            items.push(value(given.items()[i], item_type));
            path_.pop_back();
        }
        return items;
    }

    Json object(const Json &given, const Type &type) {
        if (!given.is_object()) {
            fail(given, "Expected type \"" + type.name + "\" to be an object.");
            return {};
        }
        Json::Object members;
        for (const InputValue &field : type.input_fields) add_field(members, given, field);
        for (const auto &[name, unused] : given.members()) check_known(name, given, type);
        if (type.is_one_of) check_one_of(members, given, type);
        return Json::object(std::move(members));
    }

    void add_field(Json::Object &members, const Json &given, const InputValue &field) {
        const Json *value_given = given.find(field.name);
        if (value_given != nullptr) {
            path_.emplace_back(field.name);
            members.emplace_back(field.name, value(*value_given, field.type));
            path_.pop_back();
        } else if (field.default_value) {
            members.emplace_back(field.name, *field.default_value);
        } else if (field.type.is_non_null()) {
            fail(given,
                 "Field \"" + field.name + "\" of required type \"" + field.type.text() + "\" was not provided.");
        }
    }

    void check_known(const std::string &name, const Json &given, const Type &type) {
        if (type.input_fields.find(name) != nullptr) return;
        fail(given, "Field \"" + name + "\" is not defined by type \"" + type.name + "\"." +
                        did_you_mean(suggestions(name, type.input_fields.names())));
    }

    void check_one_of(const Json::Object &members, const Json &given, const Type &type) {
        if (members.size() != 1) fail(given, "Exactly one key must be specified for OneOf type \"" + type.name + "\".");
        if (members.empty()) return;
        const auto &[name, value] = members.front();
        const Json *value_given = given.find(name);
        if (value_given == nullptr || !value_given->is_null()) return;
        path_.emplace_back(name);
        fail(value, "Field \"" + name + "\" must be non-null.");
        path_.pop_back();
    }

    Json leaf(const Json &given, const Type &type) {
        Leaf coerced = leaf_of(given, type);
        if (auto *value = std::get_if<Json>(&coerced)) return std::move(*value);
        const auto &refusal = std::get<Refusal>(coerced);
        fail(given, refusal.is_whole ? refusal.message : "Expected type \"" + type.name + "\". " + refusal.message);
        return {};
    }

    void fail(const Json &wrong, const std::string &why) {
        if (!done_) done_ = !complain_(path_, wrong, why);
    }

    const Complain &complain_;
    std::vector<PathStep> path_;
    bool done_ = false;
};

} // namespace

Json value_of(const Json &given, const TypeUse &type, const Complain &complain) {
    return Coercion(complain).value(given, type);
}

} // namespace model_api::graphql::input
