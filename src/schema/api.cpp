#include "schema/api.hpp"

#include "schema/builder.hpp"

namespace model_api::schema {

Api::Api(const model::Schema &models, const std::vector<model::Action> &global_actions, const Access &access)
    : models_(&models), targets_(1) {
    Builder builder{models, global_actions, access, schema_, targets_};
    for (const std::string &name : models.names()) {
        const model::Model &model = models.get(name);
        if (builder.sees(model)) builder.models.push_back(&model);
    }
    gql::Type &query = builder.object("Query");
    gql::Type &mutation = builder.object("Mutation");
    schema_.set_root(graphql::syntax::OperationKind::query, query);
    schema_.set_root(graphql::syntax::OperationKind::mutation, mutation);
    add_records(builder);
    add_queries(builder, query);
    add_mutations(builder, mutation);
    add_internal(builder, query, mutation);
    for (gql::Type *root : {&query, &mutation})
        builder.field(*root, "gadgetMeta", "GadgetApplicationMeta", {Operation::meta});
    add_filters(builder);
    add_relation_inputs(builder);
    add_common(builder);
    add_scalars(builder);
    schema_.finish();
}

} // namespace model_api::schema
