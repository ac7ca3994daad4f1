#include "filter/session_value.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace model_api::filter {

namespace {

constexpr std::string_view session_key = "$session";

const std::vector<std::string> &known_names() {
    static const auto &names = *new std::vector<std::string>{"id", "userId"};
    return names;
}

} // namespace

bool is_session_value(const Json &operand) {
    return operand.is_object() && operand.find(session_key) != nullptr;
}

sql::OfSession parse_session_value(const Json &operand, const model::Field &field, const OperatorInfo &op,
                                   const Place &place) {
    const Json &name = *operand.find(session_key);
    const std::string path = path_of(place.path, session_key);
    if (operand.members().size() != 1 || !name.is_string())
        reject(sqlstate::invalid_parameter_value, "this is no value of the session", place,
               R"(Write it as {"$session": "userId"}.)");
    if (op.operation != Operation::equals && op.operation != Operation::not_equals)
        reject(sqlstate::undefined_function, "operator " + quoted(op.name) + " does not take a value of the session",
               place);
    if (const InputType type = input_type(field); type != InputType::id && type != InputType::string)
        reject(sqlstate::invalid_parameter_value,
               "field " + quoted(field.name) + " cannot be compared with an id of the session", place);
    if (std::ranges::find(known_names(), name.as_string()) == known_names().end())
        reject(sqlstate::invalid_parameter_value, quoted(name.as_string()) + " is not a value of the session",
               {path, place.code}, nearest_of(name.as_string(), known_names()));
    return {name.as_string()};
}

} // namespace model_api::filter
