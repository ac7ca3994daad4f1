#include "secret/keys.hpp"

#include "pg/settings.hpp"
#include "secret/key_file.hpp"
#include "value/encryption.hpp"

namespace model_api::secret {
namespace {

struct Kept {
    std::string path;
    FileState state;
    std::shared_ptr<const value::Keyring> keys;
};
std::optional<Kept> kept; // for as long as the backend lives

std::string encrypt(std::string_view text) {
    return value::encrypt(*keys(), text);
}

} // namespace

std::shared_ptr<const value::Keyring> keys() {
    const char *path = pg::settings.encryption_key_file;
    if (!path || !*path) {
        throw DomainError(sqlstate::object_not_in_prerequisite_state, {}, "no encryption key is configured", {},
                          "A superuser sets model_api.encryption_key_file to the name of a file of keys.");
    }
    if (kept && kept->path == path && kept->state == state_of(path)) return kept->keys;
    kept.reset();
    KeyFile file = read_key_file(path);
    kept = Kept{path, file.state, std::make_shared<const value::Keyring>(std::move(file.keys))};
    return kept->keys;
}

value::Secrets secrets() {
    return {{static_cast<unsigned>(pg::settings.password_operations),
             static_cast<std::size_t>(pg::settings.password_memory) * 1024},
            encrypt};
}

} // namespace model_api::secret
