# Two commands do all: `make map` draws the map, `make test` proves the project sound.
# Both need only Python 3.11 and make on a Debian machine; everything else they install,
# Python packages into .venv/, and from Debian, if they are missing, python3-venv, Chromium, Node, LibreOffice Calc, QGIS,
# and PostgreSQL with PostGIS, in which the tests run a Nominatim of their own.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEBIAN := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

# What Python has compiled is kept, even where the shell says otherwise: the tests start the command
# line some thousand times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: map test help quick quick-tests format lint types script tests docs site bench chromium calc qgis node nominatim clean

map: $(VENV)/map.stamp ## Draw the shipped map into output/mosulmap.html
	@$(BIN)/mosulmap render
	@echo "Open it in a browser: file://$(CURDIR)/output/mosulmap.html"

test: lint types script tests ## Run everything that CI runs: lint, types, all tests

# Every target whose line ends in "##" and some words is listed, in the order of this file.
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Lint, types and tests run side by side; each prints when it is done.
quick: $(VENV)/test.stamp ## Lint, types and the fast tests: the loop while you work
	@echo "Lint, types and the fast tests, side by side …"
	@$(MAKE) --no-print-directory --jobs 3 --output-sync=target lint types quick-tests

# What needs a browser, draws pictures or starts servers carries a mark and is left to `make test`.
quick-tests: $(VENV)/test.stamp
	$(BIN)/python -m pytest -q -n auto --quick

format: $(VENV)/test.stamp ## Format the code and fix what ruff can fix by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: $(VENV)/test.stamp ## Look for mistakes of style with ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp ## Check the types with mypy
	$(BIN)/mypy

# The script of the page: eslint, types by tsc, and tests of its functions. The package needs no Node.
script: $(VENV)/test.stamp tests/script/node_modules/.stamp ## Check and test the page's script with eslint, tsc and node
	@cd tests/script && npm run --silent lint && npm run --silent types && npm run --silent test
	@$(BIN)/python -c "from mosulmap.render.page import minified_script; print(minified_script())" | \
		tests/script/node_modules/.bin/eslint --config tests/script/eslint.config.js --stdin --stdin-filename minified.js

tests/script/node_modules/.stamp: tests/script/package-lock.json | node
	@echo "Installing the tools for the page's script into tests/script/node_modules/ …"
	@cd tests/script && npm ci --silent --no-audit --no-fund
	@touch $@

node:
	@{ command -v node && command -v npm; } >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q nodejs npm; }

# The tests of `locate` ask a real Nominatim; where it could be installed, none of them may be skipped.
# So do those of the GeoPackage with QGIS.
tests: $(VENV)/test.stamp tests/script/node_modules/.stamp chromium calc qgis nominatim ## Run all tests, with Chromium, LibreOffice, QGIS and a Nominatim
	NOMINATIM=$$(test ! -e $(VENV)/nominatim.stamp || echo required) \
	QGIS=$${QGIS:-$$(dpkg -s $(QGIS_PACKAGES) >/dev/null 2>&1 && echo required)} $(BIN)/python -m pytest -n auto

# The drawing of the rooms reads their rule in tests/, so the folder must be importable.
docs: $(VENV)/test.stamp chromium qgis ## Update what the documents take from the program
	PYTHONPATH=$(CURDIR) $(BIN)/python docs/make.py

# Read from disk too: file://…/output/site/index.html. A warning ends it.
site: $(VENV)/test.stamp ## Build the documents as a site into output/site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict
	@echo "Open it in a browser: file://$(CURDIR)/output/site/index.html"

# Prints how fast reading is beside its peers, measured in one run; HeidelTime wants Java.
# BENCH takes further options: make bench BENCH='--megabytes 50 --names 500000'
# The page's peers need their scripts: make bench BENCH_PAGE='--scripts node_modules'
bench: $(VENV)/bench.stamp chromium ## Measure speed beside named peers
	$(BIN)/python benchmarks/reading.py $(BENCH)
	$(BIN)/python benchmarks/control.py
	$(BIN)/python benchmarks/preview.py
	$(BIN)/python benchmarks/loop.py
	$(BIN)/python benchmarks/answer.py
	$(BIN)/python benchmarks/press.py
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/page.py $(BENCH_PAGE)

# The typefaces too: the golden pictures of the page are set in them.
chromium:
	@{ command -v chromium-headless-shell && dpkg -s fonts-noto-core; } >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q chromium-headless-shell fonts-noto-core; }

# The tables go through a real spreadsheet in the tests, in four languages.
calc:
	@command -v soffice >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q --no-install-recommends libreoffice-calc; } \
	  || echo "LibreOffice cannot be installed: the round trips of the tables will be SKIPPED"

# A GeoPackage is read as a GIS does: by Debian's own Python, which has QGIS, and in its window, which nobody sees.
QGIS_PACKAGES := qgis python3-qgis xvfb xauth

qgis:
	@dpkg -s $(QGIS_PACKAGES) >/dev/null 2>&1 || { $(DEBIAN) update -q && $(DEBIAN) install -y -q --no-install-recommends $(QGIS_PACKAGES); } \
	  || echo "QGIS cannot be installed: what it shows of a GeoPackage will be SKIPPED"

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

clean: ## Delete .venv/ and what was drawn
	rm -rf $(VENV) output/*.html output/site tests/actual tests/script/node_modules
