#include "session/accounts.hpp"

#include "base/text.hpp"
#include "pg/function.hpp"
#include "statement/cache.hpp"
#include "statement/change.hpp"

namespace model_api::session {
namespace {

// The secrets are dropped by nobody but on purpose; then there is nothing to look a token up in.
void check_secrets(const model::Model &model) {
    if (model.account->secrets != 0) return;
    throw DomainError(sqlstate::undefined_table, {}, "the secrets of model \"" + model.name + "\" are gone", {},
                      "SELECT model.define_users() makes a table for new ones.");
}

std::optional<Datum> run_datum(const catalog::Snapshot &snapshot, std::string statement, const Texts &parameters) {
    read::Statement made;
    made.text = std::move(statement);
    made.planning = read::Planning::generic;
    for (const auto &text : parameters)
        made.parameters.push_back(
            {.type = sql::text_type(), .value = text ? sql::Value(*text) : sql::Value(sql::Null{})});
    const auto prepared = statement::prepare(made, snapshot.version);
    return statement::run_datum(*prepared, made.parameters, {});
}

} // namespace

std::optional<Accounts> find_accounts(const catalog::Snapshot &snapshot) {
    const auto user = catalog::model_for(model::Purpose::user), session = catalog::model_for(model::Purpose::session);
    if (!user || !session) return std::nullopt;
    Accounts accounts{snapshot, nullptr, nullptr};
    accounts.user = &accounts.snapshot.schema->get(*user);
    accounts.session = &accounts.snapshot.schema->get(*session);
    check_secrets(*accounts.user);
    check_secrets(*accounts.session);
    return accounts;
}

Accounts get_accounts(const catalog::Snapshot &snapshot) {
    if (auto accounts = find_accounts(snapshot)) return std::move(*accounts);
    throw DomainError(sqlstate::undefined_object, {}, "there are no users and sessions in this database", {},
                      "SELECT model.define_users() makes their models.");
}

std::string column_of(const model::Model &model, std::string_view field) {
    const model::Field *found = model.find(field);
    if (!found || !found->column)
        throw DomainError(sqlstate::undefined_column, {},
                          "model \"" + model.name + "\" has no field \"" + std::string(field) + "\" any more", {},
                          "Define it again: model.define_users() needs it.");
    return quote_identifier(found->column->name);
}

std::string key_of(const model::Model &model) {
    return quote_identifier(model.key().column->name);
}

std::string key_cast(const model::Model &model) {
    return "::" + model.key().column->type.name;
}

std::optional<std::string> run_text(const catalog::Snapshot &snapshot, std::string statement, const Texts &parameters) {
    const auto value = run_datum(snapshot, std::move(statement), parameters);
    if (!value) return std::nullopt;
    return std::string(pg::text_view(*value));
}

void run(const catalog::Snapshot &snapshot, std::string statement, const Texts &parameters) {
    run_datum(snapshot, std::move(statement), parameters);
}

} // namespace model_api::session
