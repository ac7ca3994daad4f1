// What a request asks for and cannot have: the errors of pages, sorts, cursors and selections.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace model_api::page {

[[noreturn]] inline void refuse(const char *state, std::string message, std::string_view path, std::string hint = {}) {
    throw DomainError(state, "GGT_INVALID_QUERY_INPUT", std::move(message), std::string(path), std::move(hint));
}

} // namespace model_api::page

#include "base/pure.hpp"
