// What the parts of the schema are built with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "action/change.hpp"
#include "graphql/schema/schema.hpp"
#include "schema/api.hpp"

namespace model_api::schema {

namespace gql = graphql::schema;

struct Builder {
    const model::Schema &all;
    const std::vector<model::Action> &global_actions;
    const Access &access;
    gql::Schema &schema;
    std::vector<Target> &targets;
    std::vector<const model::Model *> models = {}; // whose records may be seen
    std::vector<const model::Model *> shown = {};  // and those of which the caller's own may

    // nullptr: there is no such model whose records may be seen.
    const model::Model *find(std::string_view name) const;
    const model::Model *find_shown(std::string_view name) const;
    const model::Model *find_for(model::Purpose purpose) const; // of those that are shown
    // The other model of a relation; nullptr where it or what relates them may not be seen.
    const model::Model *other(const model::Model &model, const model::Field &relation) const;
    const Rights &rights(const model::Model &model) const;
    bool reads(const model::Model &model, const model::Field &field) const;
    bool allows(const model::Model &model, action::Kind kind) const;
    bool allows(const model::Model &model, const model::Action &action) const;
    // Whether an action of this kind may give the field a value.
    bool writes(const model::Model &model, const model::Field &field, action::Kind kind) const;
    std::vector<const model::Action *> actions(const model::Model &model) const; // that are allowed
    bool offers_upsert(const model::Model &model) const;

    gql::Type &object(std::string_view name, std::string_view description = {}) {
        return schema.define(name, gql::Kind::object, description);
    }
    gql::Type &input(std::string_view name, std::string_view description = {}) {
        return schema.define(name, gql::Kind::input, description);
    }
    bool is_defined(std::string_view name) const {
        const gql::Type *type = schema.find(name);
        return type && type->kind;
    }
    // Throws DomainError 42P17 where the type has the field already. The reference holds until the next field.
    gql::Field &field(gql::Type &type, const std::string &name, std::string_view use, const Target &target = {},
                      std::string_view description = {});
    void argument(gql::Field &field, const std::string &name, std::string_view use, std::string_view description = {});
    // A name that is taken stays as it is: fields of a record go before parameters.
    void member(gql::Type &type, const std::string &name, std::string_view use, std::string_view description = {});
};

// What actions on the session at hand are built with: its own fields may be written, but for those that say who it is.
class SessionBuilder {
public:
    SessionBuilder(Builder &builder, const model::Model &session);
    SessionBuilder(const SessionBuilder &) = delete;
    SessionBuilder &operator=(const SessionBuilder &) = delete;

    Builder &get() { return builder_; }

private:
    Rights own_;
    Access access_;
    Builder builder_;
};

// The session whose actions are offered; nullptr: none.
const model::Model *acting_session(const Builder &builder);

// The parts, in the order in which they are added.
void add_scalars(Builder &builder);
void add_common(Builder &builder);
void add_records(Builder &builder);         // objects, connections
void add_filters(Builder &builder);         // and sorts, and fields to search in
void add_relation_inputs(Builder &builder); // actions inside of actions
void add_queries(Builder &builder, gql::Type &query);
void add_mutations(Builder &builder, gql::Type &mutation);
void add_session(Builder &builder, gql::Type &query, gql::Type &mutation); // the one at hand
void add_internal(Builder &builder, gql::Type &query, gql::Type &mutation);

// after, first, before, last, sort, filter, search, searchFields
void add_list_arguments(Builder &builder, gql::Field &field, const model::Model &model);

// The members of a record's object in an action: what the action may write, and related records.
void add_record_members(Builder &builder, gql::Type &type, const model::Model &model, const model::Action &action);
void add_parameters(Builder &builder, gql::Field &field, const model::Action &action);
// PublishQuestionInput; empty: the action takes no record.
std::string add_action_input(Builder &builder, const model::Model &model, const model::Action &action);
// PublishQuestionResult, of the mutation publishQuestion, as yet without the record.
gql::Type &add_result(Builder &builder, const model::Model &model, const std::string &mutation);

} // namespace model_api::schema

#include "base/pure.hpp"
