#!/usr/bin/env bash
# What is proved on a cluster of three nodes, which is started for it and stopped afterwards.
#   scripts/cluster.sh test     the contract suite, trouble and fallback, and the one-node-killed drill
#   scripts/cluster.sh drill    the long ones: 50 kills (DRILL_KILLS) of indexers, rebuilds, servers and publishers
# Further arguments go to pytest. ELASTICSEARCH_VERSION chooses the server, see scripts/elasticsearch.sh.
. "$(dirname "$0")/environment.sh" dev
what=${1:?test or drill}
shift
work=$(mktemp -d)
chmod 755 "$work"
stop_servers() {
    if [ -d "$work/cluster" ]; then scripts/elasticsearch.sh stop "$work/cluster"; fi
    rm -rf "$work"
}
trap stop_servers EXIT
export TEST_ELASTICSEARCH_URL TEST_CLUSTER_DIR=$work/cluster
TEST_ELASTICSEARCH_URL=$(scripts/elasticsearch.sh start "$TEST_CLUSTER_DIR" 3)
case $what in
test)
    pytest tests/search tests/processes -m "not journey and not drill" -k "elasticsearch or cluster" "$@"
    pytest tests/search/engines/test_elasticsearch_drill.py "$@"
    ;;
drill)
    export DRILL_KILLS=${DRILL_KILLS:-50}
    pytest -m drill "$@"
    pytest tests/processes/test_killed_publishing.py tests/search/engines/test_tantivy_store.py -k kill "$@"
    ;;
*) echo "test or drill" >&2; exit 2 ;;
esac
