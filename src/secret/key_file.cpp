#include "secret/key_file.hpp"

#include <cerrno>

namespace model_api::secret {
namespace {

[[noreturn]] void refuse(const std::string &what, const char *remedy = "") {
    throw DomainError(value::config_file_error, {}, "the encryption key file " + what, {}, remedy);
}

[[noreturn]] void refuse_reading(int error) {
    refuse(std::string("cannot be read: ") + std::strerror(error),
           "The setting model_api.encryption_key_file names it, and the server's user must be able to read it.");
}

class Descriptor {
public:
    // Without waiting: a FIFO has nobody at its other end.
    explicit Descriptor(const char *path)
        : number_(pg::call([&] { return BasicOpenFile(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); })) {
        if (number_ < 0) refuse_reading(errno);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(number_); }

    int number() const { return number_; }

private:
    int number_;
};

FileState state_of(const struct stat &status) {
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
}

// As PostgreSQL has it of ssl_key_file: a file of root may be shared with a group of those that serve.
bool is_private(const struct stat &status) {
    if (status.st_uid == geteuid()) return (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    return status.st_uid == 0 && (status.st_mode & (S_IWGRP | S_IXGRP | S_IRWXO)) == 0;
}

void check_file(const struct stat &status) {
    if (!S_ISREG(status.st_mode)) refuse("is not a regular file");
    if (!is_private(status)) {
        refuse("is not private",
               "It must belong to the server's user and have the permissions u=rw (0600) or less, or to root and have "
               "u=rw,g=r (0640) or less.");
    }
}

// One byte more than a file may have, so that a longer one shows.
std::size_t read_all(const Descriptor &file, value::SecretBytes &buffer) {
    std::size_t size = 0;
    while (size < buffer.size()) {
        const auto got = read(file.number(), buffer.data() + size, buffer.size() - size);
        if (got == 0) break;
        if (got > 0) {
            size += static_cast<std::size_t>(got);
        } else if (errno != EINTR) {
            refuse_reading(errno);
        }
    }
    return size;
}

bool is_equal(const timespec &left, const timespec &right) {
    return left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec;
}

} // namespace

bool FileState::operator==(const FileState &other) const {
    return device == other.device && number == other.number && size == other.size && is_equal(written, other.written) &&
           is_equal(changed, other.changed);
}

FileState state_of(const std::string &path) {
    struct stat status = {};
    if (stat(path.c_str(), &status) != 0) refuse_reading(errno);
    return state_of(status);
}

KeyFile read_key_file(const std::string &path) {
    const Descriptor file(path.c_str());
    struct stat status = {};
    if (fstat(file.number(), &status) != 0) refuse_reading(errno);
    check_file(status);
    value::SecretBytes buffer(value::max_keyring_size + 1);
    const std::size_t size = read_all(file, buffer);
    return {state_of(status), value::parse_keyring({reinterpret_cast<const char *>(buffer.data()), size})};
}

} // namespace model_api::secret
