// What a call throws, in one line that a test can compare.
#pragma once

#include <functional>
#include <string>

#include "base/error.hpp"

namespace model_api::test {

// "22023 message | GGT_… at path | hint"; "no error" where there is none.
inline std::string error_of(const std::function<void()> &body) {
    try {
        body();
    } catch (const DomainError &error) {
        const std::string hint = error.hint.empty() ? "" : " | " + error.hint;
        return error.sqlstate + " " + error.message + " | " + error.detail() + hint;
    }
    return "no error";
}

} // namespace model_api::test
