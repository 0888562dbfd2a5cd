#!/usr/bin/env bash
# Put a backup back in the place of what `make run` serves, which must be stopped: scripts/restore.sh DIR.
. "$(dirname "$0")/environment.sh"
export DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-portal.settings.production}" DATA_DIR="${DATA_DIR:-$PWD/var}"
if [ -z "${SECRET_KEY:-}" ]; then export DEMO=1; fi
python manage.py restore "${1:?usage: scripts/restore.sh DIR}"
