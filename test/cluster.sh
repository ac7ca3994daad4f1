#!/usr/bin/env bash
# cluster.sh COMMAND... - run COMMAND against a private PostgreSQL that has this tree's build installed.
#
# Needs no root and no running server; as root it drops to an unprivileged user, because postgres refuses root. COMMAND
# runs as that user in a copy of the tree's tests (it may not be able to read them in place), with PGHOST, PGUSER,
# PGDATABASE, PATH, TREE (this tree) and OUT (a directory for results, copied to build/out at the end).
#
# The cluster is thrown away at the end. CLUSTER=build/demo keeps it in that directory, to be found again; its server
# runs as long as the first command that needed it.
set -euo pipefail
cd "$(dirname "$0")/.."
unset MAKEFLAGS MAKELEVEL MFLAGS

tree=$PWD
pg_config=${PG_CONFIG:-/usr/lib/postgresql/15/bin/pg_config}
command -v "$pg_config" >/dev/null || pg_config=pg_config
bin=$("$pg_config" --bindir) share=$("$pg_config" --sharedir) lib=$("$pg_config" --pkglibdir)
pgxs_test=$(realpath "$(dirname "$("$pg_config" --pgxs)")/../test")
work=$(mktemp -d "${TMPDIR:-/tmp}/model_api.XXXXXX")
home=$work
started=

user=
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    user=$(getent passwd postgres nobody | head -1 | cut -d: -f1)
    as() { setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME="$work" "$@"; }
fi

finish() {
    local status=$?
    trap - EXIT INT TERM
    [ -z "$started" ] || as "$root$bin/pg_ctl" -D "$home/data" -m fast -w stop >/dev/null 2>&1 || true
    if [ "$status" != 0 ] && [ -e "$home/log" ]; then
        echo "server log ($home/log), what is worse than an error:"
        grep -aE 'PANIC|FATAL|TRAP|terminated by signal' "$home/log" | tail -n 40 || true
    fi >&2
    rm -rf "$tree/build/out"
    mkdir -p "$tree/build"
    cp -r "$work/out" "$tree/build/out"
    [ -n "${CLUSTER:-}" ] || cp "$home/log" "$tree/build/out/server.log" 2>/dev/null || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# A kept cluster lies in CLUSTER, or, where the server's user cannot get there, in /var/tmp with a link to it.
choose_home() {
    [ -n "${CLUSTER:-}" ] || return 0
    home=$(realpath -m "$tree/$CLUSTER")
    if [ ! -e "$home" ]; then
        rm -f "$tree/$CLUSTER"
        mkdir -p "$tree/$CLUSTER"
        if [ -n "$user" ] && ! as test -x "$tree/$CLUSTER"; then
            rmdir "$tree/$CLUSTER"
            home=$(mktemp -d /var/tmp/model_api.XXXXXX)
            ln -s "$home" "$tree/$CLUSTER"
        fi
    fi
}

running() { as "$root$bin/pg_ctl" -D "$home/data" status >/dev/null 2>&1; }

# PostgreSQL finds share/ and lib/ relative to its own binary: a copy of the programs and links to the rest suffice.
install_server() {
    rm -rf "$root"
    mkdir -p "$root$bin" "$root$share" "$root$lib"
    cp -a "$bin/." "$root$bin/"
    cp -as "$share/." "$root$share/"
    find "$lib" -maxdepth 1 -type f \( -name '*.so' -o -name '*.bc' \) -exec ln -s -t "$root$lib" {} +
}

install_extension() {
    # shellcheck disable=SC2046
    make -C "$tree" -s install $([ -n "${CLUSTER:-}" ] || echo install-wall) DESTDIR="$root" >"$work/out/install.log" 2>&1 || { cat "$work/out/install.log" >&2 && return 1; }
}

initialize() {
    as "$root$bin/initdb" -D "$home/data" -U postgres -A trust --no-sync --locale=C.UTF-8 -E UTF8 >/dev/null
    cat >>"$home/data/postgresql.conf" <<'CONF'
listen_addresses = ''
fsync = off
timezone = 'UTC'
lc_messages = 'C'
max_prepared_transactions = 4
log_line_prefix = '%m [%p] %d '
CONF
}

# The socket lies in $work: in a deep tree its path would be longer than a socket's may be.
start() {
    as "$root$bin/pg_ctl" -D "$home/data" -w -l "$home/log" -o "-k '$work'" start >/dev/null || {
        cat "$home/log" >&2
        return 1
    }
    started=yes
}

own() { [ -z "$user" ] || chown -R "$user" "$@"; }

mkdir -p "$work/out" "$work/tree"
tar -C "$tree" -cf - --exclude=test/fuzz --exclude=test/unit \
    $(cd "$tree" && ls -d sql expected test README.md META.json build/model-load 2>/dev/null) | tar -C "$work/tree" -xf -
chmod 755 "$work"
cd "$work/tree"
choose_home
chmod 755 "$home"
root=$home/root
own "$work"
running || install_server
install_extension
own "$root"
if ! running; then
    own "$home"
    [ -e "$home/data/PG_VERSION" ] || initialize
    start
fi

PGHOST=$(sed -n 5p "$home/data/postmaster.pid")
export PGHOST PGUSER=postgres PGDATABASE=postgres OUT=$work/out TREE=$tree PGXS_TEST=$pgxs_test
export PATH="$root$bin:$pgxs_test/regress:$pgxs_test/isolation:$PATH"
as "$@"
