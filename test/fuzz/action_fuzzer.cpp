// Any text as the input of an action: becomes changes that keep what is promised of them, or fails with paths.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>

#include "../unit/action_models.hpp"
#include "base/error.hpp"

using namespace model_api;
using action_test::action_named;

namespace {

void check(bool condition) {
    if (!condition) std::abort();
}

// The models of the unit tests without passwords, which are slow to hash on purpose.
const model::Schema &schema() {
    static const auto &all = *new model::Schema(action_test::schema().names(), [](std::string_view name) {
        auto model = std::make_shared<model::Model>(action_test::model_named(name));
        for (model::Field &field : model->fields) {
            if (field.kind == model::Kind::password) field.kind = model::Kind::string;
        }
        return std::shared_ptr<const model::Model>(model);
    });
    return all;
}

void check_change(const action::Change &change, int depth);

void check_nested(const action::Nested &nested, int depth) {
    check(nested.relation != nullptr && nested.model != nullptr && !nested.path.empty());
    check(nested.verb != action::Verb::act || nested.changes.size() == 1);
    check((nested.verb == action::Verb::relink) == nested.other_key.has_value());
    for (const action::Change &change : nested.changes) check_change(change, depth + 1);
}

// What the engine relies on.
void check_change(const action::Change &change, int depth) {
    check(depth <= action::max_nesting);
    const model::Field *last = nullptr;
    for (const auto &[field, value] : change.values) {
        check(!last || std::less<>{}(last, field));
        check(field->is_stored() && !field->managed && field->name != change.model->key_field);
        last = field;
    }
    check(depth == 1 || change.kind == action::Kind::create || change.key.has_value());
    for (const action::Nested &parent : change.parents) check_nested(parent, depth);
    for (const action::Nested &child : change.children) check_nested(child, depth);
}

void check_failures(const action::Failures &failures) {
    check(failures.size() <= 100);
    for (const action::Failure &failure : failures) {
        check(failure.code == action::code::invalid_input && !failure.message.empty() && !failure.path.empty());
    }
    check(Json::parse(action::result_text(failures, "")).find("errors") != nullptr);
}

void check_rules(const action::Change &change) {
    action::Failures broken;
    action::check_rules(
        change, [](const std::string &, const std::string &text) { return !text.empty(); }, broken);
    for (const action::Failure &failure : broken) check(!failure.mistakes.empty());
}

void parse(const Json &document, const char *model_name, const char *action_name, action::Key key) {
    const model::Model &model = schema().get(model_name);
    const model::Action &action = action_named(model, action_name);
    action::Failures failures;
    const action::Change change = action::parse_record(model, action, document, key, Json::number(7), "record",
                                                       {schema(), failures, kept_secrets::secrets});
    check_failures(failures);
    if (failures.empty()) check_change(change, 1);
    if (failures.empty()) check_rules(change);

    failures.clear();
    const action::Change same =
        action::parse_params(model, action, document, "params", {schema(), failures, kept_secrets::secrets});
    check_failures(failures);
    if (failures.empty()) check_change(same, 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Json document;
    try {
        document = Json::parse(text);
    } catch (const DomainError &) {
        return 0;
    }
    parse(document, "question", "create", action::Key::none);
    parse(document, "question", "publish", action::Key::argument);
    parse(document, "answer", "grade", action::Key::member);
    parse(document, "tag", "update", action::Key::optional_member);
    parse(document, "question", "delete", action::Key::member);
    parse(document, "country", "create", action::Key::none);
    return 0;
}
