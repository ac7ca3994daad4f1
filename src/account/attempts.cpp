#include "account/attempts.hpp"

#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "pg/security.hpp"
#include "pg/spi.hpp"
#include "value/token.hpp"

namespace model_api::account {
namespace {

// The table is the extension owner's, and no function of anybody else stands behind it.
pg::Rows run(const char *statement, const std::vector<pg::Cell> &parameters) {
    const Oid table = pg::call([] { return get_relname_relid("sign_in_attempt", get_namespace_oid("model", false)); });
    const pg::ActAs owner(catalog::owner_of(table), SECURITY_RESTRICTED_OPERATION);
    return pg::execute(statement, parameters);
}

// Rows that another session is about to change are left to it.
std::int64_t forget_old(const char *most) {
    return static_cast<std::int64_t>(
        run("DELETE FROM model.sign_in_attempt WHERE subject OPERATOR(pg_catalog.=) ANY (ARRAY("
            "SELECT a.subject FROM model.sign_in_attempt a WHERE a.last_at OPERATOR(pg_catalog.<) "
            "(pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '1 hour'::pg_catalog.interval) "
            "ORDER BY a.last_at LIMIT $1::pg_catalog.int8 FOR UPDATE SKIP LOCKED)) RETURNING 1",
            {most})
            .size());
}

} // namespace

std::string subject_of(std::string_view kind, std::string_view address) {
    std::string text = std::string(kind) + "\n";
    for (const char c : address) text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; // ASCII alone
    return value::text_hash(text);
}

bool is_blocked(const std::string &subject) {
    return !run("SELECT FROM model.sign_in_attempt WHERE subject OPERATOR(pg_catalog.=) pg_catalog.decode($1, 'hex') "
                "AND blocked_until OPERATOR(pg_catalog.>) pg_catalog.clock_timestamp()",
                {subject})
                .empty();
}

void count_attempt(const std::string &subject) {
    run("INSERT INTO model.sign_in_attempt AS a (subject, failures, last_at, blocked_until) "
        "VALUES (pg_catalog.decode($1, 'hex'), 1, pg_catalog.clock_timestamp(), pg_catalog.clock_timestamp()) "
        "ON CONFLICT (subject) DO UPDATE SET last_at = pg_catalog.clock_timestamp(), "
        "failures = CASE WHEN a.last_at OPERATOR(pg_catalog.<) (pg_catalog.clock_timestamp() "
        "OPERATOR(pg_catalog.-) '1 hour'::pg_catalog.interval) THEN 1 "
        "ELSE LEAST(a.failures OPERATOR(pg_catalog.+) 1, 1000) END, "
        "blocked_until = pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+) pg_catalog.make_interval(secs => "
        "CASE WHEN a.failures OPERATOR(pg_catalog.<) 4 OR a.last_at OPERATOR(pg_catalog.<) "
        "(pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) '1 hour'::pg_catalog.interval) THEN 0 "
        "ELSE LEAST(900, pg_catalog.pow(2, LEAST(a.failures OPERATOR(pg_catalog.-) 4, 10)::pg_catalog.float8)) END)",
        {subject});
    forget_old("100"); // so the table is bounded by what can be tried in an hour
}

std::int64_t forget_old_attempts() {
    return forget_old("1000");
}

void forget_attempts(const std::string &subject) {
    run("DELETE FROM model.sign_in_attempt WHERE subject OPERATOR(pg_catalog.=) ANY (ARRAY("
        "SELECT a.subject FROM model.sign_in_attempt a WHERE a.subject OPERATOR(pg_catalog.=) "
        "pg_catalog.decode($1, 'hex') FOR UPDATE SKIP LOCKED))",
        {subject});
}

} // namespace model_api::account
