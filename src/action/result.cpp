#include "action/failure.hpp"

namespace model_api::action {

namespace {

void append_member(std::string &out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out += ',';
    append_json_string(out, name);
    out += ':';
    append_json_string(out, text);
}

void append_mistakes(std::string &out, const std::vector<FieldMistake> &mistakes) {
    out += R"(,"validationErrors":[)";
    const char *separator = "";
    for (const FieldMistake &mistake : mistakes) {
        out.append(separator).append(R"({"apiIdentifier":)");
        append_json_string(out, mistake.field);
        out += R"(,"message":)";
        append_json_string(out, mistake.message);
        out += '}';
        separator = ",";
    }
    out += ']';
}

void append_error(std::string &out, const Failure &failure) {
    out += R"({"message":)";
    append_json_string(out, failure.code + ": " + failure.message);
    append_member(out, "code", failure.code);
    append_member(out, "path", failure.path);
    if (failure.element >= 0) out += R"(,"index":)" + std::to_string(failure.element);
    if (!failure.model.empty()) {
        out += R"(,"model":{"apiIdentifier":)";
        append_json_string(out, failure.model);
        out += '}';
    }
    if (failure.code == code::invalid_record) append_mistakes(out, failure.mistakes);
    if (!failure.record.is_null()) out += R"(,"record":)" + failure.record.text();
    append_member(out, "sqlstate", failure.sqlstate);
    append_member(out, "hint", failure.hint);
    out += '}';
}

void append_errors(std::string &out, const Failures &failures) {
    if (failures.empty()) { // API clients take [] for a failure of the request
        out += "null";
        return;
    }
    const char *separator = "[";
    for (const Failure &failure : failures) {
        out += separator;
        append_error(out, failure);
        separator = ",";
    }
    out += ']';
}

} // namespace

std::string result_text(const Failures &failures, std::string_view members) {
    std::string out = R"({"success":)";
    out += failures.empty() ? "true" : "false";
    out += R"(,"errors":)";
    append_errors(out, failures);
    return out.append(members) + "}";
}

} // namespace model_api::action
