#include "session/purge.hpp"

#include "base/text.hpp"
#include "filter/value.hpp"
#include "pg/as_owner.hpp"
#include "pg/spi.hpp"
#include "pg/subtransaction.hpp"

namespace model_api::session {
namespace {

constexpr const char *batch_size = "1000";

using Keys = sql::TextArray;

std::int64_t count_of(const pg::Rows &rows) {
    return pg::number_of<std::int64_t>(rows.at(0).at(0).value());
}

// Sessions are locked before their tokens are touched, as by whoever signs in: so nobody waits for each other.
pg::Rows lock_expired(const Accounts &accounts, const std::string &until, const std::optional<Place> &after) {
    const model::Model &session = *accounts.session;
    std::vector<pg::Cell> parameters = {until};
    if (after) parameters.insert(parameters.end(), {after->expires_at, after->hash});
    return pg::execute("SELECT s." + key_of(session) +
                           "::pg_catalog.text, k.expires_at::pg_catalog.text, pg_catalog.encode(k.hash, 'hex') FROM " +
                           accounts.of_sessions().secrets_table + " k JOIN " + session.qualified_table() + " s ON s." +
                           key_of(session) +
                           " OPERATOR(pg_catalog.=) k.record WHERE k.kind OPERATOR(pg_catalog.=) 'token' "
                           "AND k.expires_at OPERATOR(pg_catalog.<=) $1::pg_catalog.timestamptz" +
                           (after ? " AND (k.expires_at, k.hash) OPERATOR(pg_catalog.>) "
                                    "($2::pg_catalog.timestamptz, pg_catalog.decode($3, 'hex'))"
                                  : "") +
                           " ORDER BY k.expires_at, k.hash LIMIT " + batch_size + " FOR UPDATE OF s SKIP LOCKED",
                       parameters);
}

// Looks at the tokens once more: one may have come between looking and locking.
std::int64_t remove(const Accounts &accounts, const Keys &keys, const std::string &until) {
    const model::Model &session = *accounts.session;
    const std::string key = "s." + key_of(session);
    const auto removed =
        pg::execute("WITH gone AS (DELETE FROM " + session.qualified_table() + " s WHERE " + key +
                        " OPERATOR(pg_catalog.=) ANY ($1" + key_cast(session) + "[]) AND NOT EXISTS (SELECT FROM " +
                        accounts.of_sessions().secrets_table + " k WHERE k.record OPERATOR(pg_catalog.=) " + key +
                        " AND k.kind OPERATOR(pg_catalog.=) 'token' AND k.expires_at OPERATOR(pg_catalog.>) "
                        "$2::pg_catalog.timestamptz) RETURNING 1) SELECT pg_catalog.count(*) FROM gone",
                    {filter::array_text(keys), until});
    pg::check_deferred();
    return count_of(removed);
}

bool is_refusal(const std::exception &exception) {
    const auto *error = dynamic_cast<const pg::Error *>(&exception);
    return error &&
           (error->sqlstate() == ERRCODE_FOREIGN_KEY_VIOLATION || error->sqlstate() == ERRCODE_RESTRICT_VIOLATION);
}

// nullopt: a foreign key refuses, and nothing has happened. Other errors are the caller's.
std::optional<std::int64_t> try_remove(const Accounts &accounts, const Keys &keys, const std::string &until) {
    std::optional<std::int64_t> count;
    pg::attempt([&] { count = remove(accounts, keys, until); },
                [&](const std::exception &exception) {
                    if (!is_refusal(exception)) throw;
                    count.reset();
                });
    return count;
}

} // namespace

Purged purge_sessions(const Accounts &accounts, const std::string &until, const std::optional<Place> &after) {
    const auto rows = lock_expired(accounts, until, after);
    Purged purged;
    if (rows.empty()) return purged;
    purged.last = Place{rows.back()[1].value(), rows.back()[2].value()};
    Keys keys;
    for (const auto &row : rows) keys.push_back(row[0]);
    if (const auto count = try_remove(accounts, keys, until)) {
        purged.sessions = *count;
        return purged;
    }
    for (const auto &key : keys) {
        const auto count = try_remove(accounts, {key}, until);
        count ? purged.sessions += *count : ++purged.kept;
    }
    return purged;
}

std::int64_t purge_codes(const Accounts &accounts, const std::string &until) {
    const std::string &secrets = accounts.of_users().secrets_table;
    return count_of(pg::execute("WITH gone AS (DELETE FROM " + secrets +
                                    " WHERE hash OPERATOR(pg_catalog.=) ANY (ARRAY(SELECT k.hash FROM " + secrets +
                                    " k WHERE k.expires_at OPERATOR(pg_catalog.<=) $1::pg_catalog.timestamptz "
                                    "ORDER BY k.expires_at LIMIT " +
                                    batch_size +
                                    " FOR UPDATE SKIP LOCKED)) RETURNING 1) SELECT pg_catalog.count(*) FROM gone",
                                {until}));
}

} // namespace model_api::session
