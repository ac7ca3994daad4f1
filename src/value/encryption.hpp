// Encrypted values: XChaCha20-Poly1305 under a key that is not in the database.
//
//   1 byte    version: 1
//   1 byte    length of the key's id
//   n bytes   the key's id
//   24 bytes  nonce, at random
//   n bytes   the text, encrypted
//   16 bytes  authenticator, over what precedes the nonce too
//
// A value is not bound to its table, column or row, so that it survives dump and restore, the renaming of any of them,
// and a copy by plain SQL, and so that whoever may encrypt need not say what for. Who may write the column can thus
// move a value to another place, but neither make, alter nor read one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/keyring.hpp"

namespace model_api::value {

std::string encrypt(const Keyring &keyring, std::string_view text);

// Throws 22023 for what is no encrypted value, 55000 for one whose key is missing, XX001 for one that was altered.
std::string decrypt(const Keyring &keyring, std::string_view value);

// What values under this key begin with, and no others.
std::string encryption_header(const Key &key);

} // namespace model_api::value

#include "base/pure.hpp"
