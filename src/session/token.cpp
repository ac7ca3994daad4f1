#include "session/token.hpp"

#include "base/json.hpp"
#include "catalog/role.hpp"
#include "pg/spi.hpp"
#include "session/keeper.hpp"
#include "value/token.hpp"

namespace model_api::session {
namespace {

// By which a row is known again, in three cells.
std::string version_of(const std::string &alias) {
    return alias + ".tableoid::pg_catalog.text, " + alias + ".ctid::pg_catalog.text, " + alias +
           ".xmin::pg_catalog.text";
}

// $1: the hash. The hash itself comes back, to be compared in constant time.
std::string holder_statement(const Accounts &accounts) {
    const model::Model &session = *accounts.session, &user = *accounts.user;
    const std::string user_column = "s." + column_of(session, "user");
    return "SELECT pg_catalog.json_build_array(pg_catalog.encode(k.hash, 'hex'), k.record::pg_catalog.text, " +
           user_column + "::pg_catalog.text, CASE WHEN " + user_column + " IS NULL THEN s." +
           column_of(session, "roles") + " ELSE u." + column_of(user, "roles") +
           " END, pg_catalog.date_part('epoch', k.expires_at)::pg_catalog.text, " + version_of("k") + ", " +
           version_of("s") + ", " + version_of("u") + ")::pg_catalog.text FROM " +
           accounts.of_sessions().secrets_table + " k JOIN " + session.qualified_table() + " s ON s." +
           key_of(session) + " OPERATOR(pg_catalog.=) k.record LEFT JOIN " + user.qualified_table() + " u ON u." +
           key_of(user) + " OPERATOR(pg_catalog.=) " + user_column +
           " WHERE k.hash OPERATOR(pg_catalog.=) pg_catalog.decode($1, 'hex') AND k.kind OPERATOR(pg_catalog.=) "
           "'token' AND k.expires_at OPERATOR(pg_catalog.>) pg_catalog.clock_timestamp()";
}

void add_role(std::vector<std::string> &roles, const char *role) {
    if (std::ranges::find(roles, role) == roles.end()) roles.emplace_back(role);
}

// Whoever is signed in has the role that says so, whatever is assigned; whoever is not has that of everybody. A key
// whose role was removed gives nothing.
std::vector<std::string> roles_of(const Json &assigned, bool is_signed_in) {
    std::vector<std::string> roles;
    if (assigned.is_array())
        for (const Json &role : assigned.items())
            if (role.is_string() && catalog::is_role(role.as_string())) roles.push_back(role.as_string());
    add_role(roles, is_signed_in ? catalog::role::signed_in : catalog::role::unauthenticated);
    return roles;
}

std::string lifetime_of(const Accounts &accounts) {
    return std::to_string(accounts.of_sessions().lifetime);
}

constexpr const char *expiry = "pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+) "
                               "pg_catalog.make_interval(secs => $2::pg_catalog.float8)";

double now() {
    return static_cast<double>(GetCurrentTimestamp()) / USECS_PER_SEC +
           (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * static_cast<double>(SECS_PER_DAY);
}

} // namespace

std::optional<Holder> find_holder(const Accounts &accounts, const std::string &hash) {
    const pg::ReadAsOwner keeper(keeper_of(*accounts.session));
    const auto found = run_text(accounts.snapshot, holder_statement(accounts), {hash});
    if (!found) return std::nullopt;
    const Json row = Json::parse(*found);
    const Json::Array &cells = row.items();
    if (!value::is_same_hash(cells[0].as_string(), hash)) return std::nullopt;
    Holder holder{cells[1].as_string(), std::nullopt, roles_of(cells[3], cells[2].is_string())};
    if (cells[2].is_string()) holder.user = cells[2].as_string();
    holder.version = accounts.snapshot.version;
    holder.expires_at = std::strtod(cells[4].as_string().c_str(), nullptr);
    for (std::size_t at = 5; at < cells.size() && cells[at].is_string(); at += 3)
        holder.rows.push_back(
            pg::read_version(cells[at].as_string(), cells[at + 1].as_string(), cells[at + 2].as_string()));
    return holder;
}

bool is_unchanged(const Holder &holder, const Accounts &accounts) {
    keeper_of(*accounts.session);
    return holder.version == accounts.snapshot.version && now() < holder.expires_at &&
           std::ranges::all_of(holder.rows, pg::is_current);
}

Issued begin_session(const Accounts &accounts) {
    const model::Model &session = *accounts.session;
    Issued issued{{}, value::make_token()};
    const std::string hash = value::token_hash(issued.token).value();
    pg::write_as_owner(keeper_of(session), [&] {
        issued.session =
            run_text(accounts.snapshot,
                     "WITH made AS (INSERT INTO " + session.qualified_table() + " DEFAULT VALUES RETURNING " +
                         key_of(session) + " AS id) INSERT INTO " + accounts.of_sessions().secrets_table +
                         " (hash, kind, record, expires_at) SELECT pg_catalog.decode($1, 'hex'), 'token', "
                         "made.id, " +
                         expiry + " FROM made RETURNING record::pg_catalog.text",
                     {hash, lifetime_of(accounts)})
                .value();
    });
    return issued;
}

std::optional<std::string> rotate(const Accounts &accounts, const std::string &session, const std::string &hash) {
    std::string token = value::make_token();
    const std::string record = "$1" + key_cast(*accounts.session), &secrets = accounts.of_sessions().secrets_table;
    const auto replaced =
        run_text(accounts.snapshot,
                 "WITH gone AS (DELETE FROM " + secrets + " WHERE record OPERATOR(pg_catalog.=) " + record +
                     " AND kind OPERATOR(pg_catalog.=) 'token' RETURNING hash) SELECT '1'::pg_catalog.text FROM gone "
                     "WHERE hash OPERATOR(pg_catalog.=) pg_catalog.decode($2, 'hex')",
                 {session, hash});
    if (!replaced) return std::nullopt;
    run_text(accounts.snapshot,
             "INSERT INTO " + secrets + " (record, expires_at, hash, kind) VALUES (" + record + ", " + expiry +
                 ", pg_catalog.decode($3, 'hex'), 'token') RETURNING kind",
             {session, lifetime_of(accounts), value::token_hash(token).value()});
    return token;
}

// Locking a row calls no function of anybody's.
void hold_user(const Accounts &accounts, const std::string &user) {
    const model::Model &model = *accounts.user;
    const pg::ReadAsOwner owner(catalog::owner_of(model.relation));
    run_text(accounts.snapshot,
             "SELECT '1'::pg_catalog.text FROM " + model.qualified_table() + " u WHERE u." + key_of(model) +
                 " OPERATOR(pg_catalog.=) $1" + key_cast(model) + " FOR NO KEY UPDATE",
             {user});
}

std::int64_t end_sessions(const Accounts &accounts, const std::string &user, const std::optional<std::string> &but) {
    const model::Model &session = *accounts.session;
    const auto count =
        run_text(accounts.snapshot,
                 "WITH ended AS (DELETE FROM " + session.qualified_table() + " WHERE " + column_of(session, "user") +
                     " OPERATOR(pg_catalog.=) $1" + key_cast(*accounts.user) + " AND ($2 IS NULL OR " +
                     key_of(session) + " OPERATOR(pg_catalog.<>) $2" + key_cast(session) +
                     ") RETURNING 1) SELECT pg_catalog.count(*)::pg_catalog.text FROM ended",
                 {user, but});
    return pg::number_of<std::int64_t>(count.value());
}

} // namespace model_api::session
