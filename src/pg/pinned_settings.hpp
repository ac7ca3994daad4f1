// Settings of our own for a moment.
#pragma once

#include <initializer_list>

#include "pg/wall.hpp"

namespace model_api::pg {

// While this lives, these settings have these values, whatever the session's are. After an error the abort undoes it.
class PinnedSettings {
public:
    struct Setting {
        const char *name, *value;
    };

    // `context`: as whom they are set.
    explicit PinnedSettings(std::initializer_list<Setting> settings, GucContext context = PGC_USERSET)
        : exceptions_(std::uncaught_exceptions()) {
        level_ = call([&] {
            const int level = NewGUCNestLevel();
            for (const Setting &setting : settings)
                set_config_option(setting.name, setting.value, context, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
            return level;
        });
    }
    PinnedSettings(const PinnedSettings &) = delete;
    PinnedSettings &operator=(const PinnedSettings &) = delete;
    ~PinnedSettings() {
        if (std::uncaught_exceptions() == exceptions_) AtEOXact_GUC(true, level_);
    }

private:
    int exceptions_; // in flight when this began
    int level_ = 0;
};

} // namespace model_api::pg
