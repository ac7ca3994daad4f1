#!/usr/bin/env bash
# valgrind.sh - the wall and the read path in a single-user server under valgrind; any report is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${OUT:-}" ]; then
    exec test/cluster.sh test/valgrind.sh
fi

status=0
for script in test/valgrind/*.sql; do
    name=$(basename "$script" .sql)
    log=$OUT/valgrind-$name.log
    # Each script has a cluster of its own: single-user mode needs one that is not running.
    data=${OUT%/*}/valgrind-$name
    initdb -D "$data" -U postgres -A trust --no-sync --locale=C.UTF-8 -E UTF8 >/dev/null
    valgrind --quiet --leak-check=no --error-exitcode=99 --suppressions=test/valgrind.supp --gen-suppressions=all \
        --log-file="$log" "$(command -v postgres)" --single -j -D "$data" postgres \
        <"$script" >"$OUT/valgrind-$name.out" 2>&1 || { echo "$name: postgres ended with status $?" && status=1; }
    [ ! -s "$log" ] || { head -n 100 "$log" && status=1; }
    # Only the lines that say so may fail: a script that does not run proves nothing.
    expected=$(grep -c -- '-- raises' "$script" || true)
    raised=$(grep -cE '(ERROR|FATAL|PANIC):  ' "$OUT/valgrind-$name.out" || true)
    if [ "$expected" != "$raised" ]; then
        echo "$name: $raised errors, $expected expected"
        grep -E '(ERROR|FATAL|PANIC):  ' "$OUT/valgrind-$name.out" | head -n 20
        status=1
    fi
    [ $status != 0 ] || echo "$name: nothing reported"
done
exit $status
