#!/usr/bin/env bash
# inside.sh - in the benchmark's cluster: loads what is not loaded yet, measures, and prints the results.
set -euo pipefail

case $SCALE in
small) posts=100000 authors=5000 seconds=0.1 documents=10000 queries=8 rounds=1 ;;
full) posts=1000000 authors=50000 seconds=1 documents=200000 queries=30 rounds=3 ;;
*) echo "SCALE is small or full, not $SCALE" >&2 && exit 1 ;;
esac
database=bench_$SCALE
documents=${DOCUMENTS:-$documents}
export DOCUMENTS=$documents QUERIES=${QUERIES:-$queries}
export VARIABLES="posts=$posts authors=$authors" SECONDS_EACH=${SECONDS_EACH:-$seconds} ROUNDS=${ROUNDS:-$rounds}

configure() {
    [ "$(psql -XAtc 'SHOW synchronous_commit')" != off ] || return 0
    local data
    data=$(psql -XAtc 'SHOW data_directory')
    psql -Xq -c "ALTER SYSTEM SET shared_buffers = '1GB'" -c "ALTER SYSTEM SET max_wal_size = '8GB'" \
        -c "ALTER SYSTEM SET checkpoint_timeout = '1h'" -c "ALTER SYSTEM SET autovacuum = off" \
        -c "ALTER SYSTEM SET synchronous_commit = off"
    pg_ctl -D "$data" -w -l "$data/../log" restart >/dev/null
}

# What a database was made from is its comment.
made_from() { psql -XAtc "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '$1'"; }
note() { psql -Xqc "COMMENT ON DATABASE $1 IS '$2'"; }
digest() { cat "$@" | md5sum | cut -c1-32; }

# The data of a scale stays; what the extension keeps is made anew when the extension is another one.
prepare() {
    local data built
    data=$(digest test/bench/data.sql)
    built="$data $(digest "$(pg_config --sharedir)"/extension/model_api--*.sql test/bench/{model,quiz,cold}.sql)"
    if [[ "$(made_from "$database")" != "$data"* ]]; then
        echo "Loading $posts posts ..." >&2
        dropdb --if-exists "$database" 2>/dev/null
        createdb "$database"
        psql -Xqd "$database" -v posts=$posts -v authors=$authors -o /dev/null -f test/bench/data.sql
        note "$database" "$data"
    fi
    if [ "$(made_from "$database")" != "$built" ]; then
        psql -Xqd "$database" -o /dev/null -f test/bench/model.sql -f test/bench/quiz.sql
        for models in 100 500; do
            dropdb --if-exists "cold_$models" 2>/dev/null
            createdb "cold_$models"
            psql -Xqd "cold_$models" -v models=$models -o /dev/null -f test/bench/cold.sql
        done
        note "$database" "$built"
    fi
    prewarm "$database"
}

# The documents stay as well; the index depends on the module too, not only on what the extension's SQL says.
prepare_search() {
    local data built searched=search_$documents
    data="$(digest test/bench/search/{data,queries}.sql) $QUERIES"
    built="$data $(digest "$(pg_config --sharedir)"/extension/model_api--*.sql "$(pg_config --pkglibdir)/model_api.so" \
        test/bench/search/model.sql)"
    if [[ "$(made_from "$searched")" != "$data"* ]]; then
        echo "Loading $documents documents ..." >&2
        dropdb --if-exists "$searched" 2>/dev/null
        createdb "$searched"
        psql -Xqd "$searched" -v documents="$documents" -o /dev/null -f test/bench/search/data.sql
        psql -Xqd "$searched" -v queries="$QUERIES" -o /dev/null -f test/bench/search/queries.sql
        note "$searched" "$data"
    fi
    if [ "$(made_from "$searched")" != "$built" ]; then
        psql -Xqd "$searched" -o /dev/null -f test/bench/search/model.sql
        note "$searched" "$built"
    fi
    prewarm "$searched"
}

# Made by the extension, so made anew with it.
prepare_permitted() {
    local built
    built=$(digest "$(pg_config --sharedir)"/extension/model_api--*.sql test/bench/permitted.sql)
    if [ "$(made_from permitted)" != "$built" ]; then
        dropdb --if-exists permitted 2>/dev/null
        createdb permitted
        psql -Xqd permitted -v posts="$((documents < 100000 ? 100000 : documents))" -v authors=5000 -o /dev/null -f test/bench/permitted.sql
        note permitted "$built"
    fi
    prewarm permitted
}

prewarm() {
    psql -Xqd "$1" -o /dev/null -c "CREATE EXTENSION IF NOT EXISTS pg_prewarm" \
        -c "SELECT pg_prewarm(oid::regclass) FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'blog')) AND relkind IN ('r', 'i')"
}

about() {
    echo "\`$COMMAND\`, $(date -u +%Y-%m-%d):" \
        "PostgreSQL $(psql -XAtc 'SHOW server_version' | cut -d' ' -f1), $posts posts, $authors authors and $documents documents in memory," \
        "$(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo
}

# T picks workloads by key and text; search is W7, sessions are W11, permissions W12, and each has data of its own.
wants_search() { [[ -z "${T:-}" || $T == W7* ]]; }
wants_sessions() { [[ -z "${T:-}" || $T == W11* ]]; }
wants_permitted() { [[ -z "${T:-}" || $T == W12* ]]; }
wants_others() { [[ "${T:-}" != W7* && "${T:-}" != W11* && "${T:-}" != W12* ]]; }

configure
! wants_others || prepare
! wants_search || prepare_search
! wants_permitted || prepare_permitted
{
    about
    ! wants_others || test/bench/measure.pl "$database"
    if [ -z "${T:-}" ]; then
        echo
        test/bench/backend.pl "$database"
    fi
    if wants_sessions; then
        echo
        test/bench/session/measure.sh
    fi
    if wants_permitted; then
        echo
        test/bench/permitted.pl permitted
    fi
    if wants_search; then
        echo
        test/bench/search/reads.pl "search_$documents"
        test/bench/search/writes.pl "search_$documents"
    fi
} | tee "$OUT/results.md"
