#include "load/answer.hpp"

#include <map>
#include <utility>

#include "base/error.hpp"

namespace model_api::load {
namespace {

const Json &member(const Json &object, std::string_view key) {
    const Json *found = object.find(key);
    if (found == nullptr) throw NoAnswer("no " + std::string(key) + " in " + object.text());
    return *found;
}

std::int64_t integer(const Json &json) {
    return std::stoll(json.is_string() ? json.as_string() : json.literal());
}

// "done", or {"open":"fresh"} as "open.fresh".
std::string state_of(const Json &state) {
    if (state.is_string()) return state.as_string();
    const auto &[outer, inner] = state.members().at(0);
    return outer + "." + state_of(inner);
}

Steps steps_of(const Json &connection) {
    Steps steps;
    for (const Json &edge : member(connection, "edges").items())
        steps.insert(member(member(edge, "node"), "text").as_string());
    return steps;
}

bool has_mistake(const Json &error, std::string_view field, std::string_view message) {
    for (const Json &mistake : member(error, "validationErrors").items())
        if (member(mistake, "apiIdentifier").as_string() == field &&
            (message.empty() || member(mistake, "message").as_string() == message))
            return true;
    return false;
}

Verdict verdict_of(const Json &error) {
    const std::string &code = member(error, "code").as_string();
    if (code == "GGT_RECORD_NOT_FOUND") return Verdict::not_found;
    if (code == "GGT_INVALID_STATE_TRANSITION") return Verdict::wrong_state;
    if (code == "GGT_INVALID_ACTION_INPUT") return Verdict::wrong_input;
    if (code != "GGT_INVALID_RECORD") return Verdict::other;
    if (has_mistake(error, "title", "is required")) return Verdict::required;
    if (has_mistake(error, "slug", "is not unique")) return Verdict::not_unique;
    if (has_mistake(error, "task", "")) return Verdict::no_parent;
    return Verdict::other;
}

Answer refusal(const Json &error) {
    Answer answer{.verdict = verdict_of(error), .is_created = {}, .count = {}, .shown = {}, .message = {}};
    if (answer.verdict == Verdict::other) answer.message = error.text();
    return answer;
}

Answer showing(const Json *task) {
    Answer answer{.is_created = {}, .count = {}, .shown = {}, .message = {}};
    if (task != nullptr && !task->is_null()) answer.shown = read_task(*task);
    return answer;
}

// The errors of a result; success and they say the same.
const Json::Array &errors_of(const Json &result) {
    static const Json::Array none;
    const Json &errors = member(result, "errors");
    if (member(result, "success").as_boolean() != errors.is_null()) throw NoAnswer("success and errors differ");
    if (errors.is_null()) return none;
    if (errors.items().empty()) throw NoAnswer("errors is an empty list");
    return errors.items();
}

Answer read_result(const Call &call, const Json &result) {
    const Json::Array &errors = errors_of(result);
    const Json *task = result.find("task");
    if (!errors.empty()) {
        if (task != nullptr && !task->is_null()) throw NoAnswer("a record beside errors");
        return refusal(errors.front());
    }
    Answer answer = showing(task);
    if (std::holds_alternative<Upsert>(call.elements.front().what)) {
        const std::string &action = member(result, "action").as_string();
        if (action != "create" && action != "update") throw NoAnswer("an upsert did " + action);
        answer.is_created = action == "create";
    }
    return answer;
}

// Those that failed, by position, and the records of the others in their order.
std::vector<Answer> read_bulk(const Call &call, const Json &result) {
    std::map<std::size_t, const Json *> errors;
    for (const Json &error : errors_of(result))
        errors.emplace(static_cast<std::size_t>(integer(member(error, "index"))), &error);
    if (!errors.empty() && errors.rbegin()->first >= call.elements.size()) throw NoAnswer("an error of no element");
    const bool shows = !std::holds_alternative<Delete>(call.elements.front().what);
    const Json::Array none, &tasks = shows ? member(result, "tasks").items() : none;
    if (shows && tasks.size() + errors.size() != call.elements.size()) throw NoAnswer("too many records, or too few");
    std::vector<Answer> answers;
    auto task = tasks.begin();
    for (std::size_t i = 0; i < call.elements.size(); ++i) {
        const auto error = errors.find(i);
        if (error != errors.end())
            answers.push_back(refusal(*error->second));
        else
            answers.push_back(showing(shows ? &*task++ : nullptr));
    }
    return answers;
}

std::vector<Answer> read_page(const Call &call, const Json &page) {
    std::map<std::string, Shown> found;
    for (const Json &edge : member(page, "edges").items()) {
        Shown shown = read_task(member(edge, "node"));
        if (!found.empty() && found.rbegin()->first >= shown.slug) throw NoAnswer("a page is not in its order");
        found.emplace(shown.slug, std::move(shown));
    }
    std::vector<Answer> answers;
    for (const Element &element : call.elements) {
        Answer answer = showing(nullptr);
        if (auto one = found.extract(element.slug); !one.empty()) answer.shown = std::move(one.mapped());
        answers.push_back(std::move(answer));
    }
    if (!found.empty()) throw NoAnswer("a page has a record that does not match: " + found.begin()->first);
    return answers;
}

std::vector<Answer> read_json(const Call &call, const Json &json) {
    switch (call.form) {
    case Form::found:
        return {showing(&json)};
    case Form::page:
        return read_page(call, json);
    case Form::count:
        return {{.is_created = {}, .count = integer(json), .shown = {}, .message = {}}};
    case Form::result:
        return {read_result(call, json)};
    case Form::bulk:
        return read_bulk(call, json);
    }
    throw std::logic_error("no form of a result");
}

} // namespace

Shown read_task(const Json &task) {
    const Json &note = member(task, "note");
    const Json *steps = task.find("steps");
    return {integer(member(task, "id")),
            member(task, "slug").as_string(),
            member(task, "title").as_string(),
            note.is_null() ? std::nullopt : std::optional(note.as_string()),
            integer(member(task, "counter")),
            state_of(member(task, "state")),
            steps == nullptr ? std::nullopt : std::optional(steps_of(*steps))};
}

std::vector<Answer> read(const Call &call, const std::optional<std::string> &value) {
    try {
        return read_json(call, value ? Json::parse(*value) : Json());
    } catch (const DomainError &error) {
        throw NoAnswer(error.message);
    } catch (const std::logic_error &error) { // of another kind than expected
        throw NoAnswer(error.what());
    }
}

} // namespace model_api::load
