# SPDX-License-Identifier: MIT
# `make run` opens the studio, `make test` checks everything; both prepare what they need first.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# Node.js and the tools of the environment go before those of the machine.
export PATH := $(CURDIR)/$(BIN):$(PATH)

# The system's own Python first: its other parts come from the same packages.
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' \
	2>/dev/null && command -v $$python && break; done)
endif

NEED_PYTHON = test -n '$(PYTHON)' || { \
	echo 'Exit Studio needs Python 3.11 to 3.14, and none was found.' \
	'On Debian: sudo apt-get install -y python3 python3-venv' >&2; exit 1; }

# Each file of tests stays whole in one process: the browser and the windows are made once a file.
PYTEST_ARGS ?= -n 2 --dist loadfile
ARGS ?=
NAME ?=
# Those of them that exist.
SOURCES := $(wildcard exit_studio tests benchmarks scripts)

.PHONY: help setup setup-run run test bench lint format tag wheel pictures schema lock clean

help:
	@echo 'make run        open the studio'
	@echo 'make test       lint and all tests'
	@echo 'make lint       style, types, import contracts, spelling, types of the tag'
	@echo 'make format     put the source into its style'
	@echo 'make bench      all benchmarks; NAME=... for one'
	@echo 'make pictures   the pictures of the documentation'
	@echo 'make schema     the JSON schema of campaign files and the list of checks, in docs/'
	@echo 'make tag        bundle the tag of the websites'
	@echo 'make wheel      build the package into dist/'
	@echo 'make lock       renew constraints.txt and package-lock.json'
	@echo 'make setup      only prepare; make clean removes what was made'

setup:
	@$(NEED_PYTHON)
	@$(PYTHON) scripts/setup.py --for test

setup-run:
	@$(NEED_PYTHON)
	@$(PYTHON) scripts/setup.py --for run

run: setup-run
	@$(BIN)/exit-studio $(ARGS)

test: lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: setup
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.json

format: setup
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

bench: setup
	$(BIN)/python -m benchmarks $(NAME)

tag: setup
	$(BIN)/node scripts/build_tag.mjs

wheel: setup
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

pictures: setup
	$(BIN)/python scripts/pictures.py

schema: setup
	$(BIN)/python scripts/schema.py

# Renewing the lock is the one job that needs a tool from outside the lock.
lock:
	$(PYTHON) scripts/lock.py

clean:
	rm -rf build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache $(VENV) node_modules
