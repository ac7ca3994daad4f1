#!/usr/bin/env bash
# unit.sh PRESET - build and run the unit tests of the pure floors (presets: unit, asan). T=GoogleTest filter.
set -euo pipefail
cd "$(dirname "$0")/.."
. test/report.sh

preset=${1:-unit}
heading "unit tests ($preset)"
if [ -z "$(find test/unit -name '*_test.cpp' 2>/dev/null)" ]; then
    report unit 0 0
    exit 0
fi
cmake --preset "$preset" >"build/cmake-$preset.log" || { cat "build/cmake-$preset.log" && exit 1; }
cmake --build --preset "$preset" -j "$(nproc)" -- --no-print-directory >"build/make-$preset.log" 2>&1 ||
    { grep -vE '^\[ *[0-9]+%\]' "build/make-$preset.log" && exit 1; }
[ "$preset" != unit ] || ln -sf build/unit/compile_commands.json compile_commands.json

status=0
"build/$preset/unit_tests" --gtest_brief=1 ${T:+--gtest_filter="$T"} | tee "build/unit-$preset.log" || status=$?
passed=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\?.*/\1/p' "build/unit-$preset.log")
failed=$(sed -n 's/^ *\([0-9]*\) FAILED TESTS\?.*/\1/p' "build/unit-$preset.log")
[ "$status" = 0 ] || [ "${failed:-0}" != 0 ] || failed=1 # it crashed
report unit "${passed:-0}" "${failed:-0}"
exit "$status"
