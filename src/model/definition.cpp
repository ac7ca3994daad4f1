#include "model/definition.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "model/define/account.hpp"
#include "model/define/actions.hpp"
#include "model/define/clashes.hpp"
#include "model/define/models.hpp"
#include "model/define/relations.hpp"

namespace model_api::model {

namespace {

constexpr std::string_view global_actions_key = "globalActions";

// What a DETAIL lists; the rest is counted.
constexpr std::size_t max_lines = 100;

void read_members(const define::Node &node, define::Document &document, Definition &definition) {
    if (node.json().members().size() > define::max_models + 1) {
        return node.wrong("must not have more than 1000 models");
    }
    for (const auto &[name, member] : node.members()) {
        if (name == global_actions_key) {
            definition.global_actions = define::read_global_actions(member);
            definition.removed_global_actions = define::removed_global_actions(member);
            continue;
        }
        document.drafts.push_back(define::read_model(member, name));
    }
}

std::string line(const Mistake &mistake) {
    return (mistake.path.empty() ? "definition" : mistake.path) + ": " + mistake.message;
}

} // namespace

const Model *Known::find(std::string_view name) const {
    const auto found =
        std::ranges::find(models, name, [](const Model *model) -> std::string_view { return model->name; });
    return found == models.end() ? nullptr : *found;
}

Definition parse_definition(const Json &document, const Known &known, std::vector<Mistake> &mistakes) {
    Definition definition;
    const define::Node node(document, "", mistakes);
    if (!node.is_object()) return definition;
    define::Document drafts{known, mistakes, {}};
    read_members(node, drafts, definition);
    define::resolve_relations(drafts);
    define::check_accounts(drafts);
    define::check_clashes(drafts);
    for (define::Draft &draft : drafts.drafts) definition.models.push_back(std::move(draft.model));
    return definition;
}

void throw_mistakes(const std::vector<Mistake> &mistakes) {
    if (mistakes.size() == 1) throw DomainError(sqlstate::invalid_object_definition, {}, line(mistakes.front()));
    DomainError error(sqlstate::invalid_object_definition, {},
                      "the definition has " + std::to_string(mistakes.size()) + " mistakes");
    const std::size_t shown = std::min(mistakes.size(), max_lines);
    for (std::size_t index = 0; index < shown; ++index) {
        if (index > 0) error.lines += '\n';
        error.lines += line(mistakes[index]);
    }
    if (shown < mistakes.size()) error.lines += "\nand " + std::to_string(mistakes.size() - shown) + " more";
    throw error;
}

} // namespace model_api::model
