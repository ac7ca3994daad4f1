// Lines of key files.
#pragma once

#include <string>
#include <string_view>

#include "value/keyring.hpp"

namespace keyrings {

// 32 times 0x00, 0x11, 0x22.
inline constexpr std::string_view zeros = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
inline constexpr std::string_view ones = "ERERERERERERERERERERERERERERERERERERERERERE=";
inline constexpr std::string_view twos = "IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI=";

inline std::string line(std::string_view id, std::string_view key) {
    return std::string(id) + " " + std::string(key) + "\n";
}

} // namespace keyrings
