# Still Open. Only Python 3.11 or newer, git and make need to be there; the rest installs itself into .venv.
# Choose another Python with: make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD_TOOLS := $(VENV)/build-tools-installed
TEST_TOOLS := $(VENV)/test-tools-installed

# Material announces its end of life at every run; decisions/0003 tells the story instead.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help serve build check test bench sign publishable verify due screenshot tools lock

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 20

serve: $(BUILD_TOOLS) ## show the site at http://127.0.0.1:8000, again after every edit
	$(BIN)/mkdocs serve --no-strict --dirty $(ARGS)

build: $(BUILD_TOOLS) ## write the site into site/
	$(BIN)/mkdocs build $(ARGS)

check: $(BUILD_TOOLS) ## hold the sources and the built pages against every rule
	$(BIN)/stillopen check $(ARGS)
	$(BIN)/mkdocs build --quiet
	$(BIN)/stillopen inspect site $(ARGS)

test: $(TEST_TOOLS) ## run everything that must pass before a change goes in
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/jactionlint --shellcheck=$(BIN)/shellcheck
	$(BIN)/shellcheck .github/*.sh
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.hosting
	$(BIN)/pytest $(ARGS)

bench: $(TEST_TOOLS) ## measure against stock Material, in the same run
	$(BIN)/python -m bench $(ARGS)

sign: $(BUILD_TOOLS) ## sign words off: make sign ARGS="shame --reviewer kate-smith"
	$(BIN)/stillopen sign $(ARGS)

publishable: $(BUILD_TOOLS) ## refuse what may not go out; else write site/ with evidence of what it holds
	$(BIN)/stillopen check --publish $(ARGS)
	$(BIN)/mkdocs build --quiet
	$(BIN)/stillopen inspect site $(ARGS)

verify: $(BUILD_TOOLS) ## hold a published copy against site/evidence.json: make verify ARGS=https://…
	$(BIN)/stillopen verify $(ARGS)

due: $(TEST_TOOLS) ## list into due.md what somebody should look at: reviews, facts, links, weaknesses
	.github/due.sh

screenshot: $(TEST_TOOLS) ## take the pictures of README and CONTRIBUTING again
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.screenshot .github
	$(BIN)/python -m tests.support.desk_picture .github

tools: $(BUILD_TOOLS) # install what a build needs, and no more

lock: ## remake the two locks from pyproject.toml (needs uv)
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --group build \
	  --universal --python-version 3.11 --generate-hashes $(ARGS) --quiet --output-file requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --group build --group dev \
	  --constraints requirements.txt \
	  --universal --python-version 3.11 --generate-hashes $(ARGS) --quiet --output-file requirements-dev.txt

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Still Open needs Python 3.11 or newer; name one, as in: make test PYTHON=python3.12' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(BUILD_TOOLS): requirements.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_TOOLS): requirements-dev.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
