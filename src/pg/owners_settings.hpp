// Settings of the caller's by which owner-privileged code would say other things, or be seen.
#pragma once

#include "pg/pinned_settings.hpp"

namespace model_api::pg {

// While this lives, SQL in functions of the owner's is read as everywhere, and neither statements nor plans, which tell
// what the planner knows of all records, are shown to whom client_min_messages shows them.
class OwnersSettings {
public:
    OwnersSettings() {
        if (!is_usual(strings) || !is_usual(null_equals))
            language_.emplace(std::initializer_list{strings, null_equals});
        Array_nulls = true;
        Debug_print_parse = Debug_print_rewritten = Debug_print_plan = false;
    }
    OwnersSettings(const OwnersSettings &) = delete;
    OwnersSettings &operator=(const OwnersSettings &) = delete;
    ~OwnersSettings() {
        Array_nulls = array_nulls_;
        Debug_print_parse = parse_;
        Debug_print_rewritten = rewritten_;
        Debug_print_plan = plan_;
    }

private:
    // Where a backslash escapes, it ends a string that a function of the owner's has quoted by doubling its quotes.
    static constexpr PinnedSettings::Setting strings{"standard_conforming_strings", "on"};
    static constexpr PinnedSettings::Setting null_equals{"transform_null_equals", "off"};

    static bool is_usual(const PinnedSettings::Setting &setting) {
        return call([&] { return std::strcmp(GetConfigOption(setting.name, false, false), setting.value) == 0; });
    }

    std::optional<PinnedSettings> language_;
    const bool array_nulls_ = Array_nulls, parse_ = Debug_print_parse, rewritten_ = Debug_print_rewritten;
    const bool plan_ = Debug_print_plan;
};

} // namespace model_api::pg
