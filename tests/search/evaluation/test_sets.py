"""Test sets: what is read, and what is said of broken files."""

import pytest

from search.evaluation.sets import SetError, portal_corpus, read_set
from tests.search.engines.corpus import document


def test_set_is_read_with_title_text_and_grades(folder):
    made = read_set(folder)
    assert (made.name, list(made.documents)) == ("small", ["d1", "d2", "d3"])
    assert (made.documents["d1"].title, made.documents["d1"].body) == ("Hembesök", "Besök hos nyblivna föräldrar.")
    assert made.documents["d3"].title == ""
    assert made.relevant == {"q1": {"d1": 1}, "q2": {"d2": 2}, "q4": {"d3": 1, "d2": 1}}
    assert made.queries == {"q1": "hembesök", "q2": "Var lånas skridskor?", "q4": "parken skridskor"}


def test_only_queries_of_a_split_are_asked(folder):
    assert list(read_set(folder, split="test").queries) == ["q2"]
    with pytest.raises(SetError, match="no query of the split 'x' has a relevant document"):
        read_set(folder, split="x")


def test_judgements_may_lack_a_heading_and_files_may_have_a_mark_and_blank_lines(folder):
    (folder / "qrels.tsv").write_text("q1\td1\t1\n\n", encoding="utf-8")
    corpus = (folder / "corpus.jsonl").read_text(encoding="utf-8")
    (folder / "corpus.jsonl").write_text("\ufeff" + corpus + "\n\n", encoding="utf-8")
    made = read_set(folder)
    assert (made.relevant, len(made.documents)) == ({"q1": {"d1": 1}}, 3)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(SetError, match=f"small/{name}: No such file"):
        read_set(folder)


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("corpus.jsonl", '{"_id": "d4", "text"', "line 4: not JSON"),
        ("corpus.jsonl", "[1]", "line 4: not an object"),
        ("corpus.jsonl", '{"_id": "d4"}', "line 4: text is missing or not a text"),
        ("corpus.jsonl", '{"_id": 7, "text": "x"}', "line 4: _id is missing or not a text"),
        ("corpus.jsonl", '{"_id": "d4", "text": "x", "title": null}', "line 4: title is missing or not a text"),
        ("corpus.jsonl", '{"_id": "d1", "text": "x"}', "line 4: the id 'd1' is there twice"),
        ("queries.jsonl", "hej", "line 5: not JSON"),
        ("queries.jsonl", '{"_id": "", "text": "x"}', "line 5: _id is missing"),
        ("qrels.tsv", "q1 d1 1", "line 7: not 3 columns"),
        ("qrels.tsv", "q1\td1\tmycket", "line 7: not 3 columns"),
    ],
)
def test_broken_line_is_named(folder, name, line, message):
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")
    with pytest.raises(SetError, match=message):
        read_set(folder)


def test_file_in_another_encoding_is_refused(folder):
    (folder / "queries.jsonl").write_bytes('{"_id": "q1", "text": "hembesök"}'.encode("latin-1"))
    with pytest.raises(SetError, match=r"queries\.jsonl: not UTF-8"):
        read_set(folder)


def test_set_without_documents_or_judgements_is_refused(folder):
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n", encoding="utf-8")
    with pytest.raises(SetError, match="no query has a relevant document"):
        read_set(folder)
    (folder / "corpus.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SetError, match="no documents"):
        read_set(folder)


def test_pages_of_the_portal_are_called_by_type_and_address():
    pages = [
        document(1, url="/kommuner/boras/skridskor/"),
        document(2, type="metod", url="/metoder/fritidsbanken/"),
        document(3, type="kommun", url="https://portal.example/kommuner/skovde/"),
    ]
    assert list(portal_corpus(pages)) == ["exempel:boras--skridskor", "metod:fritidsbanken", "kommun:skovde"]
