#include "api/planned.hpp"

namespace model_api::api {
namespace {

std::string_view bytes_of(FunctionCallInfo fcinfo, const Argument &argument) {
    const NullableDatum &datum = fcinfo->args[argument.position];
    if (argument.by_value) return {reinterpret_cast<const char *>(&datum.value), sizeof(datum.value)};
    return pg::text_view(datum.value); // a jsonb's bytes as well
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::string request_key(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments) {
    std::string key(function);
    for (const Argument &argument : arguments) {
        if (argument.left_out || pg::is_null_argument(fcinfo, argument.position)) {
            key += '-';
            continue;
        }
        const std::string_view bytes = bytes_of(fcinfo, argument);
        if (argument.is_search && !is_blank(bytes)) return {};
        if (key.size() + bytes.size() > request::max_key_size) return {};
        const auto size = static_cast<std::uint32_t>(bytes.size());
        key += '+';
        key.append(reinterpret_cast<const char *>(&size), sizeof(size)).append(bytes);
    }
    return key;
}

} // namespace model_api::api
