# Incident Desk. The two commands: `make run` and `make test`. Each sets up what it needs by itself.
# PYTHON=python3.12 chooses the Python, JOBS=1 the number of test processes, PYTEST="-k clock" adds words for pytest.

PYTHON ?=
# One more than there are processors, for many tests wait: for a guardian, a deadline, a window. Each collects them all.
JOBS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ "$$n" -lt 8 ] || n=7; echo $$((n + 1)))
PYTEST ?=

VENV := .venv
BIN := $(VENV)/bin
SETUP := pyproject.toml packaging/constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint packaging/constraints.txt
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help run test check check-style check-types check-imports format languages checkers proof bench screenshots pictures states wheel constraints clean

help: ## this list
	@echo "make run     set up and open the desk (without a screen: play the shipped drill and leave its report)"
	@echo "make test    set up and pass the tests (6 to 11 minutes)"
	@echo
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | while IFS='|' read -r name text; do printf '%-17s %s\n' "$$name" "$$text"; done

run: $(VENV)/.ready-to-run ## open the desk
	@if $(BIN)/python packaging/check_system.py --has-screen; then \
		$(BIN)/python packaging/check_system.py && exec $(BIN)/incident-desk; \
	else \
		echo "Playing the shipped drill without one, against a failing service on 127.0.0.1 ..."; \
		$(OFFSCREEN) exec $(BIN)/incident-desk drill -o out/drill; \
	fi

# Empty: what is compiled is kept, or every worker and every window that a test starts would compile it all again.
# worksteal: who is done takes from who is not, so that no worker has the long ones left at the end.
test: $(VENV)/.ready-to-test ## every test but the long ones
	PYTHONDONTWRITEBYTECODE= $(OFFSCREEN) $(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not slow" $(PYTEST)

check: check-style check-types check-imports ## style, types and import rules

check-style: $(VENV)/.ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: $(VENV)/.ready-to-test
	$(BIN)/mypy
	$(BIN)/mypy packaging/check_system.py packaging/check_skips.py packaging/proof.py packaging/pictures.py packaging/states.py packaging/check_languages.py

check-imports: $(VENV)/.ready-to-test
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.ready-to-test ## lay out the source
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

languages: $(VENV)/.ready-to-run ## check the files of words in resources/languages
	$(BIN)/python packaging/check_languages.py

checkers: ## public checkers of PDF/UA for the long runs, in out/checkers; never shipped (they bring PyMuPDF, AGPL)
	python=$$(PYTHON="$(PYTHON)" sh packaging/find_python.sh) && "$$python" -m venv out/checkers
	out/checkers/bin/python -m pip --disable-pip-version-check --quiet install outloud==0.2.1 pdfua==0.1.3

proof: $(VENV)/.ready-to-test ## the long runs, ten minutes a call; results in docs/proof
	$(OFFSCREEN) $(BIN)/python packaging/proof.py

bench: $(VENV)/.ready-to-test ## the measurements; results in docs/proof
	$(OFFSCREEN) $(BIN)/python packaging/proof.py --only bench --again

screenshots: $(VENV)/.ready-to-run ## play the drill and keep a picture of each screen
	$(OFFSCREEN) $(BIN)/incident-desk drill -o out/screenshots

pictures: $(VENV)/.ready-to-run ## take the pictures of README and of the report's pages again
	$(OFFSCREEN) $(BIN)/python packaging/pictures.py
	$(OFFSCREEN) $(BIN)/python packaging/report_pictures.py

states: $(VENV)/.ready-to-run ## a picture of the desk in every state of its clocks, in out/states
	$(OFFSCREEN) $(BIN)/python packaging/states.py

wheel: $(VENV)/.ready-to-test ## dist/*.whl and the source archive
	$(BIN)/python -m build --no-isolation --outdir dist .

constraints: ## take the newest versions that pyproject.toml allows as the exact pins
	rm -rf out/constraints
	python=$$(PYTHON="$(PYTHON)" sh packaging/find_python.sh) && "$$python" -m venv out/constraints
	out/constraints/bin/python -m pip --quiet install hatchling
	out/constraints/bin/python -m pip --quiet install --no-build-isolation --editable '.[dev]'
	echo "# Exactly what Incident Desk is tested with; made by: make constraints" > packaging/constraints.txt
	out/constraints/bin/python -m pip freeze --exclude-editable >> packaging/constraints.txt
	rm -rf out/constraints

clean: ## remove everything that was made, .venv too
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find incident_desk tests packaging benchmarks -name __pycache__ -prune -exec rm -rf {} +

# Set up once, and again when the project's needs change. hatchling goes in first, so that the project itself is
# installed by the pinned one and without a network.
$(VENV)/.ready-to-run: $(SETUP)
	@python=$$(PYTHON="$(PYTHON)" sh packaging/find_python.sh) \
		&& "$$python" packaging/check_system.py --display none \
		&& echo "Setting up .venv with $$python (about a minute, once) ..." \
		&& { $(BIN)/python -c '' 2>/dev/null || "$$python" -m venv --clear $(VENV); }
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready-to-run
	@echo "Adding what the tests need to .venv ..."
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@
