#!/usr/bin/env bash
# Install, migrate, load the demonstration and serve the product as users see it, for this machine alone.
. "$(dirname "$0")/environment.sh"

export DEMO=1 DJANGO_SETTINGS_MODULE=portal.settings.production LOG_LEVEL="${LOG_LEVEL:-WARNING}"
export DATA_DIR="${DATA_DIR:-$PWD/var}" PORT="${PORT:-8000}"
export BIND="127.0.0.1:$PORT" BASE_URL="${BASE_URL:-http://localhost:$PORT}"
mkdir -p "$DATA_DIR"

echo "Preparing the database …"
python manage.py migrate --verbosity 0
python manage.py load_demo
static=$(find static portal cases events search requirements.txt -type f \
    \( -path '*static/*' -o -name requirements.txt \) -printf '%p %s %T@\n' | sort | sha256sum)
if [ "$static" != "$(cat "$DATA_DIR/static.stamp" 2>/dev/null || true)" ]; then
    python manage.py collectstatic --noinput --clear --verbosity 0
    echo "$static" > "$DATA_DIR/static.stamp"
fi
python manage.py check_index

cat <<TEXT

  Erfarenhetsbanken: $BASE_URL
  Sign in at $BASE_URL/konto/login/ as skovde@demo.example (an officer) or redaktor@demo.example (the agency),
  password: prova-portalen. Stop with Ctrl+C.

TEXT
exec gunicorn portal.wsgi
