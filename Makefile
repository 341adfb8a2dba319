# Every target does its own set-up; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-all bench attack screenshots dist

PY := .venv/bin/python
AUTO ?=

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install system packages, the virtual environment and the fonts
	@installer/setup.sh

demo: setup ## Sit a whole exam: in a window, or by itself with AUTO=1 or without a screen
	@installer/demo.sh $(if $(AUTO),--auto)

run: setup ## Start the station
	@.venv/bin/pix-kiosk run

test: setup ## Linters, types, import contracts, packs, tests and coverage
	@$(PY) -m tests.run

test-all: setup ## What `test` runs, and what is longer: kills, matrices, Wine, the package
	@$(PY) -m tests.run --all

bench: setup ## Compare the program's speed and size with plain ones, in one run
	@set -e; for file in benchmarks/[a-z]*.py; do $(PY) -m benchmarks.$$(basename $$file .py); done

attack: setup ## The attacks alone: changed bytes, forged signatures, keys that leave the exam
	@$(PY) -m tests.run --attack

screenshots: setup ## Draw every screen into build/screenshots
	@QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 $(PY) -m kiosk.ui.gallery build/screenshots --all

dist: setup ## Build the frozen station and its Debian package into dist/
	@installer/dist.sh
