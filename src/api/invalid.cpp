// model.invalid.
#include "action/failure.hpp"
#include "pg/function.hpp"

using namespace model_api;

static std::string given(FunctionCallInfo fcinfo, int n, const char *name) {
    const auto argument = pg::optional_text_argument(fcinfo, n);
    if (!argument || argument->empty())
        throw DomainError(argument ? sqlstate::invalid_parameter_value : sqlstate::null_value_not_allowed, {},
                          std::string("argument \"") + name + "\" must not be " + (argument ? "empty" : "null"));
    return std::string(*argument);
}

MODEL_API_FUNCTION(model_api_invalid) {
    const std::string field = given(fcinfo, 0, "field");
    const std::string message = given(fcinfo, 1, "message");
    DomainError error(sqlstate::check_violation, action::code::invalid_record, field + " " + message);
    error.column = field;
    throw error;
}
