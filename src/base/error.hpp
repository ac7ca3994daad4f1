// The one exception of the pure floors: an error as the API reports it, with no PostgreSQL in sight.
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace model_api {

// What a caller can do about an error depends on three things: which SQLSTATE a driver sees, which GGT code an API
// client sees, and where in the input the mistake is. All three travel with the message.
struct DomainError final : std::exception {
    std::string sqlstate; // five characters, a code of PostgreSQL's appendix A
    std::string code;     // "GGT_…" as API clients know it; empty where there is none
    std::string message;  // one sentence; the primary message
    std::string path;     // where in the input: "filter.OR[1].updated"; empty where there is no place
    std::string hint;     // the remedy; empty where the message says it
    std::string lines;    // the DETAIL where one place does not say it all; mostly empty
    std::string column;   // the COLUMN of an error about one field: its API identifier; mostly empty

    DomainError(std::string state, std::string api_code, std::string text, std::string where = {},
                std::string remedy = {})
        : sqlstate(std::move(state)), code(std::move(api_code)), message(std::move(text)), path(std::move(where)),
          hint(std::move(remedy)) {}

    const char *what() const noexcept override { return message.c_str(); }

    // The DETAIL line: "GGT_INVALID_FILTER at filter.OR[1].updated".
    std::string detail() const {
        if (!lines.empty()) return lines;
        if (path.empty()) return code;
        return code.empty() ? "at " + path : code + " at " + path;
    }
};

// The SQLSTATEs this project raises, by their names in PostgreSQL's appendix A.
namespace sqlstate {
inline constexpr const char *cardinality_violation = "21000";
inline constexpr const char *check_violation = "23514";
inline constexpr const char *datatype_mismatch = "42804";
inline constexpr const char *dependent_objects_still_exist = "2BP01";
inline constexpr const char *duplicate_object = "42710";
inline constexpr const char *feature_not_supported = "0A000";
inline constexpr const char *generated_always = "428C9";
inline constexpr const char *insufficient_privilege = "42501";
inline constexpr const char *internal_error = "XX000";
inline constexpr const char *invalid_datetime_format = "22007";
inline constexpr const char *invalid_json_text = "22032";
inline constexpr const char *invalid_object_definition = "42P17";
inline constexpr const char *invalid_parameter_value = "22023";
inline constexpr const char *invalid_row_count = "2201W";
inline constexpr const char *invalid_text_representation = "22P02";
inline constexpr const char *null_value_not_allowed = "22004";
inline constexpr const char *no_data_found = "P0002";
inline constexpr const char *numeric_value_out_of_range = "22003";
inline constexpr const char *object_not_in_prerequisite_state = "55000";
inline constexpr const char *program_limit_exceeded = "54000";
inline constexpr const char *statement_too_complex = "54001";
inline constexpr const char *trigger_protocol_violated = "39P01";
inline constexpr const char *undefined_column = "42703";
inline constexpr const char *undefined_object = "42704";
inline constexpr const char *undefined_table = "42P01";
inline constexpr const char *undefined_function = "42883";
inline constexpr const char *wrong_object_type = "42809";
} // namespace sqlstate

} // namespace model_api
