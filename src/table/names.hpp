// Names of constraints and indexes: table, columns and kind, as PostgreSQL itself names them.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace model_api::table {

// "question" + "title" + "length_check" -> "question_title_length_check". Of a name longer than 63 bytes the longer of
// table and column loses its end first, and never the label: PostgreSQL's makeObjectName.
std::string object_name(std::string_view table, std::string_view column, std::string_view label);

// Hands out names that nothing has yet: "…_key", "…_key1", "…_key2".
class Names {
public:
    Names() = default;
    explicit Names(std::set<std::string, std::less<>> taken) : taken_(std::move(taken)) {}

    std::string choose(std::string_view table, std::string_view column, std::string_view label);
    void take(std::string name) { taken_.insert(std::move(name)); }
    void free(const std::string &name) { taken_.erase(name); }

private:
    std::set<std::string, std::less<>> taken_;
};

// Whether `name` can be one that `choose` gave for `label`, whatever table and column were called then.
bool is_named(std::string_view name, std::string_view label);

} // namespace model_api::table

#include "base/pure.hpp"
