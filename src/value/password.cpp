#include "value/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>

#include "base/text.hpp"
#include "value/character.hpp"

namespace model_api::value {

namespace {

bool is_special(char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_letter_or_digit(c);
}

} // namespace

bool is_strong_password(std::string_view text) {
    return code_points(text) >= min_password_length && std::ranges::any_of(text, is_digit) &&
           std::ranges::any_of(text, is_special);
}

std::string hash_password(std::string_view text) {
    if (sodium_init() < 0) throw std::logic_error("libsodium cannot be initialized");
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc(); // the only way in which it fails
    }
    return hash.data();
}

} // namespace model_api::value
