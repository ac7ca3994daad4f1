#include "change/error_context.hpp"

namespace model_api::change {
namespace {

// What callers of this backend's current function would add to the context of an error, whatever its language.
std::string callers_context() {
    char *text = pg::call([] { return GetErrorContextStack(); });
    std::string context(text_of(text));
    if (text) pfree(text);
    return context;
}

// Without the lines of the callers. An error with a position in the statement that called us is short of that one line.
std::string_view without_callers(std::string_view context, std::string_view callers) {
    if (callers.ends_with(context)) return {};
    if (callers.empty() || !context.ends_with(callers)) return context;
    context.remove_suffix(callers.size());
    return context.ends_with('\n') ? context.substr(0, context.size() - 1) : context;
}

// postgres_fdw tells another server's error, and the statement that it sent.
bool is_remote(const pg::Error &error) {
    return text_of(error.data().funcname) == "pgfdw_report_error";
}

} // namespace

// Our statement is one line, and so is one that was sent. Their words are those of the session's language, so that only
// their number tells anything.
bool is_inside_function(const pg::Error &error) {
    const std::string callers = callers_context();
    const std::string_view context = without_callers(text_of(error.data().context), callers);
    return std::ranges::count(context, '\n') > (is_remote(error) ? 1 : 0);
}

// They pass the whole message through one format, where PostgreSQL's own have one each.
bool is_worded_by_function(const pg::Error &error) {
    const char *format = error.data().message_id;
    return !format || std::strcmp(format, "%s") == 0;
}

bool is_refused_by_policy(const pg::Error &error) {
    return error.sqlstate() == ERRCODE_INSUFFICIENT_PRIVILEGE &&
           text_of(error.data().funcname) == "ExecWithCheckOptions";
}

} // namespace model_api::change
