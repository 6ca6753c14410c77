# make site      builds the example chronicle into public/
# make serve     shows it in a browser, and every change to it
# make messages  brings the catalogues of translations up to date with what the program says
# make test      sets up all that the tests need, and runs them all
# make checker   gets the Nu Html Checker, for the test of all pages' HTML
# make clean     removes what these made

.DELETE_ON_ERROR:
.PHONY: site serve messages test clean browser checker

VENV := .venv
BIN := $(VENV)/bin
CHECKER := vnu-jar@26.9.27
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11

site: $(VENV)/site
	$(BIN)/chronicle build
	@echo "The site is in public/. To look at it: make serve"

serve: $(VENV)/site
	$(BIN)/chronicle serve --open

messages: $(VENV)/site
	$(BIN)/python -m tools.messages

test: $(VENV)/dev browser checker
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

clean:
	rm -rf public .chronicle dist build $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find chronicle tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python of the list that is new enough and can make a virtual environment.
$(VENV)/bin/python:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up $(VENV) with $$("$$python" --version)"; \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo "Chronicle needs Python 3.11 or newer, with its venv module, and found none." >&2; \
	echo "On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; \
	echo "Elsewhere: https://www.python.org/downloads/ (or make PYTHON=/path/to/python3.13)" >&2; \
	exit 1

$(VENV)/site: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[search]"
	@touch $@

# Groups of dependencies are known to pip from 25.1 on.
$(VENV)/dev: pyproject.toml $(VENV)/site
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

# Some tests drive a browser. Where there is none, and it may be installed, it is.
browser:
	@for name in chromium chromium-browser google-chrome; do \
		command -v $$name >/dev/null && exit 0; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update --quiet && apt-get install --quiet --yes chromium; \
	elif [ -n "$$CI" ]; then \
		echo "The tests need a browser: install chromium." >&2; exit 1; \
	else \
		echo "No Chromium was found: tests that drive a browser will be skipped." >&2; \
	fi

# One test asks the Nu Html Checker, a program in Java that its makers publish for npm.
checker: $(VENV)/bin/python
	@if [ -e $(VENV)/node_modules/vnu-jar/build/dist/vnu.jar ] && command -v java >/dev/null; then exit 0; fi; \
	if command -v npm >/dev/null && command -v java >/dev/null; then \
		npm install --prefix $(VENV) --ignore-scripts --no-audit --no-fund --loglevel error $(CHECKER); \
	elif [ -n "$$CI" ]; then \
		echo "The tests need the Nu Html Checker: install npm and Java 17 or newer." >&2; exit 1; \
	else \
		echo "No npm or no Java was found: the test of all pages' HTML will be skipped." >&2; \
	fi
