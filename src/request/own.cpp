#include "request/own.hpp"

#include "access/own.hpp"
#include "filter/value.hpp"
#include "statement/cache.hpp"
#include "statement/change.hpp"

namespace model_api::request {
namespace {

// Nothing has run yet where this throws.
template <class Make>
std::string shown(const Make &make) {
    Own own;
    try {
        own = make();
    } catch (const DomainError &error) {
        if (error.sqlstate != sqlstate::insufficient_privilege) throw;
        return {};
    }
    return own.json();
}

} // namespace

std::string Own::json() const {
    const auto prepared = statement::prepare(statement, snapshot.version);
    const auto rows = statement::run_rows(*prepared, statement.parameters, {}, statement.marks);
    return rows.empty() ? std::string() : rows.front().json;
}

Own own_session(const session::Accounts &accounts, const session::Holder &holder, const catalog::Snapshot &seen,
                const read::Selection &selection) {
    const model::Model &model = *accounts.session;
    const sql::Value key = filter::parse_id(holder.session, model.key(), {"id", "GGT_INVALID_QUERY_INPUT"});
    return {seen, read::find_own(model, *seen.schema, key,
                                 access::of_own_session(selection, accounts, *seen.schema, holder.user.has_value()))};
}

Own own_user(const session::Accounts &accounts, const sql::Value &key, const catalog::Snapshot &seen,
             const read::Selection &selection) {
    const model::Model &model = *accounts.user;
    const auto find = access::is_own(selection, model, *seen.schema) ? read::find_own : read::find_one;
    return {seen, find(model, *seen.schema, key, selection)};
}

std::string shown_session(const session::Accounts &accounts, const read::Selection &selection) {
    const session::Holder *holder = session::current();
    if (!holder) return {};
    return shown([&] { return own_session(accounts, *holder, access::own(accounts, access::roles()), selection); });
}

std::string shown_user(const session::Accounts &accounts, const sql::Value &key, const read::Selection &selection) {
    return shown([&] { return own_user(accounts, key, access::own(accounts, access::roles()), selection); });
}

} // namespace model_api::request
