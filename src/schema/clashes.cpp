#include "schema/clashes.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/naming.hpp"
#include "filter/operators.hpp"
#include "model/define/node.hpp"
#include "schema/api.hpp"
#include "schema/names.hpp"

namespace model_api::schema {

namespace {

using model::Action;
using model::Field;
using model::Model;
using model::define::quoted;

struct Affixes {
    std::string_view before, after;
};
// Types of a model: around the name of its type, and around that of many.
constexpr std::array of_one = {Affixes{"", ""},
                               Affixes{"", "Connection"},
                               Affixes{"", "Edge"},
                               Affixes{"Internal", "Record"},
                               Affixes{"Internal", "RecordConnection"},
                               Affixes{"Internal", "RecordEdge"},
                               Affixes{"", "Filter"},
                               Affixes{"", "RelationshipFilter"},
                               Affixes{"", "Sort"},
                               Affixes{"", "SearchFields"},
                               Affixes{"", "BelongsToInput"},
                               Affixes{"", "HasOneInput"},
                               Affixes{"", "HasManyInput"},
                               Affixes{"", "HasManyThroughInput"},
                               Affixes{"", "AtomicsInput"},
                               Affixes{"Converge", "Input"},
                               Affixes{"Converge", "ValueInput"},
                               Affixes{"Internal", "Input"},
                               Affixes{"Internal", "AtomicsInput"}};
constexpr std::array of_many = {Affixes{"", "RelationshipFilter"}, Affixes{"", "InnerRelationshipFilter"}};
constexpr std::array internal_verbs = {"create", "update", "upsert", "delete", "deleteMany"};

// What stands beside the record in a result, and beside it in the arguments.
constexpr std::array<std::string_view, 6> members_of_one = {"success", "errors", "actionRun", "created", "id", "on"};
constexpr std::array<std::string_view, 2> members_of_many = {"success", "errors"};

void give_operation(const std::string &mutation, const Giver &giver, const Give &give) {
    give(Space::mutations, mutation, giver);
    give(Space::types, type_name(mutation, "Input"), giver);
    give(Space::types, type_name(mutation, "Result"), giver);
}

void give_action(std::string_view action, const Giver &giver, const Give &give) {
    give_operation(mutation_name(action, *giver.model), giver, give);
    give_operation(bulk_name(action, *giver.model), giver, give);
    give(Space::types, nested_input_name(action, *giver.model), giver);
}

void give_internal(const Model &model, const Give &give) {
    const Giver giver{&model};
    give(Space::internal_queries, model.name, giver);
    give(Space::internal_queries, "list" + model.type_name, giver);
    std::vector<std::string> mutations = {bulk_name("create", model)};
    for (const char *verb : internal_verbs) mutations.push_back(mutation_name(verb, model));
    for (const std::string &mutation : mutations) {
        give(Space::internal_mutations, mutation, giver);
        give(Space::types, "Internal" + type_name(mutation, "Result"), giver);
    }
}

void give_reserved(const Give &give) {
    static const auto &reserved = *new std::set<std::string>([] {
        std::set<std::string> names = {
            "Subscription", "Upload", "UpsertError", "InternalQueries", "InternalMutations", "CurrentSessionMutations"};
        for (int type = 0; type <= static_cast<int>(filter::InputType::array); ++type)
            names.emplace(filter::input_type_name(static_cast<filter::InputType>(type)));
        const model::Schema no_models({}, nullptr);
        const Api api(no_models, {});
        for (const graphql::schema::Type *type : api.schema().types()) names.insert(type->name);
        names.erase("Session"); // a model may be it
        return names;
    }());
    for (const std::string &name : reserved) give(Space::types, name, {});
    for (const Space root : {Space::queries, Space::mutations})
        for (const char *name : {"internal", "gadgetMeta", "currentSession"}) give(root, name, {});
    for (const std::string_view name : members_of_one) give(Space::results, std::string(name), {});
}

bool is_in(const auto &names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

class Register {
public:
    void add(const Named &named) {
        const Give give = [this](Space space, std::string name, const Giver &giver) {
            add(space, std::move(name), giver);
        };
        for (const Model *model : named.models) give_names(*model, give);
        for (const Action *action : named.global_actions) give_names(*action, give);
    }

    void add(Space space, std::string name, const Giver &giver) {
        const auto [first, is_new] = givers_.emplace(static_cast<char>(space) + name, giver);
        if (!is_new) clashes_.push_back({space, std::move(name), first->second, giver});
    }

    void forgive() { clashes_.clear(); }

    // Of each giver the first one.
    std::vector<Clash> clashes() && {
        std::vector<Clash> found;
        for (Clash &clash : clashes_)
            if (std::ranges::find(found, clash.second, &Clash::second) == found.end())
                found.push_back(std::move(clash));
        return found;
    }

private:
    std::unordered_map<std::string, Giver> givers_; // by space and name
    std::vector<Clash> clashes_;
};

std::string described(const Giver &giver) {
    const std::string of_model = giver.model ? "model " + quoted(giver.model->name) : "";
    if (giver.action && !giver.model) return "the global action " + quoted(giver.action->name);
    if (giver.action) return "the action " + quoted(giver.action->name) + " of " + of_model;
    if (giver.field) return "the field " + quoted(giver.field->name) + " of " + of_model;
    return "the " + of_model;
}

std::string path_of(const Giver &giver) {
    if (!giver.model) return model_api::path_of("globalActions", giver.action->name);
    if (giver.action) return model_api::path_of(model_api::path_of(giver.model->name, "actions"), giver.action->name);
    if (giver.field) return model_api::path_of(model_api::path_of(giver.model->name, "fields"), giver.field->name);
    return giver.model->name;
}

} // namespace

void give_names(const Model &model, const Give &give) {
    const Giver giver{&model};
    give(Space::queries, model.name, giver);
    if (model.plural != model.name) give(Space::queries, model.plural, giver);
    for (const auto &[before, after] : of_one)
        give(Space::types, std::string(before).append(model.type_name).append(after), giver);
    for (const auto &[before, after] : of_many)
        give(Space::types, std::string(before).append(model.plural_type_name).append(after), giver);
    give_internal(model, give);
    for (const Field &field : model.fields)
        if (field.kind == model::Kind::enumeration)
            give(Space::types, enum_name(model, field), {&model, nullptr, &field});
    for (const Action &action : model.actions) give_action(action.name, {&model, &action}, give);
    if (has_upsert(model)) give_action("upsert", giver, give);
    if (is_in(members_of_one, model.name)) give(Space::results, model.name, giver);
    if (is_in(members_of_many, model.plural)) give(Space::results, model.plural, giver);
}

void give_names(const Action &global_action, const Give &give) {
    const Giver giver{nullptr, &global_action};
    give(Space::mutations, global_action.name, giver);
    give(Space::types, type_name(global_action.name, "Result"), giver);
}

std::vector<Clash> clashes(const Named &known, const Named &coming) {
    Register names;
    give_reserved([&](Space space, std::string name, const Giver &giver) { names.add(space, std::move(name), giver); });
    names.add(known);
    names.forgive();
    names.add(coming);
    return std::move(names).clashes();
}

model::Mistake mistake_of(const Clash &clash) {
    constexpr std::array spaces = {"the GraphQL type ",           "the GraphQL field ",
                                   "the GraphQL field ",          "the internal GraphQL field ",
                                   "the internal GraphQL field ", "the member of results "};
    const Giver &giver = clash.second;
    std::string message = "gives " + std::string(spaces.at(static_cast<std::size_t>(clash.space))) + quoted(clash.name);
    if (clash.first == giver)
        message += " twice";
    else if (clash.first == Giver())
        message += ", which is reserved by the API";
    else
        message += ", which " + described(clash.first) + " gives too";
    const bool is_of_model = giver.model && !giver.action && !giver.field;
    message += is_of_model ? R"(; another name is needed, or another "type" or "plural")" : "; another name is needed";
    return {path_of(giver), std::move(message)};
}

} // namespace model_api::schema
