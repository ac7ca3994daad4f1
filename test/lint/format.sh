#!/usr/bin/env bash
# format.sh - C++ is as clang-format leaves it (`make format`).
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

status=0
while IFS= read -r file; do
    clang-format --dry-run -Werror "$file" >/dev/null 2>&1 || { echo "$file: make format" && status=1; }
done < <(find src test \( -name '*.cpp' -o -name '*.hpp' \) | sort)
exit $status
