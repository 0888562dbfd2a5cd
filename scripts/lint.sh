#!/usr/bin/env bash
# Style (ruff), layers (import-linter), migrations, house rules and the deployment checklist.
. "$(dirname "$0")/environment.sh" dev
export DATA_DIR="${DATA_DIR:-$(mktemp -d)}"
mkdir -p "$DATA_DIR"
ruff check .
ruff format --check .
lint-imports
DJANGO_SETTINGS_MODULE=portal.settings.test python manage.py makemigrations --check --dry-run
DJANGO_SETTINGS_MODULE=portal.settings.production DEMO=0 ALLOWED_HOSTS=portal.example BASE_URL=https://portal.example \
    SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(50))') \
    python manage.py check --deploy --fail-level WARNING
