#include "load/ledger/element.hpp"

#include <algorithm>
#include <string_view>

namespace model_api::load {
namespace {

using Target = std::optional<Record>;

bool is_of(const Target &record, Id id) {
    return record && record->id == id;
}

void assign(Record &record, const Values &values) {
    if (values.title) record.title = *values.title;
    if (values.note) record.note = *values.note;
}

Record made(const Values &values, Number number) {
    Record record{.maker = number, .title = {}, .note = {}, .state = initial_state, .steps = {}};
    assign(record, values);
    return record;
}

Expected refused(Verdict verdict) {
    return {.verdict = verdict, .count = {}, .record = {}};
}
Expected counted(std::size_t count) {
    return {.count = static_cast<std::int64_t>(count), .record = {}};
}
Expected showing(const Target &record, bool is_created = false) {
    return {.is_created = is_created, .count = {}, .record = record};
}

struct Machine {
    Target &record;
    Number number;

    Expected operator()(const Create &create) const {
        if (create.flaw == Flaw::wrong_type) return refused(Verdict::wrong_input);
        if (create.flaw == Flaw::no_title) return refused(Verdict::required);
        if (record) return refused(Verdict::not_unique);
        record = made(create.values, number);
        record->counter = create.counter;
        record->steps.insert(create.steps.begin(), create.steps.end());
        return showing(record);
    }
    Expected operator()(const Update &update) const {
        if (update.flaw == Flaw::wrong_type) return refused(Verdict::wrong_input);
        if (!is_of(record, update.id)) return refused(Verdict::not_found);
        if (update.flaw == Flaw::no_title) return refused(Verdict::required);
        assign(*record, update.values);
        record->counter += update.increment;
        record->steps.insert(update.steps.begin(), update.steps.end());
        return showing(record);
    }
    Expected operator()(const Upsert &upsert) const {
        const bool is_created = !record;
        if (is_created) record = made({}, number);
        assign(*record, upsert.values);
        return showing(record, is_created);
    }
    Expected operator()(const Transition &transition) const {
        if (!is_of(record, transition.id)) return refused(Verdict::not_found);
        const Move &move = moves.at(transition.move);
        const auto matches = [&](const char *from) { return from != nullptr && record->state == from; };
        if (std::none_of(move.from.begin(), move.from.end(), matches)) return refused(Verdict::wrong_state);
        record->state = move.to;
        return showing(record);
    }
    Expected operator()(const Delete &remove) const {
        if (!is_of(record, remove.id)) return refused(Verdict::not_found);
        record.reset();
        return showing(record);
    }
    Expected operator()(const AddStep &step) const {
        if (!is_of(record, step.id)) return refused(Verdict::no_parent);
        record->steps.insert(step.text);
        return showing({});
    }
    Expected operator()(const Find &) const { return showing(record); }
    Expected operator()(const FindById &find) const { return showing(is_of(record, find.id) ? record : Target{}); }
    Expected operator()(const Exists &) const { return counted(record ? 1 : 0); }
    Expected operator()(const CountSteps &) const { return counted(record ? record->steps.size() : 0); }
};

// A record that is both invalid and missing is refused for either.
bool is_flawed_update(const Element &element) {
    const auto *update = std::get_if<Update>(&element.what);
    return update != nullptr && update->flaw == Flaw::no_title;
}

struct Writer {
    static std::string of(Id id) { return " id " + std::to_string(id); }
    static std::string of(const Values &values) {
        std::string text;
        if (values.title) text += " title " + *values.title;
        if (values.note) text += " note " + values.note->value_or("NULL");
        return text;
    }
    static std::string of(const std::vector<std::string> &steps) {
        std::string text;
        for (const std::string &step : steps) text += " step " + step;
        return text;
    }
    static std::string of(Flaw flaw) {
        constexpr const char *texts[] = {"", " without title", " with a list as counter"};
        return texts[static_cast<std::size_t>(flaw)];
    }

    std::string operator()(const Create &create) const {
        return "create" + of(create.values) + " counter " + std::to_string(create.counter) + of(create.steps) +
               of(create.flaw);
    }
    std::string operator()(const Update &update) const {
        return "update" + of(update.id) + of(update.values) + " counter by " + std::to_string(update.increment) +
               of(update.steps) + of(update.flaw);
    }
    std::string operator()(const Upsert &upsert) const { return "upsert" + of(upsert.values); }
    std::string operator()(const Transition &transition) const {
        return moves.at(transition.move).action + of(transition.id);
    }
    std::string operator()(const Delete &remove) const { return "delete" + of(remove.id); }
    std::string operator()(const AddStep &step) const { return "add step " + step.text + " to" + of(step.id); }
    std::string operator()(const Find &find) const { return find.steps ? "find with steps" : "find"; }
    std::string operator()(const FindById &find) const { return "find" + of(find.id); }
    std::string operator()(const Exists &) const { return "count"; }
    std::string operator()(const CountSteps &) const { return "count steps"; }
};

std::string_view name_of(Verdict verdict) {
    constexpr std::string_view names[] = {"done",       "not found", "wrong state", "title is required",
                                          "not unique", "no parent", "wrong input", "refused"};
    return names[static_cast<std::size_t>(verdict)];
}

} // namespace

Expected apply(std::optional<Record> &record, const Element &element, Number number) {
    return std::visit(Machine{record, number}, element.what);
}

bool agrees(const Element &element, const Expected &expected, const Answer &answer) {
    if (expected.verdict == Verdict::not_found && is_flawed_update(element) && answer.verdict == Verdict::required)
        return true;
    return expected.verdict == answer.verdict &&
           expected.is_created == answer.is_created.value_or(expected.is_created) && expected.count == answer.count &&
           expected.record.has_value() == answer.shown.has_value() &&
           (!answer.shown || (answer.shown->slug == element.slug && is_same(*expected.record, *answer.shown)));
}

std::string text_of(const Element &element) {
    return std::visit(Writer{}, element.what);
}

std::string text_of(const Answer &answer) {
    std::string text(name_of(answer.verdict));
    if (answer.is_created) text += *answer.is_created ? " (created)" : " (updated)";
    if (answer.count) text += " " + std::to_string(*answer.count);
    if (answer.shown) text += " " + text_of(*answer.shown);
    if (!answer.message.empty()) text += ": " + answer.message;
    return text;
}

} // namespace model_api::load
