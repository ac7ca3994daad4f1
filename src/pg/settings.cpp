#include "pg/settings.hpp"

#include "pg/wall.hpp"

namespace model_api::pg {

Settings settings;

namespace {

struct IntegerSetting {
    const char *name;
    const char *meaning;
    const char *detail;
    int *value;
    int minimum, maximum;
    int flags = 0;
    GucContext context = PGC_USERSET;
};

// Sorted by name. The initial value of each is its default.
constexpr IntegerSetting integer_settings[] = {
    {"model_api.graphql_cache_size", "Limits the memory in which a backend keeps GraphQL documents.",
     "The one that was used longest ago makes room for a new one.", &settings.graphql_cache_size, 0, 1024 * 1024,
     GUC_UNIT_KB},
    {"model_api.graphql_max_aliases", "Limits how many fields of a GraphQL operation have an alias.",
     "Those of a fragment count wherever it is spread. An operation with more is refused.",
     &settings.graphql_max_aliases, 0, 1'000'000, 0},
    {"model_api.graphql_max_complexity", "Limits how many fields a GraphQL operation asks for.",
     "Those in a list count as often as its \"first\" or \"last\" says. An operation with more is refused.",
     &settings.graphql_max_complexity, 1, INT_MAX, 0},
    {"model_api.graphql_max_depth", "Limits how deeply the fields of a GraphQL operation may be nested.",
     "A deeper operation is refused.", &settings.graphql_max_depth, 1, 150, 0},
    {"model_api.graphql_max_document_size", "Limits the size of a GraphQL document.",
     "A larger document is refused before it is read.", &settings.graphql_max_document_size, 1, 65536, GUC_UNIT_KB},
    {"model_api.graphql_max_tokens", "Limits how many words and signs a GraphQL document has.",
     "Reading a larger document ends there, and it is refused.", &settings.graphql_max_tokens, 1, 10'000'000, 0},
    {"model_api.max_action_depth", "Limits how deeply actions may call each other.",
     "A hook may call an action, whose hook may call another. One that goes deeper is refused.",
     &settings.max_action_depth, 1, 100},
    {"model_api.max_filter_depth", "Limits how deeply a filter may be nested.",
     "AND, OR, NOT and relations count. A deeper filter is refused.", &settings.max_filter_depth, 1, 200},
    {"model_api.max_input_size", "Limits the size of each JSON argument of a request.",
     "A larger argument is refused before it is read.", &settings.max_input_size, 1, 1024 * 1024, GUC_UNIT_KB},
    {"model_api.max_selection_depth", "Limits how deeply the relations of a selection may be nested.",
     "A deeper selection is refused.", &settings.max_selection_depth, 1, 100},
    {"model_api.password_memory", "Sets the memory that hashing a password takes.",
     "Passwords are hashed by argon2id, each in so much memory. Hashes that exist keep what they were made with.",
     &settings.password_memory, 8192, 4 * 1024 * 1024, GUC_UNIT_KB, PGC_SUSET},
    {"model_api.password_operations", "Sets how often hashing a password goes over its memory.",
     "The time that it takes grows with both.", &settings.password_operations, 1, 100, 0, PGC_SUSET},
    {"model_api.statement_cache_size", "Limits the statements that a backend keeps prepared.",
     "The one that was used longest ago makes room for a new one.", &settings.statement_cache_size, 1, 65536},
};

// Another name would be below the data directory, beside what the keys keep secret, and in its backups.
bool check_key_file(char **name, void **, GucSource) {
    if (!*name || !**name || is_absolute_path(*name)) return true;
    GUC_check_errdetail("The name must be an absolute path.");
    return false;
}

} // namespace

void define_settings() {
    for (const IntegerSetting &setting : integer_settings)
        DefineCustomIntVariable(setting.name, setting.meaning, setting.detail, setting.value, *setting.value,
                                setting.minimum, setting.maximum, setting.context, setting.flags, nullptr, nullptr,
                                nullptr);
    DefineCustomStringVariable("model_api.encryption_key_file", "Names the file with the keys of encrypted values.",
                               "Each line is the id of a key and 32 bytes in base64. The first key encrypts, all "
                               "decrypt.",
                               &settings.encryption_key_file, "", PGC_SUSET, GUC_SUPERUSER_ONLY, check_key_file,
                               nullptr, nullptr);
    MarkGUCPrefixReserved("model_api");
}

} // namespace model_api::pg
