// The definition format: JSON in, models out, every mistake at once; and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "model/model.hpp"

namespace model_api::model {

struct Mistake {
    std::string path;    // "question.fields.title.length.min"
    std::string message; // one clause: `must not be greater than "max"`
};

struct Definition {
    std::vector<Model> models; // given ones, and join models that hasManyThrough implies
    std::vector<Action> global_actions;
    std::vector<std::string> removed_global_actions; // {"globalActions": {"flipAll": null}}
    bool operator==(const Definition &) const = delete;
};

// Models that exist already, which a definition may refer to. Given by the catalog; empty in unit tests.
struct Known {
    std::vector<const Model *> models;
    const Model *find(std::string_view name) const;
};

// Parses and checks `document` (the argument of model.define). Relations are resolved across the document and `known`;
// an omitted inverse is found where it is the only one. All mistakes are appended to `mistakes`; when there is any,
// the result must not be used. Regular expressions and "sqlType" are not checked here: only the server can.
Definition parse_definition(const Json &document, const Known &known, std::vector<Mistake> &mistakes);

// One DomainError (42P17) for all of them: the first in the message when it is the only one, otherwise
// `the definition has 3 mistakes` with one line per mistake in the detail.
[[noreturn]] void throw_mistakes(const std::vector<Mistake> &mistakes);

// The definition of one model: parse_definition(describe(m)) gives m again. Column names and SQL types are written
// where they are not the default.
Json describe(const Model &model);
Json describe(const Action &action);

// "firstName" -> "first_name", quiz (belongsTo) -> "quiz_id".
std::string default_column_name(const Field &field);
// question -> "question", user -> "users" (a reserved word).
std::string default_table_name(std::string_view model_name);
// question -> "Question", questions -> "Questions", widget_model -> "WidgetModel".
std::string default_type_name(std::string_view name);
// The SQL type define gives a field where it has no `sql_type`: "text", "bigint", "timestamp(3) with time zone",
// "model.email", …; for a belongsTo the type of the other model's key is needed and this is "bigint".
std::string default_sql_type(const Field &field);

} // namespace model_api::model

#include "base/pure.hpp"
