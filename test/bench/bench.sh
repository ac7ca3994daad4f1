#!/usr/bin/env bash
# bench.sh - make bench: runs the benchmark in a cluster of its own that is kept in build/bench with its data.
#
# SCALE=small has 100k posts instead of 1M, and 10k documents instead of 200k; DOCUMENTS=1000000 has more of them. PEERS=1
# installs PostGraphile and Prisma into build/peers and measures them beside; T=pattern picks workloads, T=W7 the search,
# T=W11 sessions; ROUNDS, SECONDS_EACH and, for first calls, CONNECTIONS say how long.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Prisma's generator wants to download a program that it does not run here: any will do.
install_peers() {
    mkdir -p build/peers
    cp test/bench/peers/* build/peers/
    (
        cd build/peers
        npm install --no-audit --no-fund &&
            PRISMA_SCHEMA_ENGINE_BINARY=/bin/true node_modules/.bin/node node_modules/prisma/build/index.js generate \
                --config prisma.config.mjs
    ) >build/peers/install.log 2>&1 || echo "the peers could not be installed, see build/peers/install.log" >&2
}

mkdir -p build
[ -z "${PEERS:-}" ] || install_peers

# As it can be given again.
COMMAND="make bench"
for name in SCALE DOCUMENTS PEERS T ROUNDS SECONDS_EACH CONNECTIONS; do
    [ -z "${!name:-}" ] || COMMAND+=" $name=$(printf %q "${!name}")"
done
export COMMAND CONNECTIONS=${CONNECTIONS:-}
export SCALE=${SCALE:-full} PEERS=${PEERS:-} T=${T:-} ROUNDS=${ROUNDS:-} SECONDS_EACH=${SECONDS_EACH:-}
CLUSTER=build/bench test/cluster.sh test/bench/inside.sh
cp build/out/results.md build/bench/results.md 2>/dev/null || cp build/out/results.md "$(readlink -f build/bench)/results.md"
