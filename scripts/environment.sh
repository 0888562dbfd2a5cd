# Sourced by the other scripts: a virtual environment in .venv with the locked packages, and its programs on PATH.
#   . scripts/environment.sh        what the portal runs on
#   . scripts/environment.sh dev    and what the tests need
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

find_python() {
    local candidate
    for candidate in python3.11 python3.12 python3.13 python3; do
        if command -v "$candidate" >/dev/null \
            && "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

if ! [ -x .venv/bin/python ]; then
    if ! python=$(find_python); then
        echo "Installing Python with its venv module …" >&2
        as_root apt-get install -y -q python3 python3-venv >&2 || true
        python=$(find_python) || { echo "Python 3.11 or later with venv is needed: apt install python3 python3-venv" >&2; exit 1; }
    fi
    "$python" -m venv .venv
fi

wanted=(-r requirements.txt)
if [ "${1:-}" = dev ]; then wanted+=(-r requirements-dev.txt); fi
stamp=.venv/installed-${1:-run}
now=$(cat requirements.txt $([ "${1:-}" = dev ] && echo requirements-dev.txt) | sha256sum)
if [ "$now" != "$(cat "$stamp" 2>/dev/null || true)" ]; then
    echo "Installing packages …" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes "${wanted[@]}"
    echo "$now" > "$stamp"
fi
export PATH="$PWD/.venv/bin:$PATH"
