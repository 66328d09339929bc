# make demo: the dossier of the example articles; make test: every check. Nothing else to install
# first but Python 3.11 or later.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCK := requirements/lock.txt
# What holds the FollowTheMoney export in tests: compiled, so apart from what everybody needs.
CHECKED := $(VENV)/.checked
CHECKED_LOCK := requirements/followthemoney.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint types unit gate docs services bench lock clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort

$(READY): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Recoupe needs Python 3.11 or later: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r $(LOCK)
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(CHECKED): $(READY) $(CHECKED_LOCK) | services
	$(PIP) install --quiet --require-hashes -r $(CHECKED_LOCK)
	@touch $@

demo: $(READY) ## Build the dossier of the example articles
	@mkdir -p demo
	$(BIN)/recoupe build examples/articles --out demo/dossier.db --report demo/report.html
	@echo
	@echo "database: $(CURDIR)/demo/dossier.db"
	@echo "report:   $(CURDIR)/demo/report.html"

test: lint types unit gate docs ## Run every check

lint: $(READY) ## Lint and check the formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## Check the types
	$(BIN)/mypy

unit: $(READY) $(CHECKED) services ## Run the tests (on SQLite, PostgreSQL and a real browser)
	$(BIN)/pytest

gate: $(READY) ## Hold the scores against quality/floors.json
	$(BIN)/python -m quality.gate

docs: $(READY) ## Build the documentation, warnings as errors
	$(BIN)/sphinx-build -W --keep-going -q -b html docs build/docs

services: ## Install what the tests need: PostgreSQL and Chromium
	@sh scripts/services.sh

bench: $(READY) ## Time a build against plain spaCy (needs ../shared)
	$(BIN)/python -m benchmarks.build_against_spacy

lock: ## Choose the versions anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-header --no-emit-index-url --no-emit-find-links \
		pyproject.toml requirements/dev.in --output-file $(LOCK)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links \
		--constraints $(LOCK) requirements/followthemoney.in --output-file $(CHECKED_LOCK)

clean: ## Remove what was built
	rm -rf $(VENV) build demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
