# Every command sets up what it needs, may be repeated, and needs only Python 3.10 or newer, git and make.
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test train lint bench index screenshots clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## Set everything up and start; prints the address when ready, Ctrl-C stops
	@$(PYTHON) -m bot.setup run

test: ## Set everything up and run all checks and tests
	@$(PYTHON) -m bot.setup test

train: ## Train the dialogue model when its data changed
	@$(PYTHON) -m bot.setup train

lint: ## Check style, types and import rules
	@$(PYTHON) -m bot.setup lint

bench: ## Measure speed and search quality and print the tables
	@$(PYTHON) -m bot.setup bench

index: ## Bring shipped content into the store and build the search index anew
	@$(PYTHON) -m bot.setup index

screenshots: ## Take the pictures of the README in four languages
	@$(PYTHON) -m bot.setup screenshots

clean: ## Delete environments, models, browser code and caches; your data in var/ stays
	@$(PYTHON) -m bot.setup clean
