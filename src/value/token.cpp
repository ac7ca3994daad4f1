#include "value/token.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/base64.hpp"

namespace model_api::value {

namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_length = 43;

} // namespace

std::string make_token() {
    if (sodium_init() < 0) throw std::logic_error("libsodium cannot be initialized");
    std::string bytes(token_bytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    std::string token = base64url_encode(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return token;
}

std::string text_hash(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char *>(text.data()), text.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

std::optional<std::string> token_hash(std::string_view token) {
    if (token.size() != token_length || !base64url_decode(token)) return std::nullopt;
    return text_hash(token);
}

bool is_same_hash(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace model_api::value
