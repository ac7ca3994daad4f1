#!/usr/bin/env bash
# fuzz.sh NAME|all SECONDS - replay the kept corpus of a fuzzer, then fuzz for SECONDS.
#
# What it finds on the way goes to build/fuzz/corpus/NAME; copy what is worth keeping to test/fuzz/corpus/NAME.
set -uo pipefail
cd "$(dirname "$0")/.."
. test/report.sh

heading fuzz
if [ "$1" = all ]; then
    targets=$(wanted test/fuzz/*_fuzzer.cpp)
else
    targets=test/fuzz/$1_fuzzer.cpp
    [ -e "$targets" ] || { echo "fuzz: no $targets" >&2 && exit 1; }
fi
if [ -z "$targets" ]; then
    report fuzz 0 0
    exit 0
fi

mkdir -p build
{ cmake --preset fuzz && cmake --build --preset fuzz -j "$(nproc)"; } >build/make-fuzz.log 2>&1 ||
    { grep -vE '^\[ *[0-9]+%\]' build/make-fuzz.log && exit 1; }

passed=0 failed=0
for source in $targets; do
    fuzzer=$(basename "$source" .cpp)
    name=${fuzzer%_fuzzer}
    mkdir -p "build/fuzz/corpus/$name" "build/fuzz/artifacts"
    kept=test/fuzz/corpus/$name
    [ -d "$kept" ] || { echo "$fuzzer: no corpus in $kept" && failed=$((failed + 1)) && continue; }
    if "build/fuzz/$fuzzer" -max_total_time="$2" -max_len=65536 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/artifacts/$name-" "build/fuzz/corpus/$name" "$kept" >"build/fuzz/$name.log" 2>&1; then
        echo "$fuzzer: $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log") inputs"
        passed=$((passed + 1))
    else
        tail -n 60 "build/fuzz/$name.log"
        failed=$((failed + 1))
    fi
done
report fuzz $passed $failed
[ $failed = 0 ]
