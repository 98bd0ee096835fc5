# make demo   installs everything and compares a bundled set of articles
# make test   all tests          make check  style, types, walls between the stages
# make help   the rest
.DEFAULT_GOAL := help
.PHONY: help venv demo test check format bench measure fuzz audit licences readme lock clean
SHELL := /bin/bash

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
INPUT  ?= corpora/balochistan-2026/articles.jsonl
PAIRS  ?= 3
RUN    ?= reports/measure

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# torch first and pinned: any looser requirement may pull a build of several GB for graphics cards.
$(STAMP): pyproject.toml constraints.txt
	@echo "installing into $(VENV) (some minutes; about 2 GB)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --upgrade -c constraints.txt pip
	$(BIN)/python -m pip install -qq -c constraints.txt torch
	$(BIN)/python -m pip install -qq -c constraints.txt -e '.[all]' --group dev
	@touch $@

venv: $(STAMP)  ## the environment in .venv, once (PYTHON=python3.12 for another Python)

demo: $(STAMP)  ## compare a bundled incident; the result is in reports/demo
	$(BIN)/factcheck compare $(INPUT) --out reports/demo
	@echo
	@echo "Open reports/demo/report.html in a browser; reports/demo/discrepancies.csv in a spreadsheet."

test: $(STAMP)  ## all tests
	$(BIN)/python -m pytest

check: $(STAMP)  ## ruff, mypy --strict and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict factcheck
	$(BIN)/lint-imports

format: $(STAMP)  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)  ## factcheck against a plain script, whole processes: INPUT=file.csv [PAIRS=3]
	$(BIN)/python tests/benchmarks/bench.py "$(INPUT)" --pairs $(PAIRS)

measure: $(STAMP)  ## run over gold sets and score: GOLD=DIR SCORE=path/to/score.py [RUN=reports/measure]
	@test -n "$(GOLD)" -a -n "$(SCORE)" || { echo "make measure: give GOLD=DIR and SCORE=path/to/score.py" >&2; exit 2; }
	mkdir -p reports
	$(BIN)/python "$(SCORE)" pool "$(GOLD)" > reports/pool.jsonl
	$(BIN)/factcheck compare reports/pool.jsonl --out "$(RUN)" --force
	$(BIN)/python "$(SCORE)" score "$(GOLD)" "$(RUN)"

fuzz: $(STAMP)  ## coverage-guided fuzzing (atheris), SECONDS=60 a target
	$(BIN)/python -m pip install -qq atheris
	$(BIN)/python tests/fuzz/drive.py --seconds $(or $(SECONDS),60)

audit: $(STAMP)  ## known vulnerabilities in the pinned versions
	$(BIN)/pip-audit --strict --requirement constraints.txt --no-deps --disable-pip

licences: $(STAMP)  ## reports/licences.md from what is installed
	$(BIN)/python tests/licences.py > reports/licences.md

readme: $(STAMP)  ## run the README's commands and write their output into it
	$(BIN)/python -m tests.readme

lock:  ## constraints.txt anew, from a fresh environment of the newest versions that pyproject.toml allows
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -qq --upgrade pip
	build/lock/bin/python -m pip install -qq "$$(grep -o 'torch==[0-9.]*' pyproject.toml)"
	build/lock/bin/python -m pip install -qq -e '.[all]' --group dev
	build/lock/bin/python tests/lock.py > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:  ## everything that make made, but the environment
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis reports/demo reports/measure reports/pool.jsonl
	find factcheck tests -name __pycache__ -type d -prune -exec rm -rf {} +
