// The catalog's rows as they are stored: all of them are read at once, and understood model by model when one is used.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/regcolumn.hpp"

namespace model_api::catalog {

// The tables of schema `model`, by their OIDs. All zero: the extension is not installed.
struct CatalogTables {
    std::uint32_t model = 0, field = 0, action = 0, global_action = 0, search = 0, account = 0, permission = 0,
                  role = 0;
    bool has(std::uint32_t relation) const {
        return relation == model || relation == field || relation == action || relation == global_action ||
               relation == search || relation == account || relation == permission || relation == role;
    }
};
CatalogTables find_catalog_tables();

// `options`, `states`, `definition` and `synonyms` are jsonb in its stored form.
struct FieldRow {
    std::int16_t position = 0;
    std::string name, type;
    bool managed = false;
    std::optional<ColumnReference> column;
    std::string options;
};

struct ActionRow {
    std::int16_t position = 0;
    std::string name, definition;
};

struct SearchRow {
    std::string storage;
    std::uint32_t relation = 0; // of the table that has the words
    std::optional<std::string> synonyms;
};

struct AccountRow {
    std::string purpose;
    std::uint32_t secrets = 0; // the table of hashes of tokens and codes
    std::string options;
};

struct ModelRow {
    std::string name, plural, type_name, plural_type_name;
    std::uint32_t relation = 0;
    std::string key;
    bool adopted = false;
    std::optional<std::string> states;
    std::vector<FieldRow> fields;   // by position
    std::vector<ActionRow> actions; // by position
    std::optional<SearchRow> search;
    std::optional<AccountRow> account;
};

struct Rows {
    std::map<std::string, ModelRow, std::less<>> models;
    std::unordered_map<std::uint32_t, std::string> by_relation;
    std::vector<ActionRow> global_actions; // by name
};

std::shared_ptr<const Rows> read_rows(const CatalogTables &tables);

} // namespace model_api::catalog
