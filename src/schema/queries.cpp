// What can be read: records, lists, the session.
#include <algorithm>

#include "graphql/schema/define.hpp"
#include "schema/builder.hpp"
#include "schema/names.hpp"

namespace model_api::schema {

namespace {

constexpr const char *session = R"(
"What is kept of one visitor."
type Session {
  id: GadgetID
  createdAt: DateTime!
  updatedAt: DateTime!
  state: RecordState
  userId: GadgetID
  roles: [Role!]
  _all: JSONObject!
}
)";

// Only where no model is called so.
void add_session_type(Builder &builder) {
    if (builder.is_defined("Session")) return;
    gql::define(builder.schema, session);
    const auto user = std::ranges::find(builder.models, "User", &model::Model::type_name);
    if (user != builder.models.end()) builder.field(builder.schema.mention("Session"), "user", "User");
}

} // namespace

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
    add_session_type(builder);
    builder.field(query, "currentSession", "Session", {Operation::current_session});
}

} // namespace model_api::schema
