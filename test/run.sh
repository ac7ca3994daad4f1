#!/usr/bin/env bash
# run.sh SUITE... - run suites and print how many tests of each passed and failed. T=names restricts them.
#
# Suites with a server (regress, wall, isolation, pgtap, tap, load, readme, demo) share one throw-away cluster. A suite
# that has no test yet counts nothing.
set -uo pipefail
cd "$(dirname "$0")/.."
. test/report.sh

mkdir -p build
REPORT=$PWD/build/report
: >"$REPORT"
export REPORT
started=$(date +%s)

run_in_cluster() {
    test/cluster.sh test/server.sh "$@" || true
    for suite in "$@"; do
        grep "^$suite " build/out/report >>"$REPORT" 2>/dev/null || report "$suite" 0 1
    done
}

check_reported() { grep -q "^$1 " "$REPORT" || report "$1" 0 1; }

server_suites=() fuzzing=
for suite in "$@"; do
    case $suite in
    unit) test/unit.sh unit || true ;;
    lint) test/lint.sh || true ;;
    fuzz) # takes long to compile, while suites with a server mostly wait
        nice test/fuzz.sh all "${SECONDS_EACH:-5}" >build/fuzz.log 2>&1 &
        fuzzing=$! ;;
    *) server_suites+=("$suite") ;;
    esac
    [[ $suite != unit && $suite != lint ]] || check_reported "$suite"
done
[ ${#server_suites[@]} = 0 ] || run_in_cluster "${server_suites[@]}"
if [ "$fuzzing" ]; then
    wait "$fuzzing" || true
    cat build/fuzz.log
    check_reported fuzz
fi

echo
awk '{ printf "%-12s %5d passed %5d failed\n", $1, $2, $3 }' "$REPORT"
awk -v seconds=$(($(date +%s) - started)) '
    { passed += $2; failed += $3 }
    END { printf "%-12s %5d passed %5d failed in %d s\n", "all", passed, failed, seconds; exit failed > 0 }' "$REPORT"
