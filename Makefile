# `make report` builds the sample briefs into out/; `make test` runs the tests. Both create .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: report test test-all soak lint bench clean

report: $(STAMP)
	$(BIN)/policybrief report seeds/sample-documents/us-pakistan-counterterrorism-dialogue.txt reports/sample-briefs/*.yaml --to docx,pdf,json --out out

test: $(STAMP)
	$(BIN)/python -m pytest -m "not slow and not soak" -n auto

test-all: $(STAMP)
	$(BIN)/python -m pytest -m "not soak" -n auto

soak: $(STAMP)
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): pyproject.toml requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "policybrief needs Python 3.11 or newer; say which with: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "this Python cannot make virtual environments; on Debian or Ubuntu: apt-get install python3-venv"; exit 2; }
	@echo "Creating the environment in $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . -r requirements-dev.txt
	@touch $(STAMP)
