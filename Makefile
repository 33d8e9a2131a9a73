.DEFAULT_GOAL := help
.PHONY: help setup run test check check-outside bench fuzz

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /make \1|/' | column -t -s '|'

setup: ## installs what building, running and testing need and is missing
	@scripts/setup build run test

run: ## builds and serves the demonstration district at http://127.0.0.1:8080 (HOST, PORT, DATABASE change that)
	@scripts/run

test: ## every test there is: Swift on both engines, command line, browser
	@scripts/test

check: ## format, warnings, undeclared imports
	@scripts/check

check-outside: ## what strangers' programs for process mining make of the event log (installs pm4py)
	@scripts/check-outside

bench: ## speed and memory, measured on a release build
	@scripts/bench

fuzz: ## each reader of foreign bytes on a million damaged inputs, a quarter of an hour (ARGS="--seed 7" repeats a run)
	@scripts/fuzz $(ARGS)
