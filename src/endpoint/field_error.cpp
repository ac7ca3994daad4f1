#include "endpoint/field_error.hpp"

#include <algorithm>
#include <string>

#include "base/json.hpp"
#include "pg/wall.hpp"

namespace model_api::endpoint {
namespace {

constexpr int classes_of_all[] = {
    ERRCODE_CONNECTION_EXCEPTION,   ERRCODE_INVALID_TRANSACTION_STATE, ERRCODE_TRANSACTION_ROLLBACK,
    ERRCODE_INSUFFICIENT_RESOURCES, ERRCODE_OPERATOR_INTERVENTION,     ERRCODE_SYSTEM_ERROR,
    ERRCODE_INTERNAL_ERROR,
};

// In a read-only transaction reading goes on, whatever wanted to write.
bool takes_everything(int state) {
    return state != ERRCODE_READ_ONLY_SQL_TRANSACTION &&
           std::ranges::find(classes_of_all, ERRCODE_TO_CATEGORY(state)) != std::end(classes_of_all);
}

constexpr std::string_view unknown = "GGT_UNKNOWN", denied = "GGT_PERMISSION_DENIED";

// What is told of an error beside its message.
struct Told {
    std::string_view message, code, at, hint;
};

// "GGT_INVALID_FILTER at filter.area.equals", as errors of ours have it in their DETAIL.
void read_detail(Told &told, const char *detail) {
    const std::string_view text = detail ? detail : "";
    if (!text.starts_with("GGT_")) return;
    constexpr std::string_view between = " at ";
    const auto at = text.find(between);
    told.code = text.substr(0, at);
    if (at != std::string_view::npos) told.at = text.substr(at + between.size());
}

Told told_by(const ErrorData &data) {
    if (data.sqlerrcode == ERRCODE_INSUFFICIENT_PRIVILEGE)
        return {"Permission denied to access this resource.", denied, {}, {}};
    Told told{data.message ? data.message : "unknown error", unknown, {}, {}};
    read_detail(told, data.detail);
    return told;
}

void append_member(std::string &object, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    object += object.empty() ? "{" : ",";
    append_json_string(object, name);
    object += ':';
    append_json_string(object, text);
}

graphql::Error error_with(const Told &told) {
    graphql::Error error;
    if (!told.code.empty() && !told.message.starts_with("GGT_")) error.message = std::string(told.code) + ": ";
    error.message += told.message;
    append_member(error.extensions, "code", told.code);
    append_member(error.extensions, "at", told.at);
    append_member(error.extensions, "hint", told.hint);
    if (!error.extensions.empty()) error.extensions += '}';
    return error;
}

} // namespace

graphql::Error error_of(const std::exception &exception) {
    if (const auto *error = dynamic_cast<const DomainError *>(&exception)) {
        if (takes_everything(pg::pack_sqlstate(error->sqlstate))) throw;
        if (error->sqlstate == sqlstate::insufficient_privilege)
            return error_with({"Permission denied to access this resource.", denied, {}, {}});
        return error_with({error->message, error->code, error->path, error->hint});
    }
    const auto *error = dynamic_cast<const pg::Error *>(&exception);
    if (!error || takes_everything(error->sqlstate())) throw;
    return error_with(told_by(error->data()));
}

void place(graphql::Error &error, const std::vector<std::string_view> &path, const graphql::execution::Collected &field,
           const graphql::syntax::Document &document) {
    std::vector<graphql::syntax::Offset> places;
    for (const graphql::syntax::Field *node : field.nodes) places.push_back(node->at);
    error.locations = graphql::syntax::locations_in(*document.text, places);
    for (const std::string_view name : path) error.path.emplace_back(std::string(name));
}

} // namespace model_api::endpoint
