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

// Takes the last line off.
std::string_view take_line(std::string_view &context) {
    const std::size_t end = context.rfind('\n');
    const std::string_view line = end == std::string_view::npos ? context : context.substr(end + 1);
    context = end == std::string_view::npos ? std::string_view() : context.substr(0, end);
    return line;
}

// The statements by which PostgreSQL keeps foreign keys. A function that writes such a one has a line besides.
bool keeps_foreign_key(std::string_view line) {
    return line.find(" OPERATOR(") != std::string_view::npos && line.find("$1") != std::string_view::npos;
}

} // namespace

// The words of a context are those of the session's language, and only names and SQL in it are not. Our statement is
// its last line, and one that was sent to another server the one before.
bool is_inside_function(const pg::Error &error) {
    const std::string callers = callers_context();
    std::string_view context = without_callers(text_of(error.data().context), callers);
    take_line(context);
    if (is_remote(error)) take_line(context);
    while (!context.empty())
        if (!keeps_foreign_key(take_line(context))) return true;
    return false;
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
