// Which operators a field may be filtered by, and what each takes: one table.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/field.hpp"

namespace model_api::filter {

enum class Operation : std::uint8_t {
    equals,
    not_equals,
    in,
    not_in,
    less_than,
    less_than_or_equal,
    greater_than,
    greater_than_or_equal,
    is_set,
    starts_with,
    ends_with,
    contains_text, // strings
    contains_all,  // enum lists and role lists: @>
    matches,       // json: @>
    in_state,
};

// The filter input types of the API.
enum class InputType : std::uint8_t {
    id,
    string,
    float_,
    int_,
    boolean,
    date_time,
    date,
    single_enum,
    multi_enum,
    role_assignment,
    json,
    state,
    any,   // columns of other types: equality and order where the type has them, isSet always
    array, // adopted array columns: equals, notEquals, contains, isSet
};

struct OperatorInfo {
    std::string_view name; // "lessThanOrEqual"
    Operation operation;
};

InputType input_type(const model::Field &field);
std::string_view input_type_name(InputType type);           // "StringFilter"
const std::vector<OperatorInfo> &operators(InputType type); // what the type defines, aliases (before, after) included
const OperatorInfo *find_operator(InputType type, std::string_view name);

} // namespace model_api::filter

#include "base/pure.hpp"
