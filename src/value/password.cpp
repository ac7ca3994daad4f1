#include "value/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <stdexcept>

#include "base/text.hpp"
#include "value/character.hpp"

namespace model_api::value {

namespace {

bool is_special(char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_letter_or_digit(c);
}

void start_sodium() {
    if (sodium_init() < 0) throw std::logic_error("libsodium cannot be initialized");
}

} // namespace

bool is_strong_password(std::string_view text) {
    return code_points(text) >= min_password_length && std::ranges::any_of(text, is_digit) &&
           std::ranges::any_of(text, is_special);
}

std::string hash_password(std::string_view text, const PasswordCost &cost) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), cost.operations, cost.memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc(); // the only way in which it fails
    }
    return hash.data();
}

bool verify_password(const std::string &hash, std::string_view text) {
    start_sodium();
    errno = 0;
    if (crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0) return true;
    if (errno == ENOMEM) throw std::bad_alloc();
    return false;
}

bool has_other_cost(const std::string &hash, const PasswordCost &cost) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.operations, cost.memory) != 0;
}

} // namespace model_api::value
