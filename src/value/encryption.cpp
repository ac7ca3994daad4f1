#include "value/encryption.hpp"

#include <sodium.h>

#include "base/error.hpp"

namespace model_api::value {

namespace {

constexpr char version = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char *bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *bytes_of(std::string &text) {
    return reinterpret_cast<unsigned char *>(text.data());
}

// The parts of a value that looks like one.
struct Parts {
    std::string_view header, id, nonce, body;
};

std::optional<Parts> parts_of(std::string_view value) {
    if (value.size() < 2 || value[0] != version) return std::nullopt;
    const auto id_size = static_cast<unsigned char>(value[1]);
    const std::size_t header_size = 2U + id_size;
    if (value.size() < header_size + nonce_size + tag_size || !is_key_id(value.substr(2, id_size))) return std::nullopt;
    return Parts{value.substr(0, header_size), value.substr(2, id_size), value.substr(header_size, nonce_size),
                 value.substr(header_size + nonce_size)};
}

[[noreturn]] void refuse_key(std::string_view id) {
    throw DomainError(sqlstate::object_not_in_prerequisite_state, {},
                      "the value is encrypted with key \"" + std::string(id) +
                          "\", which the encryption key file does "
                          "not have",
                      {}, "Add the key to the file again, below the first one.");
}

} // namespace

std::string encryption_header(const Key &key) {
    return std::string{version, static_cast<char>(key.id.size())} + key.id;
}

std::string encrypt(const Keyring &keyring, std::string_view text) {
    const Key &key = keyring.front();
    std::string value = encryption_header(key);
    const std::size_t header_size = value.size();
    value.resize(header_size + nonce_size + text.size() + tag_size);
    unsigned char *const header = bytes_of(value);
    unsigned char *const nonce = header + header_size;
    randombytes_buf(nonce, nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, nullptr, bytes_of(text), text.size(), header,
                                               header_size, nullptr, nonce, key.bytes.data());
    return value;
}

std::string decrypt(const Keyring &keyring, std::string_view value) {
    const auto parts = parts_of(value);
    if (!parts) throw DomainError(sqlstate::invalid_parameter_value, {}, "the value is not an encrypted one");
    const Key *key = find_key(keyring, parts->id);
    if (!key) refuse_key(parts->id);
    std::string text(parts->body.size() - tag_size, '\0');
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes_of(text), nullptr, nullptr, bytes_of(parts->body), parts->body.size(), bytes_of(parts->header),
        parts->header.size(), bytes_of(parts->nonce), key->bytes.data());
    if (refused != 0) {
        throw DomainError(data_corrupted, {},
                          "the value was altered, or encrypted with another key \"" + key->id + "\"");
    }
    return text;
}

} // namespace model_api::value
