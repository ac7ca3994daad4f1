#include "filter/operators.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>

namespace model_api::filter {

namespace {

using List = std::vector<OperatorInfo>;

struct InputTypeRow {
    InputType type;
    std::string_view name;
    List operators;
};

List joined(std::initializer_list<List> parts) {
    List all;
    for (const List &part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<InputTypeRow> *build_table() {
    const List equality = {{"equals", Operation::equals}, {"notEquals", Operation::not_equals}};
    const List membership = {{"in", Operation::in}, {"notIn", Operation::not_in}};
    const List order = {{"lessThan", Operation::less_than},
                        {"lessThanOrEqual", Operation::less_than_or_equal},
                        {"greaterThan", Operation::greater_than},
                        {"greaterThanOrEqual", Operation::greater_than_or_equal}};
    const List presence = {{"isSet", Operation::is_set}};
    const List before_after = {{"before", Operation::less_than}, {"after", Operation::greater_than}};
    const List or_on = {{"beforeOrOn", Operation::less_than_or_equal}, {"afterOrOn", Operation::greater_than_or_equal}};
    const List text = {{"startsWith", Operation::starts_with},
                       {"endsWith", Operation::ends_with},
                       {"contains", Operation::contains_text}};
    const List containment = {{"contains", Operation::contains_all}};
    const List only_in = {{"in", Operation::in}};
    const List json = {{"matches", Operation::matches}};
    const List state = {{"inState", Operation::in_state}};

    const List scalar = joined({equality, order, membership, presence});
    const List of_lists = joined({equality, containment, presence});
    return new std::vector<InputTypeRow>{
        {InputType::id, "IDFilter", scalar},
        {InputType::string, "StringFilter", joined({scalar, text})},
        {InputType::float_, "FloatFilter", scalar},
        {InputType::int_, "IntFilter", scalar},
        {InputType::boolean, "BooleanFilter", joined({equality, presence})},
        {InputType::date_time, "DateTimeFilter", joined({scalar, before_after})},
        {InputType::date, "DateFilter", joined({scalar, before_after, or_on})},
        {InputType::single_enum, "SingleEnumFilter", joined({equality, only_in, presence})},
        {InputType::multi_enum, "MultiEnumFilter", of_lists},
        {InputType::role_assignment, "RoleAssignmentFilter", of_lists},
        {InputType::json, "JSONFilter", joined({equality, membership, presence, json})},
        {InputType::state, "StateFilter", joined({equality, membership, presence, state})},
        {InputType::any, "AnyFilter", scalar},
        {InputType::array, "ArrayFilter", of_lists},
    };
}

const InputTypeRow &row_of(InputType type) {
    static const std::vector<InputTypeRow> &table = *build_table(); // never destroyed: a backend may need it to the end
    return table.at(static_cast<std::size_t>(type));
}

InputType input_type_of_other(const model::Field &field) {
    const bool array = field.column && field.column->type.family == sql::Family::array;
    return array ? InputType::array : InputType::any;
}

} // namespace

InputType input_type(const model::Field &field) {
    using model::Kind;
    switch (field.kind) {
    case Kind::id:
    case Kind::belongs_to:
        return InputType::id;
    case Kind::string:
    case Kind::email:
    case Kind::url:
    case Kind::rich_text:
    case Kind::color:
        return InputType::string;
    case Kind::number:
        return field.decimals == 0 ? InputType::int_ : InputType::float_;
    case Kind::boolean:
        return InputType::boolean;
    case Kind::date_time:
        return field.include_time ? InputType::date_time : InputType::date;
    case Kind::enumeration:
        return field.multiple ? InputType::multi_enum : InputType::single_enum;
    case Kind::json:
        return InputType::json;
    case Kind::role_list:
        return InputType::role_assignment;
    case Kind::record_state:
        return InputType::state;
    case Kind::any:
        return input_type_of_other(field);
    case Kind::password:
    case Kind::encrypted_string:
    case Kind::has_one:
    case Kind::has_many:
    case Kind::has_many_through:
        break;
    }
    throw std::logic_error("field \"" + field.name + "\" has no filter input type");
}

std::string_view input_type_name(InputType type) {
    return row_of(type).name;
}

const std::vector<OperatorInfo> &operators(InputType type) {
    return row_of(type).operators;
}

const OperatorInfo *find_operator(InputType type, std::string_view name) {
    const List &list = operators(type);
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &info) { return info.name == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace model_api::filter
