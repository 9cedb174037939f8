"""Measurements; each prints ratios against stock Material from the same run."""
