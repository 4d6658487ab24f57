.PHONY: build test soak demo bench format browser screenshots clean

# A release of the one program, with everything it needs beside it.
build:
	scripts/install build
	swift build -c release --product hotline

# Everything on both engines; starts and stops its own PostgreSQL.
test:
	scripts/test

# 200 times kill -9 in the middle of work, on both engines; some minutes.
soak:
	scripts/soak

# The sample city's month: its bulletin in the terminal, then its pages on http://127.0.0.1:8080
demo: build
	scripts/demo

# Ratios inside one run; docs/benchmarks.md has those of the last.
bench:
	scripts/bench

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

browser: build
	scripts/install browser
	browser/run

clean:
	rm -rf .build .venv
