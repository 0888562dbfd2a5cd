"""Settings by environment variables; every variable is listed in README.md."""
