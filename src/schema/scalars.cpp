// Scalars of the API: how input for them is checked.
#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "base/time.hpp"
#include "model/state_machine.hpp"
#include "schema/builder.hpp"
#include "schema/names.hpp"

namespace model_api::schema {

namespace {

[[noreturn]] void refuse(const char *message) {
    throw DomainError(sqlstate::invalid_parameter_value, "", message);
}

bool is_integer(const std::string &literal) {
    const std::size_t sign = literal.starts_with('-') ? 1 : 0;
    return std::all_of(literal.begin() + static_cast<std::ptrdiff_t>(sign), literal.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

// Ids are strings to clients, whatever the key's type; a number is read as one.
Json id_of(const Json &given) {
    if (given.is_string()) return given;
    if (given.is_number() && is_integer(given.literal())) return Json::string(given.literal());
    refuse("an id is a string or an integer");
}

Json date_time_of(const Json &given) {
    if (given.is_string() && parse_date_time(given.as_string())) return given;
    refuse("a time is a string as \"2024-05-01T10:00:00.000Z\"");
}

Json date_of(const Json &given) {
    if (given.is_string() && parse_date(given.as_string())) return given;
    refuse("a date is a string as \"2024-05-01\"");
}

Json object_of(const Json &given) {
    if (given.is_object()) return given;
    refuse("expected an object");
}

Json state_of(const Json &given) {
    if (model::state_from_json(given)) return given;
    refuse("a state is a string as \"created.draft\", or an object as {\"created\": \"draft\"}");
}

struct ScalarRow {
    const char *name;
    const char *description;
    Json (*of_json)(const Json &); // nullptr: everything
};
constexpr std::array scalars = {
    ScalarRow{"GadgetID", "What identifies a record among those of its model: a string, or an integer as input.",
              id_of},
    ScalarRow{"DateTime", "A moment, as \"2024-05-01T10:00:00.000Z\".", date_time_of},
    ScalarRow{"Date", "A day, as \"2024-05-01\".", date_of},
    ScalarRow{"DateOrDateTime", "A day; of a moment the day alone counts, and no time zone.", date_of},
    ScalarRow{"JSON", "Any JSON value.", nullptr},
    ScalarRow{"JSONObject", "A JSON object.", object_of},
    ScalarRow{"RecordState", "The state of a record: \"created\", or {\"created\": \"draft\"}.", state_of},
    ScalarRow{"StateValue", "A state to compare with: \"created.draft\", or {\"created\": \"draft\"}.", state_of},
    ScalarRow{"URL", "The address of a resource.", nullptr},
};

std::string options_of(const model::Field &field) {
    std::string text = "One of";
    for (const std::string &option : field.options)
        ((text += &option == &field.options.front() ? " \"" : ", \"") += option) += '"';
    return field.options.empty() ? "" : text + ".";
}

bool is_used(const Builder &builder, const model::Model &model, const model::Field &field) {
    return builder.reads(model, field) || builder.writes(model, field, action::Kind::create) ||
           builder.writes(model, field, action::Kind::update);
}

} // namespace

void add_scalars(Builder &builder) {
    for (const ScalarRow &row : scalars)
        builder.schema.define(row.name, gql::Kind::scalar, row.description).scalar.of_json = row.of_json;
    for (const model::Model *model : builder.shown)
        for (const model::Field &field : model->fields)
            if (field.kind == model::Kind::enumeration && is_used(builder, *model, field))
                builder.schema.define(enum_name(*model, field), gql::Kind::scalar, options_of(field));
}

} // namespace model_api::schema
