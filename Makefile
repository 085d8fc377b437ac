# The two commands of the README: `make run` and `make test`. Each sets up what it needs.
#
# PYTHON  the Python to make the environment with (3.11 or newer)
# VENV    where the environment goes
# TORCH   which PyTorch goes into it, in words for pip; empty: take what is there already

PYTHON ?= python3
VENV ?= .venv
TORCH ?= torch==2.13.0
MODEL ?= 0.5b
OUT ?= runs/quickstart

BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: run test check bench clean

run: $(READY)
	$(BIN)/neurosym model --model $(MODEL)
	$(BIN)/neurosym run quickstart --model $(MODEL) --answerer twin --answerer direct --answerer cot --out $(OUT) --batch 8 --resume
	$(BIN)/neurosym report $(OUT)

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	test -z "$(TORCH)" || $(BIN)/python -m pip install --quiet $(TORCH)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[all,dev]'
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
