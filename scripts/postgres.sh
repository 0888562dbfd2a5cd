#!/usr/bin/env bash
# A throw-away PostgreSQL server on loopback for the tests.
#   scripts/postgres.sh start DIR   creates it in DIR, starts it and prints its DATABASE_URL
#   scripts/postgres.sh stop DIR    stops it and removes DIR
set -euo pipefail
action=$1 directory=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed: make services" >&2; exit 3; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

case $action in
start)
    mkdir -p "$directory"
    if [ "$(id -u)" = 0 ]; then chown postgres "$directory"; fi
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    cd "$directory"
    as_owner "$bin/initdb" -D "$directory/data" -U portal --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
    as_owner "$bin/pg_ctl" -D "$directory/data" -l "$directory/log" -w -o \
        "-p $port -h 127.0.0.1 -k $directory -c fsync=off -c full_page_writes=off -c synchronous_commit=off" start >/dev/null
    echo "postgres://portal@127.0.0.1:$port/postgres"
    ;;
stop)
    cd /
    as_owner "$bin/pg_ctl" -D "$directory/data" -m immediate stop >/dev/null || true
    rm -rf "$directory"
    ;;
*) echo "usage: postgres.sh start|stop DIR" >&2; exit 2 ;;
esac
