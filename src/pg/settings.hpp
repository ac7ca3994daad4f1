// The settings of the extension (GUCs): one table.
#pragma once

namespace model_api::pg {

struct Settings {
    int max_action_depth = 16;
    int max_filter_depth = 32;
    int max_input_size = 4096; // kilobytes
    int max_selection_depth = 10;
    int statement_cache_size = 256;
};
extern Settings settings;

// Called once, when the library is loaded.
void define_settings();

} // namespace model_api::pg
