#!/usr/bin/env bash
# A throw-away Elasticsearch cluster on loopback for tests and development, without Docker.
#   scripts/elasticsearch.sh start DIR [NODES]   starts 1 to 3 nodes with their data in DIR, waits until they are joined
#                                                and green, and prints the SEARCH_URL of all
#   scripts/elasticsearch.sh kill DIR NODE       ends the server of one node (0, 1, 2) at once, as a power cut would
#   scripts/elasticsearch.sh revive DIR NODE     starts it again on the data it left
#   scripts/elasticsearch.sh stop DIR            stops them all and removes DIR
# The server is the official package, fetched once by Maven and kept in a cache. It refuses to run as root: root steps
# down to `nobody`, who must be able to reach DIR. ELASTICSEARCH_MEMORY (512m) is what a node may use of the heap,
# ELASTICSEARCH_VERSION (8.19.3) which server: 9.2.0 is known too and needs Java 21 or newer, where JAVA_HOME says.
set -euo pipefail
usage() { sed -n '3,7s/^# *//p' "$0" >&2; exit 2; }
[ $# -ge 2 ] || usage
action=$1 directory=$(realpath -m "$2") argument=${3:-}

version=${ELASTICSEARCH_VERSION:-8.19.3}
package=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip
case $version in
8.19.3) checksum=c4b08b70523700efde9f3e4c9287229f085c2c0db1efca5c6a7d65abbdb9f2e1 ;;
9.2.0) checksum=bf44938a0490ba2a303d39c9cb64b38963dd08c812ce93e10816e878585bcb6b ;;
*) echo "No checksum is known for Elasticsearch $version." >&2; exit 2 ;;
esac
memory=${ELASTICSEARCH_MEMORY:-512m}
step_down=()
cache=${XDG_CACHE_HOME:-$HOME/.cache}
if [ "$(id -u)" = 0 ]; then
    step_down=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    cache=/var/cache # nobody cannot read root's home
fi
cache=$cache/erfarenhetsbanken
server=$cache/elasticsearch-$version

fail() { echo "$1" >&2; exit "${2:-1}"; }

require_programs() {
    local program
    for program in java mvn unzip curl; do
        command -v "$program" >/dev/null || fail "Elasticsearch needs $program: make services" 3
    done
}

fetch() ( # once on this machine; whoever comes second waits
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock 9
    if [ -d "$server" ]; then exit; fi
    echo "Fetching Elasticsearch $version …" >&2
    work=$(mktemp -d -p "$cache")
    trap 'rm -rf "$work"' EXIT
    mvn --quiet --batch-mode -Dstyle.color=never dependency:copy -DoutputDirectory="$work" -Dartifact="$package" >&2
    echo "$checksum  $work/elasticsearch-$version.zip" | sha256sum --check --quiet >&2
    unzip -q "$work/elasticsearch-$version.zip" -d "$work"
    mv "$work/elasticsearch-$version" "$server"
)

free_ports() { # as many as asked for, on one line
    python3 - "$1" <<'PYTHON'
import socket
import sys

sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(each.getsockname()[1] for each in sockets))
PYTHON
}

lay_out() { # NODES: settings, ports and directories; each node has its own configuration, the server writes into it
    local nodes=$1 ports seeds names node
    read -ra ports <<<"$(free_ports $((2 * nodes)))"
    seeds=$(printf '127.0.0.1:%s\n' "${ports[@]:nodes}" | paste -sd,)
    names=$(seq -f 'node%g' -s, 0 $((nodes - 1)))
    printf '%s\n' "${ports[@]:0:nodes}" >"$directory/ports"
    for ((node = 0; node < nodes; node++)); do
        mkdir -p "$directory/node$node"/{data,logs,tmp}
        cp -r "$server/config" "$directory/node$node/config"
        cat >"$directory/node$node/config/elasticsearch.yml" <<YAML
cluster.name: erfarenhetsbanken-$(basename "$directory")
node.name: node$node
network.host: 127.0.0.1
http.port: ${ports[node]}
transport.port: ${ports[nodes + node]}
discovery.seed_hosts: [$seeds]
cluster.initial_master_nodes: [$names]
path.data: $directory/node$node/data
path.logs: $directory/node$node/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
YAML
        if [ "$(id -u)" = 0 ]; then chown -R nobody "$directory/node$node"; fi
    done
}

launch() { # NODE
    local node=$directory/node$1 java_home
    java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
    ES_JAVA_HOME=$java_home ES_PATH_CONF=$node/config ES_TMPDIR=$node/tmp ES_JAVA_OPTS="-Xms$memory -Xmx$memory" \
        setsid "${step_down[@]}" "$server/bin/elasticsearch" </dev/null >>"$node/output" 2>&1 &
    echo $! >"$node/pid"
}

is_green() { # PORT NODES
    local health
    health=$(curl -fs -m 2 "http://127.0.0.1:$1/_cluster/health" 2>/dev/null) || return 1
    [[ $health == *'"status":"green"'*"\"number_of_nodes\":$2,"* ]]
}

wait_until_green() { # every node says so
    local ports port deadline=$((SECONDS + ${ELASTICSEARCH_PATIENCE:-300}))
    mapfile -t ports <"$directory/ports"
    for port in "${ports[@]}"; do
        until is_green "$port" "${#ports[@]}"; do
            if ((SECONDS > deadline)); then
                tail -n 5 "$directory"/node*/output >&2
                fail "Elasticsearch was not green in time."
            fi
            sleep 0.5
        done
    done
}

servers_of() { # NODE: the launcher that bin/elasticsearch became, and the server it started
    local launcher
    launcher=$(cat "$directory/node$1/pid")
    echo "$launcher" $(pgrep -P "$launcher" || true)
}

stop() { # NODE: in order, or after half a minute at once
    local processes
    read -ra processes <<<"$(servers_of "$1")"
    kill "${processes[0]}" 2>/dev/null || return 0
    for ((i = 0; i < 150; i++)); do
        kill -0 "${processes[@]}" 2>/dev/null || return 0
        sleep 0.2
    done
    kill -9 "${processes[@]}" 2>/dev/null || true
}

case $action in
start)
    nodes=${argument:-1}
    [[ $nodes == [123] ]] || usage
    [ ! -e "$directory/ports" ] || fail "There is a cluster in $directory already."
    require_programs
    fetch
    mkdir -p "$directory"
    lay_out "$nodes"
    trap '"$0" stop "$directory"' EXIT # unless all goes well
    for ((node = 0; node < nodes; node++)); do launch "$node"; done
    wait_until_green
    trap - EXIT
    sed 's,^,http://127.0.0.1:,' "$directory/ports" | paste -sd,
    ;;
kill)
    # Without its launcher, whose end would let the server close in order.
    read -r launcher server <<<"$(servers_of "${argument:?the number of a node}")"
    kill -9 "${server:?node $argument does not run}"
    ;;
revive)
    launch "${argument:?the number of a node}"
    wait_until_green
    ;;
stop)
    for node in "$directory"/node*/pid; do
        [ -e "$node" ] || continue
        node=${node%/pid}
        stop "${node##*node}" &
    done
    wait
    rm -rf "$directory"
    ;;
*) usage ;;
esac
