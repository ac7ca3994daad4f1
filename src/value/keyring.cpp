#include "value/keyring.hpp"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "base/error.hpp"
#include "value/character.hpp"

namespace model_api::value {

namespace {

constexpr std::string_view blanks = " \t\r";

[[noreturn]] void refuse(std::string message, std::string_view remedy = {}) {
    throw DomainError(config_file_error, {}, "the encryption key file is not valid: " + message, {},
                      std::string(remedy));
}

[[noreturn]] void refuse_line(std::size_t line, const std::string &what) {
    refuse("line " + std::to_string(line) + " " + what,
           "A line is the id of a key, a blank, and 32 random bytes in base64.");
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

SecretBytes read_key(std::string_view text, std::size_t line) {
    SecretBytes bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    std::size_t size = 0;
    const int refused = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                                          sodium_base64_VARIANT_ORIGINAL);
    if (refused != 0 || size != bytes.size()) refuse_line(line, "has a key that is not base64 of 32 bytes");
    return bytes;
}

Key read_line(std::string_view text, std::size_t line) {
    const std::size_t end = text.find_first_of(blanks);
    if (end == std::string_view::npos) refuse_line(line, "is not a key id and a key");
    const std::string_view id = text.substr(0, end);
    if (!is_key_id(id)) {
        refuse_line(line, "has a key id that is not of 1 to " + std::to_string(max_key_id) +
                              " letters, digits, \"-\", \"_\" and \".\"");
    }
    return {std::string(id), read_key(trimmed(text.substr(end)), line)};
}

} // namespace

SecretBytes::SecretBytes(std::size_t size) : size_(size) {
    if (sodium_init() < 0) throw std::logic_error("libsodium cannot be initialized");
    bytes_.reset(static_cast<unsigned char *>(sodium_malloc(size)));
    if (!bytes_) throw std::bad_alloc();
}

void SecretBytes::Free::operator()(unsigned char *bytes) const {
    sodium_free(bytes);
}

bool is_key_id(std::string_view text) {
    const auto is_allowed = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.'; };
    return !text.empty() && text.size() <= max_key_id && std::ranges::all_of(text, is_allowed);
}

Keyring parse_keyring(std::string_view text) {
    if (text.size() > max_keyring_size) refuse("it is larger than " + std::to_string(max_keyring_size) + " bytes");
    Keyring keyring;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        const std::string_view content = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (content.empty() || content.front() == '#') continue;
        Key key = read_line(content, line);
        if (find_key(keyring, key.id)) refuse_line(line, "has the key id of an earlier line");
        if (keyring.size() == max_keys) refuse("it has more than " + std::to_string(max_keys) + " keys");
        keyring.push_back(std::move(key));
    }
    if (keyring.empty()) refuse("it has no key");
    return keyring;
}

const Key *find_key(const Keyring &keyring, std::string_view id) {
    const auto found = std::ranges::find(keyring, id, &Key::id);
    return found == keyring.end() ? nullptr : &*found;
}

} // namespace model_api::value
