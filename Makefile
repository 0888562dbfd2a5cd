# Two commands: `make run` tries the portal out, `make test` proves it. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run dev test test-fast test-cluster drill lint format messages sbom services lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## install, migrate, load the demonstration and serve it on http://localhost:8000
	@scripts/run.sh

dev: ## the same with DEBUG and autoreload, for those who write the portal
	@scripts/dev.sh

test: ## install and run the whole suite (REQUIRE_SERVICES=1: fail instead of skipping)
	@scripts/test.sh

test-fast: ## the part of the suite that needs no browser and no server: under two minutes
	@scripts/test.sh fast

test-cluster: ## the contract suite and the one-node-killed drill on three Elasticsearch nodes (ELASTICSEARCH_VERSION)
	@scripts/cluster.sh test

drill: ## the long drills: three nodes, 50 kills of indexers, rebuilds, servers and publishers; half an hour or more
	@scripts/cluster.sh drill

lint: ## style, layers, migrations
	@scripts/lint.sh

format: ## put the code in the project's style
	@. scripts/environment.sh dev && ruff check --fix . && ruff format .

messages: ## compile the catalogues of translated messages
	@. scripts/environment.sh dev && python scripts/compile_messages.py

sbom: ## write what the portal is made of as CycloneDX, to var/sbom.json
	@. scripts/environment.sh dev && python scripts/sbom.py var/sbom.json

services: ## install what the tests need beyond Python: PostgreSQL, Chromium, Java for Elasticsearch (Debian or Ubuntu, as root or with sudo)
	@scripts/install_services.sh

lock: ## resolve requirements*.in into locked requirements*.txt
	@scripts/lock.sh

clean: ## remove what the commands above have made, the demonstration's data included
	rm -rf .venv var .pytest_cache .ruff_cache .import_linter_cache
