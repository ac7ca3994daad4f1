// Which errors go on as errors.
#include "change/error_context.hpp"
#include "change/refusal.hpp"

namespace model_api::change {
namespace {

// By their class: trying again may help, or the server or the transaction is in trouble, whatever the record is like.
constexpr int raised_classes[] = {
    ERRCODE_CONNECTION_EXCEPTION,   ERRCODE_INVALID_TRANSACTION_STATE, ERRCODE_TRANSACTION_ROLLBACK,
    ERRCODE_INSUFFICIENT_RESOURCES, ERRCODE_OPERATOR_INTERVENTION,     ERRCODE_SYSTEM_ERROR,
    ERRCODE_INTERNAL_ERROR,
};
constexpr int raised_states[] = {
    ERRCODE_LOCK_NOT_AVAILABLE,
    ERRCODE_STATEMENT_TOO_COMPLEX, // no stack left: were it a result, a recursion without end would be a success
};

// Of a statement of ours these are about the statement and the schema, not about what it writes.
constexpr int statement_classes[] = {
    ERRCODE_FEATURE_NOT_SUPPORTED,
    ERRCODE_INVALID_SQL_STATEMENT_NAME,
    ERRCODE_SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION,
    ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
    ERRCODE_SNAPSHOT_TOO_OLD,
    ERRCODE_FDW_ERROR,
};

template <std::size_t N>
bool is_among(const int (&codes)[N], int code) {
    return std::ranges::find(codes, code) != std::end(codes);
}

// Some languages have no SQLSTATE of their own for what a function throws.
bool is_thrown_by_function(const pg::Error &error) {
    return error.sqlstate() == ERRCODE_INTERNAL_ERROR && error.data().message_id && is_worded_by_function(error);
}

bool is_always_raised(const pg::Error &error) {
    const int state = error.sqlstate();
    return is_among(raised_states, state) ||
           (is_among(raised_classes, ERRCODE_TO_CATEGORY(state)) && !is_thrown_by_function(error));
}

// What the trigger that keeps managed columns, and row-level security, have to say is about the record.
bool is_of_record(const pg::Error &error) {
    return error.sqlstate() == ERRCODE_GENERATED_ALWAYS || is_refused_by_policy(error);
}

bool is_of_statement(const pg::Error &error, Origin origin) {
    const int state = error.sqlstate();
    // Of a call of a hook, anything but a missing privilege is what the hook is.
    if (origin == Origin::hook) return state == ERRCODE_INSUFFICIENT_PRIVILEGE;
    return is_among(statement_classes, ERRCODE_TO_CATEGORY(state)) && !is_of_record(error);
}

} // namespace

bool must_be_raised(const pg::Error &error, Origin origin) {
    if (is_always_raised(error)) return true;
    return is_of_statement(error, origin) && !is_inside_function(error);
}

} // namespace model_api::change
