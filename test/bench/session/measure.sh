#!/usr/bin/env bash
# measure.sh - W11: what a request costs that comes with a token, beside the same by hand, and what signing in costs.
#
# By hand means that the application's server holds all privileges, looks up the token, and adds the condition itself.
set -euo pipefail
database=bench_sessions
dropdb --if-exists "$database" 2>/dev/null
createdb "$database"
psql -Xqd "$database" -o /dev/null -f test/bench/session/data.sql

token='\set n random(1, 10000)
\set id 2 * random(1, 50000)
SELECT app.token(:n) AS token \gset
BEGIN;'
ours="$token
SELECT model.use_session(:token);
SELECT model.find_one('post', :id);
COMMIT;"
hand="$token
SELECT s.id, u.id AS uid, u.roles FROM app.session_secret k JOIN app.session s ON s.id = k.record LEFT JOIN app.users u ON u.id = s.user_id
    WHERE k.hash = sha256(:token::bytea) AND k.expires_at > now() \\gset
SELECT row_to_json(p) FROM (SELECT id::text, title, published, user_id::text AS \"userId\", created_at AS \"createdAt\", updated_at AS \"updatedAt\"
    FROM app.post WHERE id = :id AND (published OR user_id = :uid)) p;
COMMIT;"
sign_in="SELECT model.act('user', 'signIn', '{\"email\": \"ada@example.org\", \"password\": \"analytical 1843\"}', '{\"id\": true}');"

# SCRIPT ROLE SECONDS: the mean of a transaction, in ms
latency() {
    printf '%s\n' "$1" >"$OUT/script.sql"
    PGOPTIONS="-c role=$2" pgbench -n -M prepared -T "$3" -f "$OUT/script.sql" "$database" 2>>"$OUT/pgbench.log" |
        sed -n 's/^latency average = \(.*\) ms/\1/p'
}
median() { printf '%s\n' "$@" | sort -g | sed -n "$((($# + 1) / 2))p"; }

a=() b=() ratios=()
for _ in 1 2 3 4 5; do
    a+=("$(latency "$ours" bench_web 2)") b+=("$(latency "$hand" bench_owner 2)")
    ratios+=("$(echo "scale=2; ${a[-1]} / ${b[-1]}" | bc)")
done
echo "| | with a token | model_api ms | by hand ms | ratio |"
echo "|---|---|--:|--:|--:|"
echo "| W11 | begin, who it is, one record by permission, commit | $(median "${a[@]}") | $(median "${b[@]}") | $(median "${ratios[@]}") |"
echo "| W11 | sign in (argon2id, 64 MB) | $(latency "$sign_in" bench_web 5) | | |"
