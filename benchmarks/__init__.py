"""Measurements: ratios in one run against what a user would otherwise pick. Nothing here asserts a time."""
