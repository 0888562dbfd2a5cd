#!/usr/bin/env bash
# Install what the tests need beyond Python packages: PostgreSQL, Chromium, Java with Maven (for Elasticsearch) and the
# Swedish hunspell dictionary (only to prove that the committed lexicon can be built anew). Debian or Ubuntu.
set -euo pipefail
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
[ -e /usr/share/hunspell/sv_SE.dic ] || missing+=(hunspell-sv)
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || missing+=(maven)
for program in curl openssl unzip; do
    command -v $program >/dev/null || missing+=($program)
done
if [ ${#missing[@]} = 0 ]; then exit 0; fi
run=()
if [ "$(id -u)" != 0 ]; then run=(sudo -n); fi
export DEBIAN_FRONTEND=noninteractive
echo "Installing ${missing[*]} …"
"${run[@]}" apt-get update -q
"${run[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
