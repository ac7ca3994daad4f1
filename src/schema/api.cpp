#include "schema/api.hpp"

#include "schema/builder.hpp"

namespace model_api::schema {

Api::Api(const model::Schema &models, const std::vector<model::Action> &global_actions, const Access &access)
    : models_(&models), targets_(1) {
    Builder builder{models, global_actions, access, schema_, targets_};
    for (const std::string &name : models.names())
        if (const model::Model *model = builder.find_shown(name)) {
            builder.shown.push_back(model);
            if (builder.find(name)) builder.models.push_back(model);
        }
    gql::Type &query = builder.object("Query");
    gql::Type &mutation = builder.object("Mutation");
    schema_.set_root(graphql::syntax::OperationKind::query, query);
    schema_.set_root(graphql::syntax::OperationKind::mutation, mutation);
    add_records(builder);
    add_queries(builder, query);
    add_mutations(builder, mutation);
    add_session(builder, query, mutation);
    add_internal(builder, query, mutation);
    for (gql::Type *root : {&query, &mutation})
        builder.field(*root, "gadgetMeta", "GadgetApplicationMeta", {Operation::meta});
    add_filters(builder);
    add_relation_inputs(builder);
    add_common(builder);
    add_scalars(builder);
    schema_.finish();
}

bool Api::shows(const model::Model &model, std::string_view field) const {
    const gql::Type *type = schema_.find(model.type_name);
    return type && type->fields.find(field);
}

} // namespace model_api::schema
