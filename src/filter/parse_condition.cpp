#include "filter/parse_condition.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "filter/session_value.hpp"
#include "filter/value.hpp"

namespace model_api::filter {

namespace {

constexpr std::string_view case_sensitive_key = "caseSensitive";

// What an operator takes beside a value of its field's type.
enum class Operand : std::uint8_t { value, list, boolean, text, json, state };

struct OperationRow {
    Operation operation;
    Operand operand;
    bool takes_null;
    bool needs_equality, needs_order;
};

constexpr std::array<OperationRow, 15> operations{{
    {Operation::equals, Operand::value, true, true, false},
    {Operation::not_equals, Operand::value, true, true, false},
    {Operation::in, Operand::list, false, true, false},
    {Operation::not_in, Operand::list, false, true, false},
    {Operation::less_than, Operand::value, true, false, true},
    {Operation::less_than_or_equal, Operand::value, true, false, true},
    {Operation::greater_than, Operand::value, true, false, true},
    {Operation::greater_than_or_equal, Operand::value, true, false, true},
    {Operation::is_set, Operand::boolean, true, false, false},
    {Operation::starts_with, Operand::text, false, false, false},
    {Operation::ends_with, Operand::text, false, false, false},
    {Operation::contains_text, Operand::text, false, false, false},
    {Operation::contains_all, Operand::value, false, true, false},
    {Operation::matches, Operand::json, false, false, false},
    {Operation::in_state, Operand::state, false, false, false},
}};

class ConditionParser {
public:
    ConditionParser(const model::Field &field, const model::Model &model, SessionValues session)
        : field_(field), model_(model), type_(input_type(field)), session_(session) {}

    Filters parse(const Json &operators, const Place &place) const {
        if (operators.is_null()) return {};
        if (!operators.is_object()) reject_bare_value(operators, place);
        const bool case_sensitive = parse_case(operators, place);
        Filters conditions;
        for (const auto &[name, operand] : operators.members()) {
            if (name == case_sensitive_key && type_ == InputType::string) continue;
            const std::string path = path_of(place.path, name);
            const OperatorInfo &info = operator_of(name, {path, place.code});
            if (info.operation == Operation::is_set && operand.is_null()) continue;
            Condition condition = parse_one(info, operand, {path, place.code});
            condition.case_sensitive = case_sensitive;
            conditions.emplace_back(std::move(condition));
        }
        return conditions;
    }

private:
    [[noreturn]] void reject_bare_value(const Json &given, const Place &place) const {
        std::string hint;
        if (!given.is_array()) {
            const bool by_id = field_.kind == model::Kind::belongs_to;
            Json example = Json::object();
            Json equals = Json::object();
            equals.set("equals", given.is_string() && given.as_string().size() > 60 ? Json::string("…") : given);
            example.set(by_id ? model::id_key(field_) : field_.name, std::move(equals));
            hint = "Write " + example.text() + ".";
        }
        reject_kind("an object of operators", given, place, hint);
    }

    bool parse_case(const Json &operators, const Place &place) const {
        const Json *given = type_ == InputType::string ? operators.find(case_sensitive_key) : nullptr;
        if (given == nullptr || given->is_null()) return true;
        if (!given->is_boolean()) {
            reject_kind("a boolean", *given, {path_of(place.path, case_sensitive_key), place.code});
        }
        return given->as_boolean();
    }

    const OperatorInfo &operator_of(std::string_view name, const Place &place) const {
        const OperatorInfo *info = find_operator(type_, name);
        if (info == nullptr) {
            std::vector<std::string_view> defined;
            for (const OperatorInfo &known : operators(type_)) defined.push_back(known.name);
            if (type_ == InputType::string) defined.push_back(case_sensitive_key);
            reject_operator(name, input_type_name(type_), defined, place);
        }
        check_available(*info, place);
        return *info;
    }

    // Types from outside may lack an order, or equality itself.
    void check_available(const OperatorInfo &info, const Place &place) const {
        if (type_ != InputType::any && type_ != InputType::array) return;
        const OperationRow &row = row_of(info.operation);
        const sql::Type &type = field_.column.value().type;
        if ((!row.needs_equality || type.has_equality) && (!row.needs_order || type.has_order)) return;
        reject(sqlstate::undefined_function,
               "operator " + quoted(info.name) + " is not available for type " + sql::plain_name(type), place);
    }

    Condition parse_one(const OperatorInfo &info, const Json &operand, const Place &place) const {
        const OperationRow &row = row_of(info.operation);
        if (operand.is_null() && !row.takes_null) {
            reject(sqlstate::invalid_parameter_value, "operator " + quoted(info.name) + " does not take null", place);
        }
        Condition condition{&field_, info.operation, sql::Null{}};
        if (is_checked_by_server()) condition.place = place.path;
        if (is_of_session(operand)) {
            condition.value = parse_session_value(operand, field_, info, place);
            return condition;
        }
        switch (row.operand) {
        case Operand::value:
            condition.value = parse_value(field_, operand, place, states());
            break;
        case Operand::list:
            parse_list(condition, operand, place);
            break;
        case Operand::boolean:
            if (!operand.is_boolean()) reject_kind("a boolean", operand, place);
            condition.value = operand.as_boolean();
            break;
        case Operand::text:
            condition.value = parse_value(field_, operand, place);
            break;
        case Operand::json:
            condition.value = operand.text();
            break;
        case Operand::state:
            condition.value = parse_value(field_, operand, place, states());
            break;
        }
        return condition;
    }

    // Elsewhere, and in documents of json fields, it is a value like any other.
    bool is_of_session(const Json &operand) const {
        return session_ == SessionValues::allowed && type_ != InputType::json && is_session_value(operand);
    }

    // A single value stands for a list of one.
    void parse_list(Condition &condition, const Json &operand, const Place &place) const {
        sql::TextArray values;
        const auto add = [&](const Json &item, const Place &where) {
            const sql::Value value = parse_value(field_, item, where, states());
            if (std::holds_alternative<sql::Null>(value)) {
                condition.has_null = true;
            } else {
                values.emplace_back(text_form(value, field_.column.value().type));
            }
        };
        if (operand.is_array()) {
            for (std::size_t i = 0; i < operand.items().size(); ++i) {
                add(operand.items()[i], {path_of(place.path, i), place.code});
            }
        } else {
            add(operand, place);
        }
        condition.value = std::move(values);
    }

    // Types that the API has no name for, and enum types: the server knows their values.
    bool is_checked_by_server() const {
        if (type_ == InputType::any || type_ == InputType::array) return true;
        return field_.column && (field_.column->type.family == sql::Family::enumeration ||
                                 field_.column->type.element == sql::Family::enumeration);
    }

    static const OperationRow &row_of(Operation operation) {
        return operations.at(static_cast<std::size_t>(operation));
    }

    const model::StateMachine *states() const { return model_.states ? &*model_.states : nullptr; }

    const model::Field &field_;
    const model::Model &model_;
    InputType type_;
    SessionValues session_;
};

} // namespace

Filters parse_conditions(const Json &operators, const model::Field &field, const model::Model &model,
                         const Place &place, SessionValues session) {
    return ConditionParser(field, model, session).parse(operators, place);
}

std::size_t extra_values(const Condition &condition) {
    const auto *values = std::get_if<sql::TextArray>(&condition.value);
    return condition.case_sensitive || values == nullptr || values->empty() ? 0 : values->size() - 1;
}

} // namespace model_api::filter
