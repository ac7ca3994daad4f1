#include <algorithm>

#include "graphql/input/scalar.hpp"
#include "graphql/suggest.hpp"
#include "graphql/syntax/print.hpp"
#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

using schema::TypeUse;

class ValueCheck {
public:
    explicit ValueCheck(Context &context) : context_(context) {}

    // Whether the values inside of it are to be looked at, too.
    bool check(const syntax::Value &value, const Visit &visit) {
        visit_ = &visit;
        value_ = &value;
        const TypeUse &type = visit.type;
        if (value.is<syntax::Variable>() || !type) return false;
        if (value.is<syntax::NullValue>()) {
            if (type.is_non_null()) report_unexpected(type);
            return true;
        }
        if (value.is<syntax::ListValue>()) {
            if (type.is_list()) return true;
            check_leaf(type.nullable());
            return false;
        }
        if (const auto *object = value.as<syntax::ObjectValue>();
            object != nullptr && type.type->is(schema::Kind::input)) {
            check_object(*object, *type.type);
            return true;
        }
        check_leaf(type);
        return false;
    }

    void check(const syntax::ObjectField &field, const Visit &visit) {
        if (visit.type || !visit.outer || !visit.outer.type->is(schema::Kind::input)) return;
        const schema::Type &type = *visit.outer.type;
        const std::string name(field.name.text);
        context_.report(context_.on_entering(visit),
                        "Field \"" + name + "\" is not defined by type \"" + type.name + "\"." +
                            did_you_mean(suggestions(name, type.input_fields.names())),
                        field.name.at);
    }

private:
    void report(std::string message) { context_.report(context_.on_entering(*visit_), std::move(message), value_->at); }

    void report_unexpected(const TypeUse &type, const std::string &ending = ".") {
        report("Expected value of type \"" + type.text() + "\", found " + syntax::printed(*value_) + ending);
    }

    void check_leaf(const TypeUse &type) {
        if (!type.type->is_leaf()) return report_unexpected(type);
        const input::Leaf leaf = input::leaf_of(*value_, *type.type, nullptr);
        const auto *refusal = std::get_if<input::Refusal>(&leaf);
        if (refusal == nullptr) return;
        if (refusal->is_whole) return report(refusal->message);
        report_unexpected(type, "; " + refusal->message);
    }

    void check_object(const syntax::ObjectValue &object, const schema::Type &type) {
        std::unordered_map<std::string_view, const syntax::Value *> given;
        for (const auto &field : object.fields) given[field.name.text] = &field.value;
        for (const auto &field : type.input_fields) {
            if (!field.is_required() || given.contains(field.name)) continue;
            report("Field \"" + type.name + "." + field.name + "\" of required type \"" + field.type.text() +
                   "\" was not provided.");
        }
        if (!type.is_one_of) return;
        if (given.size() != 1) return report("OneOf Input Object \"" + type.name + "\" must specify exactly one key.");
        const auto &[name, value] = *given.begin();
        if (!value->is<syntax::NullValue>()) return;
        report("Field \"" + type.name + "." + std::string(name) + "\" must be non-null.");
    }

    Context &context_;
    const Visit *visit_ = nullptr;
    const syntax::Value *value_ = nullptr;
};

} // namespace

void values_of_correct_type(Context &context) {
    ValueCheck check(context);
    const auto &visits = context.visits();
    for (std::size_t i = 0; i < visits.size() && !context.is_full();) {
        const Visit &visit = visits[i];
        bool goes_inside = true;
        if (const auto *value = visit.as<syntax::Value>()) goes_inside = check.check(*value, visit);
        if (const auto *field = visit.as<syntax::ObjectField>()) check.check(*field, visit);
        i = goes_inside ? i + 1 : visit.end;
    }
}

void unique_input_field_names(Context &context) {
    const auto &visits = context.visits();
    context.for_each<syntax::Value>([&](const syntax::Value &value, const Visit &visit) {
        const auto *object = value.as<syntax::ObjectValue>();
        if (object == nullptr || object->fields.size() < 2) return;
        std::unordered_map<std::string_view, syntax::Offset> known;
        const Visit *field_visit = &visit + 1;
        for (const auto &field : object->fields) {
            const auto &[name, at] = field.name;
            const auto [entry, is_new] = known.try_emplace(name, at);
            if (!is_new) {
                context.report(context.on_entering(*field_visit),
                               "There can be only one input field named \"" + std::string(name) + "\".",
                               {entry->second, at});
            }
            field_visit = visits.data() + field_visit->end;
        }
    });
}

} // namespace model_api::graphql::validation
