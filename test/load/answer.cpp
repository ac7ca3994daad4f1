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

bool is_upsert(const Call &call) {
    return std::holds_alternative<Upsert>(call.elements.front().what);
}

bool is_create(const Json &action) {
    const std::string &name = action.as_string();
    if (name != "create" && name != "update") throw NoAnswer("an upsert did " + name);
    return name == "create";
}

Answer read_result(const Call &call, const Json &result) {
    const Json::Array &errors = errors_of(result);
    const Json *task = result.find("task");
    if (!errors.empty()) {
        if (task != nullptr && !task->is_null()) throw NoAnswer("a record beside errors");
        return refusal(errors.front());
    }
    Answer answer = showing(task);
    if (is_upsert(call)) answer.is_created = is_create(member(result, "action"));
    return answer;
}

// Of the elements that succeeded, in their order.
struct Successes {
    const Json::Array *tasks = nullptr;   // nullptr: none are shown
    const Json::Array *actions = nullptr; // of upserts
    std::size_t next = 0;

    Answer take() {
        const std::size_t place = next++;
        Answer answer = showing(tasks == nullptr ? nullptr : &tasks->at(place));
        if (actions != nullptr) answer.is_created = is_create(actions->at(place));
        return answer;
    }
};

Successes successes_of(const Call &call, const Json &result, std::size_t count) {
    Successes successes;
    if (std::holds_alternative<Delete>(call.elements.front().what)) return successes;
    successes.tasks = &member(result, "tasks").items();
    if (is_upsert(call)) successes.actions = &member(result, "actions").items();
    if (successes.tasks->size() != count) throw NoAnswer("too many records, or too few");
    if (successes.actions != nullptr && successes.actions->size() != count) throw NoAnswer("actions of other records");
    return successes;
}

std::vector<Answer> read_bulk(const Call &call, const Json &result) {
    std::map<std::size_t, const Json *> errors;
    for (const Json &error : errors_of(result))
        errors.emplace(static_cast<std::size_t>(integer(member(error, "index"))), &error);
    if (!errors.empty() && errors.rbegin()->first >= call.elements.size()) throw NoAnswer("an error of no element");
    Successes successes = successes_of(call, result, call.elements.size() - errors.size());
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < call.elements.size(); ++i) {
        const auto error = errors.find(i);
        answers.push_back(error == errors.end() ? successes.take() : refusal(*error->second));
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
