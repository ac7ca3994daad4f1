// Words beside a table are written by us alone. Others bring theirs too, a restore or a publisher: those are left out.
#pragma once

#include <cstdint>

namespace model_api::catalog {

// While this lives, it is us who write.
class OwnWords {
public:
    OwnWords() { ++writers; }
    OwnWords(const OwnWords &) = delete;
    OwnWords &operator=(const OwnWords &) = delete;
    ~OwnWords() { --writers; }

    static bool is_writing() { return writers > 0; }

private:
    static inline std::uint32_t writers = 0;
};

// Whether a record that is written to this table now gets words. Without a lock, which whoever changes the table may
// hold while waiting for ours.
bool has_words_trigger(std::uint32_t relation);

} // namespace model_api::catalog
