// The keys that this database encrypts with. They are not in it.
#pragma once

#include <memory>

#include "value/keyring.hpp"
#include "value/secrets.hpp"

namespace model_api::secret {

// Read when they are first needed, and again once model_api.encryption_key_file names another file, or the file is
// another. Throws 55000 where no file is named, F0000 for one that is wrong; an earlier
// state of it is not used then.
std::shared_ptr<const value::Keyring> keys();

// As the settings say.
value::Secrets secrets();

} // namespace model_api::secret
