# report.sh - sourced by the suites: how they say what passed and failed.

heading() { printf '\n== %s\n' "$*"; }

# report SUITE PASSED FAILED - one line of the summary
report() { echo "$1 $2 $3" >>"${REPORT:-/dev/null}"; }

# wanted FILE... - those whose name without folder and ending is in $T, or all when T is not set
wanted() {
    local file name
    for file; do
        [ -e "$file" ] || continue
        name=$(basename "${file%.*}")
        [ -z "${T:-}" ] || [[ " $T " == *" $name "* ]] || continue
        echo "$file"
    done
}
