#include "page/page.hpp"

#include "base/json.hpp"
#include "page/input.hpp"

namespace model_api::page {

namespace {

[[noreturn]] void refuse_argument(std::string_view path, std::string_view argument, std::string message) {
    refuse(sqlstate::invalid_parameter_value, std::move(message), path_of(path, argument));
}

void check_combination(const Arguments &given, std::string_view path) {
    if (given.first && given.last) refuse_argument(path, "last", "\"first\" and \"last\" cannot be used together");
    if (given.last && given.after) refuse_argument(path, "after", "\"last\" and \"after\" cannot be used together");
    if (!given.first && given.after && given.before)
        refuse_argument(path, "before", "\"after\" and \"before\" cannot be used together without \"first\"");
}

int size_of(const std::optional<std::int64_t> &asked, const Limits &limits, std::string_view path,
            std::string_view argument) {
    if (!asked) return limits.by_default;
    if (*asked >= 1 && *asked <= limits.maximum) return static_cast<int>(*asked);
    refuse(sqlstate::invalid_row_count,
           "\"" + std::string(argument) + "\" must be between 1 and " + std::to_string(limits.maximum) + ", not " +
               std::to_string(*asked),
           path_of(path, argument));
}

} // namespace

Page parse_page(const Arguments &arguments, const Limits &limits, std::string_view path) {
    check_combination(arguments, path);
    const bool backward = arguments.last || (arguments.before && !arguments.first);
    Page page;
    page.backward = backward;
    page.size =
        backward ? size_of(arguments.last, limits, path, "last") : size_of(arguments.first, limits, path, "first");
    page.cursor = backward ? arguments.before : arguments.after;
    return page;
}

} // namespace model_api::page
