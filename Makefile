# make       sets everything up in .venv, builds every export from seeds/, and says how to open them
# make test  sets everything up and runs all tests, the browser tests in a real Chromium among them
# Needs nothing but Python 3.11 or newer with venv (Debian: python3-venv), make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTEST_FLAGS ?= --numprocesses auto
export DEALGRAPH_CHROMIUM

.DEFAULT_GOAL := all
.PHONY: all setup build ontology locate docs lint format test test-oldest night audit bench bench-peers bench-check clean

all: build

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dealgraph needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[all,dev]'
	@touch $@

build: $(STAMP)
	$(BIN)/dealgraph build --out exports

# After a change of ontology/*.yaml: writes what follows from it.
ontology: $(STAMP)
	$(BIN)/python -m dealgraph.ontology

# After a change of quotes: writes seeds/evidence.lock. Needs the documents.
locate: $(STAMP)
	$(BIN)/dealgraph locate

# After a change of data or code: renews what README.md and docs/ show, and the API reference.
docs: $(STAMP)
	$(BIN)/python tests/renew_docs.py

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: lint
	@BROWSER=$(BROWSER) DEALGRAPH_CHROMIUM=$(DEALGRAPH_CHROMIUM) sh tests/chromium.sh
	$(BIN)/dealgraph check
	$(BIN)/pytest $(PYTEST_FLAGS) $(if $(filter no,$(BROWSER)),-m 'not browser')

# What takes hours: 100,000 mutated inputs, 200 builds killed, every hostile file. `make night FUZZ=1000` does less.
FUZZ ?= 100000
night: $(STAMP)
	DEALGRAPH_NIGHT=1 $(BIN)/pytest $(PYTEST_FLAGS) tests/trust/test_hostile_files.py tests/test_build.py
	DEALGRAPH_CACHE=off $(BIN)/python tests/trust/fuzz.py $(FUZZ) $$(date +%j)

# All tests but those of the browser with the oldest versions that pyproject.toml allows, in a folder of its own.
test-oldest:
	$(PYTHON) -m venv $(VENV)-oldest
	$(PYTHON) tests/oldest.py > $(VENV)-oldest/constraints.txt
	$(VENV)-oldest/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(VENV)-oldest/constraints.txt --editable '.[all,dev,spark]'
	$(VENV)-oldest/bin/pytest $(PYTEST_FLAGS) -m 'not browser'

# The licences of everything that is installed.
audit: $(STAMP)
	$(BIN)/python tests/audit.py

# How fast it is, beside the peers; writes docs/benchmarks.*. Takes some minutes; SIZE=full goes to a million statements.
bench: $(STAMP)
	$(BIN)/python -m bench --write --size $(or $(SIZE),100k) $(addprefix --only ,$(ONLY))

# The peers that need older packages than ours, for the rows about them; in a folder of its own.
bench-peers:
	$(PYTHON) -m venv $(VENV)-peers
	$(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check --requirement bench/peers.txt

# Whether a ratio to a peer is worse than docs/benchmarks.json has it, by more than noise explains.
bench-check: $(STAMP)
	$(BIN)/python -m bench --check --size $(or $(SIZE),10k) $(addprefix --only ,$(ONLY))

clean:
	rm -rf $(VENV) $(VENV)-oldest $(VENV)-peers build dist .*.building-* .pytest_cache .mypy_cache .ruff_cache .hypothesis
