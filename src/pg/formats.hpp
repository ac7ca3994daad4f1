// Values written as any session reads them, for a moment.
#pragma once

#include "pg/pinned_settings.hpp"

namespace model_api::pg {

// While this lives, output functions write what input functions take under every setting.
class PinnedFormats {
    const PinnedSettings settings_{{{"datestyle", "ISO, MDY"},
                                    {"intervalstyle", "postgres"},
                                    {"extra_float_digits", "1"},
                                    {"bytea_output", "hex"}}};
};

} // namespace model_api::pg
