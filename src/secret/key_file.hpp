// The file that keys are in, as PostgreSQL reads its own keys: only where nobody else can.
#pragma once

#include <sys/stat.h>

#include <string>

#include "pg/wall.hpp"
#include "value/keyring.hpp"

namespace model_api::secret {

// What a file is, and when it last became another: an edit changes its times, a file put in its place the rest too.
struct FileState {
    dev_t device = 0;
    ino_t number = 0;
    off_t size = 0;
    timespec written = {}, changed = {};

    bool operator==(const FileState &other) const;
};

struct KeyFile {
    FileState state;
    value::Keyring keys;
};

// Both throw F0000 where there is no such file, or nobody may trust it. Messages have no path: not everybody may see
// the setting.
FileState state_of(const std::string &path);
KeyFile read_key_file(const std::string &path);

} // namespace model_api::secret
