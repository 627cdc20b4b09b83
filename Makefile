# Every target does its own set-up. It needs python3 (3.11 or newer), a C compiler, git and the package index that pip knows.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements/lock.txt
READY := $(VENV)/.ready
CHECKED := src tests bench tools
# The first run has SQLite with a rollback journal; these hold for every database.
CONTRACT := tests/server/log tests/server/live tests/server/accounts tests/server/manners/test_idempotency.py
PARALLEL := --numprocesses 2 --dist loadfile
NPM ?= npm
MODULES := web/node_modules/.package-lock.json
PAGE := src/milepost/server/pages/web/manifest.json
TYPES := web/src/api/schema.d.ts
PAGE_SOURCES := $(shell find web/src -type f ! -path $(TYPES)) web/package.json web/tsconfig.json web/vite.config.ts

.DEFAULT_GOAL := help
.PHONY: help setup web run test format lint types layers tests page-checks page-tests pictures bench picture lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) web ## make .venv with everything in it, compile the forecast's kernels, build the web page

# Made anew only when the lock or the project's metadata changes.
$(READY): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Milepost needs Python 3.11 or newer: make setup PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what $(LOCK) names into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCK)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@echo "Compiling the forecast's kernels, once: later runs load them from the cache"
	@$(BIN)/python -m milepost.forecast.warm
	@touch $@

# Node is needed to build the page, and for nothing else: without it the server has its plain first page, the API and the
# command line.
NODE := $(shell node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null && echo here)

ifeq ($(NODE),here)
web: $(PAGE) ## build the web page, where its sources changed
else
web:
	@echo "The web page is not built: that needs Node 20 or newer. The server works without it, with the API and the command line."
endif

$(MODULES): web/package.json web/package-lock.json
	@echo "Installing what web/package-lock.json names into web/node_modules"
	@cd web && $(NPM) ci --silent --no-audit --no-fund
	@touch $@

# The page's types are the API's own. What is built has no types in it, so that new ones alone build nothing.
$(TYPES): $(READY) $(MODULES) $(shell find src/milepost/server/api -name '*.py')
	@$(BIN)/python -m tools.openapi web/openapi.json
	@cd web && npx --no-install openapi-typescript openapi.json -o ../$@ > /dev/null

$(PAGE): $(MODULES) $(PAGE_SOURCES) | $(TYPES)
	@echo "Building the web page"
	@cd web && npx --no-install vite build --logLevel warn
	@touch $@

run: setup ## serve the example plans on this machine, and print a link that signs in
	@$(BIN)/milepost demo

test: format lint types layers tests page-checks page-tests ## format, lint, strict types, layers, every test with coverage

format: setup
	$(BIN)/ruff format --check $(CHECKED)

lint: setup
	$(BIN)/ruff check $(CHECKED)

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

tests: setup
	@$(BIN)/python -m milepost.forecast.warm
	$(BIN)/pytest $(PARALLEL) --cov --cov-report=term
	MILEPOST_TEST_DATABASE=wal $(BIN)/pytest $(PARALLEL) --quiet $(CONTRACT)
	MILEPOST_TEST_DATABASE=postgresql $(BIN)/pytest $(PARALLEL) --quiet $(CONTRACT)

ifeq ($(NODE),here)
page-checks: setup
	cd web && npx --no-install tsc --noEmit
	cd web && npx --no-install biome check .
	cd web && npx --no-install vitest run

# The page in a real browser, on a real server. Debian's Chromium is installed where this may install it.
page-tests: setup
	@command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null || test -n "$$MILEPOST_CHROMIUM" \
		|| { echo "Installing Chromium"; apt-get install --yes --quiet=2 chromium > /dev/null || { apt-get update --quiet=2 && apt-get install --yes --quiet=2 chromium > /dev/null; }; } \
		|| { echo "The page's tests need Chromium: install it, or name one by MILEPOST_CHROMIUM."; exit 1; }
	cd web && npx --no-install vitest run --config e2e/vitest.config.ts

pictures: setup ## take the pictures of docs/screenshots again
	cd web && $(NPM) run --silent pictures
else
page-checks page-tests pictures:
	@echo "The web page is not checked: that needs Node 20 or newer."
endif

bench: setup .venv-bench/.ready .venv-bench-313/.ready ## measure against named peers and limits, into docs/benchmarks.md
	@$(BIN)/python -m bench --markdown docs/benchmarks.md

# Peers live apart: each wants its own Python and its own NumPy. Where one cannot be had, the table says so.
PYTHON_313 ?= $(shell command -v python3.13)

.venv-bench/.ready: requirements/bench.txt
	@{ $(PYTHON) -m venv .venv-bench && .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $< && touch $@; } \
		|| echo "trueppm-scheduler is not here; the table will say so"

.venv-bench-313/.ready: requirements/bench-mcprojsim.txt
	@{ test -n "$(PYTHON_313)" && $(PYTHON_313) -m venv .venv-bench-313 && .venv-bench-313/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $< && touch $@; } \
		|| echo "mcprojsim is not here (it needs Python 3.13: make bench PYTHON_313=python3.13); the table will say so"

picture: setup ## draw the README's picture of the terminal again
	@$(BIN)/python tools/terminal_picture.py

# uv reads the metadata for every platform and Python version at once; versions already locked stay unless UPGRADE=--upgrade.
# Extras stay in the pins: the pip that comes with Python 3.11 may otherwise take "coverage[toml]" newer than "coverage" is pinned.
lock: $(BIN)/uv ## pin every version with its hashes (UPGRADE=--upgrade for the newest)
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --fork-strategy fewest --python-version 3.11 \
		--generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --no-config --quiet $(UPGRADE) --output-file $(LOCK)
	@echo "Wrote $(LOCK); make setup installs it"

$(BIN)/uv:
	@$(MAKE) setup
