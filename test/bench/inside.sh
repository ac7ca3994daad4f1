#!/usr/bin/env bash
# inside.sh - in the benchmark's cluster: loads what is not loaded yet, measures, and prints the results.
set -euo pipefail

case $SCALE in
small) posts=100000 authors=5000 seconds=0.1 ;;
full) posts=1000000 authors=50000 seconds=1 ;;
*) echo "SCALE is small or full, not $SCALE" >&2 && exit 1 ;;
esac
database=bench_$SCALE
export VARIABLES="posts=$posts authors=$authors" SECONDS_EACH=${SECONDS_EACH:-$seconds} ROUNDS=${ROUNDS:-3}

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
    psql -Xqd "$database" -o /dev/null \
        -c "SELECT pg_prewarm(oid::regclass) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"
}

about() {
    echo "\`$COMMAND\`, $(date -u +%Y-%m-%d):" \
        "PostgreSQL $(psql -XAtc 'SHOW server_version' | cut -d' ' -f1), $posts posts and $authors authors in memory," \
        "$(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n1)), load $(cut -d' ' -f1 /proc/loadavg)."
    echo
}

configure
prepare
{
    about
    test/bench/measure.pl "$database"
    if [ -z "${T:-}" ]; then
        echo
        test/bench/backend.pl "$database"
    fi
} | tee "$OUT/results.md"
