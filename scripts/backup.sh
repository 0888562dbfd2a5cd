#!/usr/bin/env bash
# Back up what `make run` serves, while it runs: scripts/backup.sh [DIR], by default var/backups.
# Where the portal is set up for real, `manage.py backup DIR` with that environment does the same.
. "$(dirname "$0")/environment.sh"
export DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-portal.settings.production}" DATA_DIR="${DATA_DIR:-$PWD/var}"
if [ -z "${SECRET_KEY:-}" ]; then export DEMO=1; fi
python manage.py backup "${1:-$DATA_DIR/backups}"
