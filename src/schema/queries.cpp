// What can be read: records and lists.
#include "schema/builder.hpp"
#include "schema/names.hpp"

namespace model_api::schema {

void add_queries(Builder &builder, gql::Type &query) {
    for (const model::Model *model : builder.models) {
        if (model->is_for(model::Purpose::session)) continue; // reached through users, and as the session at hand
        gql::Field &one = builder.field(query, model->name, model->type_name, {Operation::find_one, model});
        builder.argument(one, "id", "GadgetID!");
        if (model->plural == model->name) continue;
        gql::Field &many = builder.field(query, model->plural, required(model->type_name + "Connection"),
                                         {Operation::find_many, model});
        add_list_arguments(builder, many, *model);
    }
}

} // namespace model_api::schema
