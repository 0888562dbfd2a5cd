#!/usr/bin/env bash
# Resolve requirements*.in into requirements*.txt: exact versions and hashes, no address of any package registry.
. "$(dirname "$0")/environment.sh" dev
python -m pip install --quiet uv
flags=(--quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11)
uv pip compile "${flags[@]}" requirements.in -o requirements.txt
uv pip compile "${flags[@]}" requirements-dev.in -o requirements-dev.txt
