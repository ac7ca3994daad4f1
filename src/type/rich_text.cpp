// Rich text as HTML.
#include "pg/function.hpp"
#include "value/markdown.hpp"

namespace model_api::type {

MODEL_API_FUNCTION(model_api_html) {
    return pg::make_text(value::html(pg::text_argument(fcinfo, 0), pg::check_interrupts));
}

MODEL_API_FUNCTION(model_api_truncated_html) {
    const std::int32_t length = DatumGetInt32(fcinfo->args[1].value);
    if (length < 0)
        throw DomainError(sqlstate::invalid_parameter_value, "",
                          "length must not be negative, but is " + std::to_string(length));
    return pg::make_text(
        value::truncated_html(pg::text_argument(fcinfo, 0), static_cast<std::size_t>(length), pg::check_interrupts));
}

} // namespace model_api::type
