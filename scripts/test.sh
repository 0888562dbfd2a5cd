#!/usr/bin/env bash
# The whole suite: lint, every test on SQLite, those that use a database again on PostgreSQL, journeys in the browser.
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
stop_servers() {
    if [ -d "$work/postgres" ]; then scripts/postgres.sh stop "$work/postgres"; fi
    if [ -d "$work/elasticsearch" ]; then scripts/elasticsearch.sh stop "$work/elasticsearch"; fi
    rm -rf "$work"
}
trap stop_servers EXIT
server=
cluster=
nodes=1
if [ -n "$required" ]; then nodes=3; fi # the drills need three
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    server=$(scripts/postgres.sh start "$work/postgres")
else
    left_out+=("the suite on PostgreSQL (not installed)")
fi
if command -v java >/dev/null && command -v mvn >/dev/null; then
    cluster=$(scripts/elasticsearch.sh start "$work/elasticsearch" $nodes)
    if [ $nodes = 1 ]; then left_out+=("drills that kill servers (make drill, or REQUIRE_SERVICES=1)"); fi
else
    left_out+=("the cluster search engine (no Java or Maven)")
fi
if [ -n "$required" ] && [ ${#left_out[@]} -gt 0 ]; then
    echo "Missing: ${left_out[*]}. Get them with: make services" >&2
    exit 1
fi

echo "== SQLite"
TEST_ELASTICSEARCH_URL=$cluster pytest -n auto -m "not journey and not drill"
if [ $nodes = 3 ]; then
    echo "== Drills, in short"
    TEST_ELASTICSEARCH_URL=$cluster TEST_CLUSTER_DIR=$work/elasticsearch pytest -m "drill and not long"
fi
if [ -n "$cluster" ]; then scripts/elasticsearch.sh stop "$work/elasticsearch"; fi
if [ -n "$server" ]; then
    echo "== PostgreSQL"
    DATABASE_URL=$server pytest -n auto -m "database and not journey and not sqlite_only and not cluster and not drill" \
        --ignore tests/search/engines --ignore tests/search/analysis --ignore tests/search/evaluation
fi
if [ -n "$browser" ]; then
    echo "== Journeys in the browser"
    pytest -m journey
fi
if [ ${#left_out[@]} -gt 0 ]; then
    printf 'Left out: %s. Get them with: make services\n' "$(IFS=';'; echo "${left_out[*]}")"
fi
