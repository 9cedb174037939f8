"""Benchmarks: each module prints a table of what it measured; `python -m bench` runs them all."""
