#!/usr/bin/env bash
# visible.sh - statements that read name the tables of models in one place alone, which gives each the condition by which
# its rows may be seen (src/filter/rows.hpp).
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

found=$(grep -rnE 'qualified_table\(|sql::Exists *\{' src/filter src/page src/read src/lookup src/permission \
    src/access 2>/dev/null | grep -v '^src/filter/rows\.cpp:' || true)
[ -z "$found" ] || { echo "$found" && echo "a table of a model is named outside of src/filter/rows.cpp" && exit 1; }
