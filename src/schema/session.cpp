// The session at hand: what is read of it, and its actions.
#include <algorithm>
#include <string>

#include "action/takes.hpp"
#include "graphql/schema/define.hpp"
#include "schema/builder.hpp"
#include "schema/names.hpp"

namespace model_api::schema {

namespace {

using model::AccountAction;
using model::Model;

constexpr const char *without_sessions = R"(
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

// Where there are no sessions, and no model is called so.
void add_session_type(Builder &builder) {
    if (builder.is_defined("Session")) return;
    gql::define(builder.schema, without_sessions);
    const auto user = std::ranges::find(builder.shown, "User", &Model::type_name);
    if (user != builder.shown.end()) builder.field(builder.schema.mention("Session"), "user", "User");
}

// What clients call the actions of the user's account that sign their session in and out.
struct Signing {
    const char *name;
    AccountAction action;
};
constexpr Signing signing[] = {{"logInViaEmail", AccountAction::sign_in}, {"logOut", AccountAction::sign_out}};

Rights rights_of_own(const Model &session) {
    Rights rights;
    rights.create = false;
    for (const model::Field &field : session.fields)
        if (field.column && (field.name == "user" || field.name == "roles"))
            rights.not_updated.push_back(field.column->number);
    std::ranges::sort(rights.not_updated);
    return rights;
}

class Actions {
public:
    Actions(Builder &builder, gql::Type &mutations, const Model &session)
        : builder_(builder), mutations_(mutations), session_(session) {}

    void add(const model::Action &action) {
        const bool is_delete = action::kind_of(action) == action::Kind::delete_;
        const std::string input = add_action_input(builder_, session_, action);
        gql::Field &field = add(action.name, {Operation::act_on_session, &session_, nullptr, &action}, !is_delete);
        if (!input.empty()) builder_.argument(field, session_.name, input);
        add_parameters(builder_, field, action);
    }

    void add(const Signing &one, const Model &user) {
        const auto action = std::ranges::find(user.actions, one.action, &model::Action::account);
        if (action == user.actions.end() || mutations_.fields.find(one.name)) return;
        add_parameters(builder_, add(one.name, {Operation::sign_session, &session_, nullptr, &*action}, true), *action);
    }

private:
    gql::Field &add(const std::string &name, const Target &target, bool has_record) {
        gql::Type &result = add_result(builder_, session_, mutation_name(name, session_));
        if (has_record)
            builder_.field(result, session_.name, session_.type_name,
                           {Operation::acted_on, &session_, nullptr, target.action});
        return builder_.field(mutations_, name, result.name, target);
    }

    Builder &builder_;
    gql::Type &mutations_;
    const Model &session_;
};

void add_actions(Builder &builder, gql::Type &mutation, const Model &session) {
    SessionBuilder of_session(builder, session);
    gql::Type &mutations = builder.object("CurrentSessionMutations", "Actions on the session at hand.");
    Actions actions(of_session.get(), mutations, session);
    for (const model::Action *action : of_session.get().actions(session)) actions.add(*action);
    const Model *user = builder.find_for(model::Purpose::user);
    if (user && builder.rights(*user).accounts)
        for (const Signing &one : signing) actions.add(one, *user);
    if (!mutations.fields.empty())
        builder.field(mutation, "currentSession", mutations.name, {Operation::on_session, &session},
                      "The session at hand; where there is none, one begins.");
}

} // namespace

SessionBuilder::SessionBuilder(Builder &builder, const model::Model &session)
    : own_(rights_of_own(session)),
      access_(builder.access), builder_{builder.all,     builder.global_actions, access_,      builder.schema,
                                        builder.targets, builder.models,         builder.shown} {
    access_.rights = [&](const Model &model) -> const Rights & {
        return &model == &session ? own_ : builder.rights(model);
    };
}

const model::Model *acting_session(const Builder &builder) {
    const Model *session = builder.find_for(model::Purpose::session);
    return session && builder.rights(*session).accounts ? session : nullptr;
}

void add_session(Builder &builder, gql::Type &query, gql::Type &mutation) {
    const Model *session = builder.find_for(model::Purpose::session);
    if (!session) add_session_type(builder);
    builder.field(query, "currentSession", session ? session->type_name : "Session",
                  {Operation::current_session, session});
    if (acting_session(builder)) add_actions(builder, mutation, *session);
}

} // namespace model_api::schema
