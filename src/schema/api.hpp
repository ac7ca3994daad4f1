// The models as one GraphQL schema.
#pragma once

#include <functional>
#include <vector>

#include "graphql/schema/schema.hpp"
#include "model/schema.hpp"
#include "schema/rights.hpp"
#include "schema/target.hpp"

namespace model_api::schema {

// What whoever asks may see; what they may not is not in the schema. An absent function allows everything.
struct Access {
    std::function<bool(std::string_view model)> knows = {}; // which models are looked at at all
    std::function<const Rights &(const model::Model &)> rights = {};
    std::function<bool(const model::Action &)> runs = {}; // a global action
    bool internal = true;                                 // the namespace "internal"
};

class Api {
public:
    // Both outlive it. Throws DomainError 42P17 where names of models, of their actions and of global actions make
    // the same type or the same field.
    Api(const model::Schema &models, const std::vector<model::Action> &global_actions, const Access &access = {});

    const graphql::schema::Schema &schema() const { return schema_; }
    const model::Schema &models() const { return *models_; }
    const Target &target(const graphql::schema::Field &field) const { return targets_[field.tag]; }
    // Whether records of the model have a field of this name: what is read of them without a field being named must not
    // be more than that.
    bool shows(const model::Model &model, std::string_view field) const;

private:
    const model::Schema *models_;
    graphql::schema::Schema schema_;
    std::vector<Target> targets_; // by tag; the first is of fields without one
};

// Whether there is upsertQuestion: where there are create and update, unless an action has the name.
bool has_upsert(const model::Model &model);

} // namespace model_api::schema

#include "base/pure.hpp"
