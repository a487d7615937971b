# `make run` opens the desk, `make test` checks everything that CI checks.
# The system's Python where it is new enough: it is built with optimisation (a sixth faster than a
# plain build, which version managers make).
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' \
  2>/dev/null && echo /usr/bin/python3 || echo python3)
BIN := .venv/bin
APP := $(BIN)/layout-app
SAMPLE := issues/2023-03-20
READY := .venv/.ready
READY_DEV := .venv/.ready-dev
# What an installation does: a checkout without bytecode starts four times as slowly, at every
# start where Python is told not to write any.
COMPILED = @$(BIN)/python -m compileall -q layout_app

.PHONY: run headless test full lint types layers tests picture manual catalogue clean

run: $(READY)
	$(COMPILED)
	@sh .ci/system.sh run window
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  $(APP) desk $(SAMPLE); else $(MAKE) --no-print-directory headless; fi

# What the desk does, without a screen: copy in, repaired; pages out, print-ready.
headless: $(READY)
	@echo "No display: the sample is imported, repaired and exported into out/ instead."
	@rm -rf out && mkdir -p out/png
	$(APP) new out/imported --paper tabloid-5 --name 云溪社区报 --date 2023-03-20 --pages 1
	$(APP) import out/imported $(SAMPLE)/dumps/suzhou-page.md --repair auto
	$(APP) export $(SAMPLE) --profile x1a --to out/x1a --report out/certificate.json
	@for page in A01 A02 A03 A04; do \
	  $(APP) render $(SAMPLE) --page $$page --dpi 144 --to out/png/$$page.png || exit 1; done
	@echo "out/x1a holds a PDF/X-1a file a page, out/png their pictures, out/certificate.json the proof."

test: lint types layers tests

# The long campaigns (fuzzing, killing, random editing) whole instead of a tenth of them.
full: $(READY_DEV)
	LAYOUT_CAMPAIGN=1 $(MAKE) test

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY_DEV)
	$(BIN)/mypy

layers: $(READY_DEV)
	$(BIN)/lint-imports

tests: $(READY_DEV)
	$(COMPILED)
	@sh .ci/system.sh run window test
	$(BIN)/pytest -n 2 --dist loadgroup

# The pictures in README.md, taken from the running program.
picture: $(READY_DEV)
	$(BIN)/python docs/pages.py docs/pages.jpg
	$(BIN)/python docs/picture.py docs/desk.png

# The user manual in both languages, with pictures taken from the running program: build/manual.
manual: $(READY_DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	$(BIN)/python docs/manual/build.py

# Words: collect the sentences, then compile what was translated.
catalogue: $(READY_DEV)
	$(BIN)/python layout_app/locale/build.py

$(READY): pyproject.toml constraints.txt .ci/system.sh .ci/debian-packages
	@sh .ci/system.sh base
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(COMPILED)
	@touch $@

$(READY_DEV): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	@touch $@

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
