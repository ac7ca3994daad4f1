// The models of users and of sessions, and statements over their tables that the API itself needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace model_api::session {

// Both models as they are now. Keeps them alive.
struct Accounts {
    catalog::Snapshot snapshot;
    const model::Model *user;
    const model::Model *session;

    const model::Account &of_sessions() const { return *session->account; }
    const model::Account &of_users() const { return *user->account; }
};

// nullopt: model.define_users has not been called
std::optional<Accounts> find_accounts(const catalog::Snapshot &snapshot = catalog::current());
Accounts get_accounts(const catalog::Snapshot &snapshot = catalog::current()); // throws 42704 then

// Columns as SQL writes them: column_of(*session, "user") is "user_id".
std::string column_of(const model::Model &model, std::string_view field);
std::string key_of(const model::Model &model);
// The model's key type, for casts of text: "$1::pg_catalog.int8".
std::string key_cast(const model::Model &model);

// The first column, text, of the first row of a statement whose parameters are texts. Prepared once for the same text.
// nullopt: no row, or NULL.
using Texts = std::vector<std::optional<std::string>>;
std::optional<std::string> run_text(const catalog::Snapshot &snapshot, std::string statement, const Texts &parameters);
// Whatever it gives.
void run(const catalog::Snapshot &snapshot, std::string statement, const Texts &parameters);

} // namespace model_api::session
