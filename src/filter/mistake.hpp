// A mistake in a filter as an error: where it is, what was wrong, and which name was probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"

namespace model_api::filter {

inline constexpr const char *invalid_filter = "GGT_INVALID_FILTER";

// Where a value stands in a request, and the code by which a mistake there is known.
struct Place {
    std::string_view path;
    const char *code = invalid_filter;
};

[[noreturn]] void reject(const char *sqlstate, const std::string &message, const Place &place,
                         const std::string &hint = {});

// `expected a string, not a number`
[[noreturn]] void reject_kind(std::string_view expected, const Json &given, const Place &place,
                              const std::string &hint = {});

// `Field "updated" is not defined by QuestionFilter. Did you mean "updatedAt"?`
[[noreturn]] void reject_field(std::string_view name, std::string_view type_name,
                               const std::vector<std::string_view> &defined, const Place &place);
[[noreturn]] void reject_operator(std::string_view name, std::string_view type_name,
                                  const std::vector<std::string_view> &defined, const Place &place,
                                  const std::string &hint = {});

// The value between quotation marks, cut where it is too long for a message.
std::string quoted(std::string_view text);
// `Did you mean "single"?`, or the list of what is allowed.
std::string nearest_of(std::string_view word, const std::vector<std::string> &allowed);

} // namespace model_api::filter

#include "base/pure.hpp"
