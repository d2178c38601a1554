# Two commands do all: `make map` draws the map, `make test` proves the project sound.
# Both need only Python 3.11 and make on a Debian machine; everything else they install,
# Python packages into .venv/, and from Debian, if they are missing, python3-venv, Chromium, Node, and
# PostgreSQL with PostGIS, in which the tests run a Nominatim of their own.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEBIAN := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: map test lint types script tests docs bench chromium node nominatim clean

map: $(VENV)/map.stamp
	@$(BIN)/mosulmap render
	@echo "Open it in a browser: file://$(CURDIR)/output/mosulmap.html"

test: lint types script tests

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	$(BIN)/mypy

# The script of the page: eslint, types by tsc, and tests of its functions. The package needs no Node.
script: tests/script/node_modules/.stamp
	@cd tests/script && npm run --silent lint && npm run --silent types && npm run --silent test

tests/script/node_modules/.stamp: tests/script/package-lock.json | node
	@echo "Installing the tools for the page's script into tests/script/node_modules/ …"
	@cd tests/script && npm ci --silent --no-audit --no-fund
	@touch $@

node:
	@{ command -v node && command -v npm; } >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q nodejs npm; }

# The tests of `locate` ask a real Nominatim; where it could be installed, none of them may be skipped.
tests: $(VENV)/test.stamp chromium nominatim
	NOMINATIM=$$(test ! -e $(VENV)/nominatim.stamp || echo required) $(BIN)/python -m pytest -n auto --dist loadgroup

# Rewrites docs/tables.md and datapackage.json from the models, and the pictures from the map.
docs: $(VENV)/test.stamp chromium
	$(BIN)/python docs/make.py

# Prints how fast reading is beside its peers, measured in one run; HeidelTime wants Java.
# BENCH takes further options: make bench BENCH='--megabytes 50 --names 500000'
# The page's peers need their scripts: make bench BENCH_PAGE='--scripts node_modules'
bench: $(VENV)/bench.stamp chromium
	$(BIN)/python benchmarks/reading.py $(BENCH)
	$(BIN)/python benchmarks/control.py
	$(BIN)/python benchmarks/preview.py
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/page.py $(BENCH_PAGE)

# The typefaces too: the golden pictures of the page are set in them.
chromium:
	@{ command -v chromium && dpkg -s fonts-noto-core; } >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q chromium fonts-noto-core; }

NOMINATIM := postgresql postgresql-postgis postgis osm2pgsql g++ pkg-config libicu-dev python3-dev

nominatim: $(VENV)/test.stamp
	@test -e $(VENV)/nominatim.stamp || $(MAKE) --no-print-directory $(VENV)/nominatim.stamp \
	  || echo "Nominatim cannot be installed: the tests of mosulmap locate that ask it will be SKIPPED"

$(VENV)/nominatim.stamp: pyproject.toml $(VENV)/test.stamp
	@dpkg -s $(NOMINATIM) >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q $(NOMINATIM); }
	@echo "Installing Nominatim for the tests into $(VENV)/ …"
	@$(PIP) --editable '.[nominatim]'
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(DEBIAN) update -q && $(DEBIAN) install -y -q python3-venv; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/map.stamp: pyproject.toml | $(VENV)/bin/python
	@echo "Installing mosulmap into $(VENV)/ …"
	@$(PIP) --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml | $(VENV)/bin/python
	@echo "Installing mosulmap and its test tools into $(VENV)/ …"
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/map.stamp

$(VENV)/bench.stamp: pyproject.toml | $(VENV)/bin/python
	@echo "Installing mosulmap and the peers it is measured against into $(VENV)/ …"
	@$(PIP) --editable '.[bench]'
	@touch $@ $(VENV)/map.stamp

clean:
	rm -rf $(VENV) output/*.html tests/actual tests/script/node_modules
