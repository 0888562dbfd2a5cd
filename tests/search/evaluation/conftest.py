"""A small test set on disk."""

import json
from pathlib import Path

import pytest

DOCUMENTS = [
    {"_id": "d1", "title": "Hembesök", "text": "Besök hos nyblivna föräldrar."},
    {"_id": "d2", "title": "Fritidsbanken", "text": "Låna skridskor."},
    {"_id": "d3", "text": "Medborgarbudget i parken."},
]
QUERIES = [
    {"_id": "q1", "text": "hembesök", "split": "dev"},
    {"_id": "q2", "text": "Var lånas skridskor?", "split": "test"},
    {"_id": "q3", "text": "cykel", "split": "dev"},
    {"_id": "q4", "text": "parken skridskor", "split": "dev"},
]


def lines(rows: list[dict]) -> str:
    """The rows as a file with one on each line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path) -> Path:
    """The folder of a set of three documents; one of its four queries has no relevant document."""
    made = tmp_path / "small"
    made.mkdir()
    (made / "corpus.jsonl").write_text(lines(DOCUMENTS), encoding="utf-8")
    (made / "queries.jsonl").write_text(lines(QUERIES), encoding="utf-8")
    (made / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\nq2\td1\t0\nq4\td3\t1\nq4\td2\t1\n", encoding="utf-8"
    )
    return made
