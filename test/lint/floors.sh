#!/usr/bin/env bash
# floors.sh - includes point down: a folder of src/ includes only the floors named here, and itself.
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

declare -A below=(
    [base]=""
    [sql]="base"
    [model]="base sql value"
    [value]="base sql"
    [filter]="base sql model value"
    [page]="base sql model value"
    [read]="base sql model value filter page search"
    [table]="base sql model value search"
    [search]="base sql model value"
    [graphql]="base"
    [action]="base sql model value filter page read table search"
    [permission]="base sql model value filter"
    [schema]="base sql model value filter page read search action graphql"
    [pg]="base sql"
    [statement]="base sql model value filter page read search pg"
    [catalog]="base sql model value filter page read table search permission pg"
    [predicate]="base sql model value filter page read table search pg catalog statement"
    [change]="base sql model value filter page read table action search pg catalog statement"
    [session]="base sql model value filter page read search pg catalog statement"
    [secret]="base sql value pg"
    [account]="base sql model value filter page read table action search pg catalog statement session access change secret"
    [type]="base sql model value filter page read search pg catalog statement"
    [document]="base sql model value search pg catalog"
    [lexicon]="base sql model value search pg"
    [lookup]="base sql model value filter page read search pg catalog statement lexicon"
    [access]="base sql model value filter page read permission search pg catalog statement session"
    [request]="base sql model value filter page read table action search pg catalog statement session access change secret account lexicon lookup"
    [endpoint]="base sql model value filter page read table action search graphql schema pg catalog statement session change secret account lexicon lookup request access"
    [api]="base sql model value filter page read table action search graphql schema pg catalog statement predicate session change secret account document lexicon lookup request endpoint permission access"
)
pure=" base sql model value filter page read table action search graphql schema permission "

status=0
complain() { echo "$*" && status=1; }

while IFS= read -r file; do
    floor=${file#src/}
    floor=${floor%%/*}
    [ -n "${below[$floor]+known}" ] || { complain "$file: src/$floor is no floor" && continue; }
    while IFS= read -r include; do
        [[ " $floor ${below[$floor]} " == *" ${include%%/*} "* ]] || complain "$file: src/$floor includes $include"
    done < <(sed -n 's/^ *# *include "\([^"]*\.hpp\)".*/\1/p' "$file")
    if [[ $pure == *" $floor "* && $file == *.hpp && $file != src/base/pure.hpp && $file != src/base/error.hpp ]]; then
        [ "$(grep -v '^$' "$file" | tail -n 1)" = '#include "base/pure.hpp"' ] ||
            complain "$file: a pure header ends with #include \"base/pure.hpp\""
    fi
done < <(find src -mindepth 2 \( -name '*.cpp' -o -name '*.hpp' \) | sort)
exit $status
