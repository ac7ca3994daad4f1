// Values written as any session reads them, for a moment.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// While this lives, output functions write what input functions take under every setting. After an error the abort
// undoes it.
class PinnedFormats {
public:
    PinnedFormats() : exceptions_(std::uncaught_exceptions()) {
        level_ = call([] {
            const int level = NewGUCNestLevel();
            set("datestyle", "ISO, MDY");
            set("intervalstyle", "postgres");
            set("extra_float_digits", "1");
            set("bytea_output", "hex");
            return level;
        });
    }
    PinnedFormats(const PinnedFormats &) = delete;
    PinnedFormats &operator=(const PinnedFormats &) = delete;
    ~PinnedFormats() {
        if (std::uncaught_exceptions() == exceptions_) AtEOXact_GUC(true, level_);
    }

private:
    static void set(const char *name, const char *value) {
        set_config_option(name, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
    }

    int exceptions_; // in flight when this began
    int level_ = 0;
};

} // namespace model_api::pg
