// Why an action, or one element of a bulk, did not succeed: an entry of the result's "errors".
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"

namespace model_api::action {

// The codes that API clients know.
namespace code {
inline constexpr const char *invalid_input = "GGT_INVALID_ACTION_INPUT";
inline constexpr const char *invalid_record = "GGT_INVALID_RECORD";
inline constexpr const char *misconfigured = "GGT_MISCONFIGURED_ACTION"; // what a hook did, or is
inline constexpr const char *not_found = "GGT_RECORD_NOT_FOUND";
inline constexpr const char *permission_denied = "GGT_PERMISSION_DENIED";
inline constexpr const char *unknown = "GGT_UNKNOWN"; // an error of a hook or of a trigger
inline constexpr const char *wrong_state = "GGT_INVALID_STATE_TRANSITION";
} // namespace code

struct FieldMistake {
    std::string field;   // API identifier
    std::string message; // "is required"
    bool operator==(const FieldMistake &) const = default;
};

struct Failure {
    std::string code{};
    std::string message{};                // without the code, which the result puts before it
    std::string path{};                   // in the arguments: "record.answers[1].create"; empty: no one place
    std::string model{};                  // API identifier of the record's model; empty: none
    std::vector<FieldMistake> mistakes{}; // invalid_record: all of them
    std::string sqlstate{};               // of an error that PostgreSQL raised; empty: none
    std::string hint{};
    Json record{};    // invalid_record: the values it was to have, without secrets; null: not shown
    int element = -1; // of a bulk, from 0
};
using Failures = std::vector<Failure>;

// `GGT_INVALID_RECORD: question is invalid and can't be saved. title is required, slug is not unique.` of these
// mistakes; of more than three the rest is counted.
Failure invalid_record(const std::string &model, std::string path, std::vector<FieldMistake> mistakes);

// The result object as JSON text: {"success":…,"errors":…} and then `members`, written "name":value with the comma
// before each. "errors" is null where there is none.
std::string result_text(const Failures &failures, std::string_view members);

} // namespace model_api::action

#include "base/pure.hpp"
