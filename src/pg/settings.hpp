// The settings of the extension (GUCs): one table.
#pragma once

namespace model_api::pg {

struct Settings {
    int graphql_cache_size = 8192; // kilobytes
    int graphql_max_aliases = 500;
    int graphql_max_complexity = 500'000;
    int graphql_max_depth = 30;
    int graphql_max_document_size = 1024; // kilobytes
    int graphql_max_tokens = 20'000;
    int max_action_depth = 16;
    int max_filter_depth = 32;
    int max_input_size = 4096; // kilobytes
    int max_selection_depth = 10;
    int password_memory = 65536; // kilobytes
    int password_operations = 2;
    int statement_cache_size = 256;
    char *encryption_key_file = nullptr; // empty or null: none
};
extern Settings settings;

// Called once, when the library is loaded.
void define_settings();

} // namespace model_api::pg
