#!/usr/bin/env bash
# accept.sh NAME... - run pg_regress tests and keep their results as expected; look at the diff before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."

T="$*" test/run.sh regress wall isolation || true
for name; do
    found=
    for suite in regress: wall:test/wall/ isolation:test/isolation/; do
        result=build/out/${suite%%:*}/results/$name.out
        [ -e "$result" ] || continue
        found=yes
        mkdir -p "${suite#*:}expected"
        cp "$result" "${suite#*:}expected/$name.out"
    done
    [ -n "$found" ] || { echo "accept: no result of a test $name" >&2 && exit 1; }
done
git --no-pager diff --stat -- expected test/*/expected
