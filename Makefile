# Every target does its own set-up. It needs python3 (3.11 or newer), a C compiler, git and the package index that pip knows.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements/lock.txt
READY := $(VENV)/.ready
CHECKED := src tests bench tools

.DEFAULT_GOAL := help
.PHONY: help setup run test format lint types layers tests bench picture lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with everything in it, and compile the forecast's kernels

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

run: setup ## forecast the largest example, a company's year
	@$(BIN)/milepost forecast examples/company-year.yaml

test: format lint types layers tests ## format, lint, strict types, layers, and every test with coverage

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
	$(BIN)/pytest --cov --cov-report=term

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
lock: $(BIN)/uv ## pin every version with its hashes (UPGRADE=--upgrade for the newest)
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --fork-strategy fewest --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-config --quiet $(UPGRADE) --output-file $(LOCK)
	@echo "Wrote $(LOCK); make setup installs it"

$(BIN)/uv:
	@$(MAKE) setup
