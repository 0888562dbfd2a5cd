#!/usr/bin/env bash
# DEBUG and autoreload on http://localhost:8000, with the demonstration's content.
. "$(dirname "$0")/environment.sh" dev
export DEMO=1 DJANGO_SETTINGS_MODULE=portal.settings.dev DATA_DIR="${DATA_DIR:-$PWD/var/dev}"
mkdir -p "$DATA_DIR"
python manage.py migrate --verbosity 0
python manage.py load_demo
exec python manage.py runserver "127.0.0.1:${PORT:-8000}"
