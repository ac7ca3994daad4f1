// Actions as mutations, their inputs and their results.
#include <algorithm>
#include <string>
#include <utility>

#include "action/takes.hpp"
#include "schema/builder.hpp"
#include "schema/names.hpp"
#include "schema/value_type.hpp"

namespace model_api::schema {

namespace {

using model::Model;

std::string upsert_result_name(const Model &model) {
    return type_name(mutation_name("upsert", model), "Result");
}

// What signs in or up must be given.
std::string argument_type(const model::Action &action, const model::Parameter &parameter) {
    std::string type(parameter_type(parameter));
    if (!action::is_of_account(action)) return type;
    const auto &needed = model::info_of(action.account).parameters;
    return std::ranges::find(needed, parameter.name, &model::Parameter::name) == needed.end() ? type : required(type);
}

void add_outcome(Builder &builder, gql::Type &type) {
    builder.field(type, "success", "Boolean!", {Operation::success});
    builder.field(type, "errors", "[ExecutionError!]", {Operation::errors}, "Null where there is none.");
}

// One action on one record, or on each of many.
class Actions {
public:
    Actions(Builder &builder, gql::Type &mutation, const Model &model)
        : builder_(builder), mutation_(mutation), model_(model) {}

    void add(const model::Action &action) {
        input_ = add_action_input(builder_, model_, action);
        add_single(action);
        add_bulk(action);
    }

    void add_upsert() {
        add_upsert_input();
        gql::Type &result = builder_.schema.define(upsert_result_name(model_), gql::Kind::interface,
                                                   "A CreateResult or an UpdateResult, or an UpsertError.");
        add_outcome(builder_, result);
        builder_.field(result, "actionRun", "String", {Operation::action_run, &model_});
        gql::Field &field =
            builder_.field(mutation_, mutation_name("upsert", model_), result.name, {Operation::upsert, &model_});
        builder_.argument(field, "on", "[String!]", "By which fields a record is found; by its id unless given.");
        builder_.argument(field, model_.name, upsert_input_);
        builder_.schema.mention("UpsertError").interfaces.push_back(&result);
        add_bulk_upsert();
    }

private:
    bool is_delete(const model::Action &action) const { return action::kind_of(action) == action::Kind::delete_; }

    void add_single(const model::Action &action) {
        const std::string name = mutation_name(action.name, model_);
        gql::Type &result = add_result(builder_, model_, name);
        if (builder_.offers_upsert(model_) && (action.name == "create" || action.name == "update"))
            result.interfaces.push_back(&builder_.schema.mention(upsert_result_name(model_)));
        if (!is_delete(action))
            builder_.field(result, model_.name, model_.type_name, {Operation::acted_on, &model_, nullptr, &action});
        gql::Field &field = builder_.field(mutation_, name, result.name, {Operation::act, &model_, nullptr, &action});
        if (action::takes_id(action)) builder_.argument(field, "id", "GadgetID!");
        if (!input_.empty()) builder_.argument(field, model_.name, input_);
        add_parameters(builder_, field, action);
    }

    gql::Type &add_bulk_result(const std::string &name, bool has_records, const model::Action *action) {
        gql::Type &result = builder_.object(type_name(name, "Result"));
        add_outcome(builder_, result);
        if (has_records)
            builder_.field(result, model_.plural, list_of(model_.type_name),
                           {Operation::acted_on_list, &model_, nullptr, action},
                           "The records of the elements that succeeded, in their order.");
        return result;
    }

    std::string add_bulk_input(const std::string &name, const model::Action &action) {
        gql::Type &type = builder_.input(type_name(name, "Input"));
        if (action::takes_id(action)) builder_.member(type, "id", "GadgetID!");
        if (!input_.empty()) builder_.member(type, model_.name, input_);
        for (const model::Parameter &parameter : action.parameters)
            builder_.member(type, parameter.name, argument_type(action, parameter));
        return type.name;
    }

    // Elements are given as inputs, as ids where an action needs no more, or in either way.
    void add_bulk(const model::Action &action) {
        const std::string name = bulk_name(action.name, model_);
        const gql::Type &result = add_bulk_result(name, !is_delete(action), &action);
        const bool only_ids = action::takes_id(action) && !action::takes_record(action) && action.parameters.empty();
        const std::string inputs = only_ids ? "" : list_of_all(add_bulk_input(name, action));
        gql::Field &field =
            builder_.field(mutation_, name, result.name, {Operation::bulk_act, &model_, nullptr, &action});
        if (action::takes_id(action)) builder_.argument(field, "ids", only_ids ? "[GadgetID!]!" : "[GadgetID!]");
        if (!only_ids) builder_.argument(field, "inputs", action::takes_id(action) ? inputs : required(inputs));
    }

    void add_upsert_input() {
        gql::Type &type = builder_.input(type_name(mutation_name("upsert", model_), "Input"));
        builder_.member(type, model_.key_field, "GadgetID");
        for (const model::Action &action : model_.actions)
            if (action.name == "create" || action.name == "update") add_record_members(builder_, type, model_, action);
        upsert_input_ = type.name;
    }

    void add_bulk_upsert() {
        const std::string name = bulk_name("upsert", model_);
        gql::Type &element = builder_.input(type_name(name, "Input"));
        builder_.member(element, "on", "[String!]");
        builder_.member(element, model_.name, upsert_input_);
        gql::Type &result = add_bulk_result(name, true, nullptr);
        if (model_.plural != "results")
            builder_.field(result, "results", "[JSON]", {Operation::acted_on_list, &model_},
                           "The same records, each with all of its values.");
        gql::Field &field = builder_.field(mutation_, name, result.name, {Operation::bulk_upsert, &model_});
        builder_.argument(field, "inputs", required(list_of_all(element.name)));
    }

    Builder &builder_;
    gql::Type &mutation_;
    const Model &model_;
    std::string input_; // of the action that is being added; empty: it takes no record
    std::string upsert_input_;
};

void add_upsert_error(Builder &builder) {
    gql::Type &type = builder.object("UpsertError", "An upsert that has not come as far as to a create or an update.");
    add_outcome(builder, type);
    builder.field(type, "actionRun", "String", {Operation::action_run});
}

void add_global(Builder &builder, gql::Type &mutation, const model::Action &action) {
    gql::Type &result = builder.object(type_name(action.name, "Result"));
    add_outcome(builder, result);
    builder.field(result, "result", "JSON", {Operation::result, nullptr, nullptr, &action});
    gql::Field &field = builder.field(mutation, action.name, result.name, {Operation::run, nullptr, nullptr, &action});
    add_parameters(builder, field, action);
}

} // namespace

void add_parameters(Builder &builder, gql::Field &field, const model::Action &action) {
    for (const model::Parameter &parameter : action.parameters)
        builder.argument(field, parameter.name, argument_type(action, parameter));
}

std::string add_action_input(Builder &builder, const Model &model, const model::Action &action) {
    if (!action::takes_record(action)) return {};
    gql::Type &type = builder.input(type_name(mutation_name(action.name, model), "Input"));
    add_record_members(builder, type, model, action);
    if (type.input_fields.empty()) builder.member(type, "_", "Boolean", "Nothing: the record has no such field.");
    return type.name;
}

gql::Type &add_result(Builder &builder, const Model &model, const std::string &mutation) {
    gql::Type &type = builder.object(type_name(mutation, "Result"));
    add_outcome(builder, type);
    builder.field(type, "actionRun", "String", {Operation::action_run, &model});
    return type;
}

void add_mutations(Builder &builder, gql::Type &mutation) {
    bool has_upserts = false;
    for (const Model *model : builder.models) has_upserts = has_upserts || builder.offers_upsert(*model);
    if (has_upserts) add_upsert_error(builder);
    for (const Model *model : builder.shown) {
        if (model->is_for(model::Purpose::session)) continue;
        Actions actions(builder, mutation, *model);
        for (const model::Action *action : builder.actions(*model)) actions.add(*action);
        if (builder.offers_upsert(*model)) actions.add_upsert();
    }
    for (const model::Action &action : builder.global_actions)
        if (!builder.access.runs || builder.access.runs(action)) add_global(builder, mutation, action);
}

} // namespace model_api::schema
