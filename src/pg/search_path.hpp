// A search_path of our own for a moment, and names written in one way.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// While this lives, a bare name means PostgreSQL's own object and nobody else's: statements may be written as one
// writes them by hand, and PostgreSQL prints every other name with its schema, quoted only where it must be: so printed
// names can be compared. After an error the abort undoes it.
class PinnedSearchPath {
public:
    PinnedSearchPath() : exceptions_(std::uncaught_exceptions()) {
        level_ = call([] {
            const int level = NewGUCNestLevel();
            pin("search_path", "pg_catalog, pg_temp");
            pin("quote_all_identifiers", "off");
            return level;
        });
    }
    PinnedSearchPath(const PinnedSearchPath &) = delete;
    PinnedSearchPath &operator=(const PinnedSearchPath &) = delete;
    ~PinnedSearchPath() {
        if (std::uncaught_exceptions() == exceptions_) AtEOXact_GUC(true, level_);
    }

private:
    // Inside pg::call.
    static void pin(const char *setting, const char *value) {
        set_config_option(setting, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
    }

    int exceptions_; // in flight when this began
    int level_ = 0;
};

} // namespace model_api::pg
