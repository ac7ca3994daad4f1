// The keys of encrypted values, as a file lists them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::value {

// Bytes that are kept out of swap and core dumps as far as the system lets them, and are wiped when they go.
class SecretBytes {
public:
    explicit SecretBytes(std::size_t size); // throws std::bad_alloc
    unsigned char *data() { return bytes_.get(); }
    const unsigned char *data() const { return bytes_.get(); }
    std::size_t size() const { return size_; }

private:
    struct Free {
        void operator()(unsigned char *bytes) const;
    };
    std::unique_ptr<unsigned char, Free> bytes_;
    std::size_t size_;
};

struct Key {
    std::string id;
    SecretBytes bytes;
};

// The first encrypts, all decrypt. There is at least one.
using Keyring = std::vector<Key>;

// SQLSTATEs of keys and of what they encrypt.
inline constexpr const char *config_file_error = "F0000";
inline constexpr const char *data_corrupted = "XX001";

inline constexpr std::size_t max_keyring_size = 64 * 1024; // bytes of its file
inline constexpr std::size_t max_keys = 256;
inline constexpr std::size_t max_key_id = 32; // characters

// A letter, digit, "-", "_" or "." each.
bool is_key_id(std::string_view text);

// A key on each line: its id, blanks, and base64 of 32 bytes. Empty lines and those that begin with "#" are skipped.
// Throws F0000 with the number of the line that is wrong, and nothing of what it says: anything in it may be a key.
Keyring parse_keyring(std::string_view text);

const Key *find_key(const Keyring &keyring, std::string_view id); // nullptr: none

} // namespace model_api::value

#include "base/pure.hpp"
