#!/usr/bin/env bash
# The whole suite: lint, then every test on SQLite (with the browser), then again on PostgreSQL.
#   scripts/test.sh         everything that this machine can run; what it leaves out is said at the end
#   scripts/test.sh fast    no browser, no slow tests, SQLite only
# REQUIRE_SERVICES=1 turns a missing browser or server into a failure.
. "$(dirname "$0")/environment.sh" dev
required=${REQUIRE_SERVICES:-}
scripts/lint.sh
if [ "${1:-}" = fast ]; then exec pytest -n auto -m "not journey and not slow"; fi

left_out=()
browser=1
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null; then
    browser=
    left_out+=("browser tests (no Chromium)")
fi
work=$(mktemp -d)
chmod 755 "$work"
server=
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    trap 'scripts/postgres.sh stop "$work/postgres"; rm -rf "$work"' EXIT
    server=$(scripts/postgres.sh start "$work/postgres")
else
    left_out+=("the suite on PostgreSQL (not installed)")
fi
if [ -n "$required" ] && [ ${#left_out[@]} -gt 0 ]; then
    echo "Missing: ${left_out[*]}. Get them with: make services" >&2
    exit 1
fi

echo "== SQLite"
pytest -n auto -m "not journey"
if [ -n "$server" ]; then
    echo "== PostgreSQL"
    DATABASE_URL=$server pytest -n auto -m "not journey and not sqlite_only"
fi
if [ -n "$browser" ]; then
    echo "== Journeys in the browser"
    pytest -m journey
fi
if [ ${#left_out[@]} -gt 0 ]; then
    printf 'Left out: %s. Get them with: make services\n' "$(IFS=';'; echo "${left_out[*]}")"
fi
