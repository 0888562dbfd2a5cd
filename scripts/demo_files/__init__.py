"""Texts and builders of the demonstration's documents, used by scripts/build_demo_files.py."""
