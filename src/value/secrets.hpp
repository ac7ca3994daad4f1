// How secrets are kept here: what a server is set to, for code that knows no server.
#pragma once

#include <string>
#include <string_view>

#include "value/password.hpp"

namespace model_api::value {

struct Secrets {
    PasswordCost cost;
    // The bytes that are kept of a text. Throws where there are no keys.
    std::string (*encrypt)(std::string_view text);
};

} // namespace model_api::value

#include "base/pure.hpp"
