"""What makes documents alike."""

from search.document import Document
from search.similarity import likeness
from search.terms import document_terms


def wanted(frequency: dict[str, int], **values):
    """What others must have to be like a document with these values, among 100 documents."""
    document = Document(id="page:1", rev=1, type="exempel", audience=("public",), **values)
    return likeness(document, document_terms(document), lambda lemma: frequency.get(lemma, 0), 100)


def test_rare_words_tell_more_than_common_ones():
    words = wanted({"trygghet": 2, "kommun": 80}, title="Trygghet kommun").words
    assert words["trygghet"] > words["kommun"] > 0


def test_words_of_the_title_tell_more_than_words_of_the_body():
    words = wanted({"trygghet": 5, "budget": 5}, title="Trygghet", body="Budget").words
    assert words["trygghet"] > words["budget"]


def test_words_nobody_else_has_and_stop_words_tell_nothing():
    assert wanted({"trygghet": 1, "och": 90}, title="Trygghet och").words == {}


def test_number_of_words_is_bounded():
    body = " ".join(f"ord{number}" for number in range(200))
    assert len(wanted({f"ord{number}": 3 for number in range(200)}, title="", body=body).words) == 25


def test_facets_in_common_add_to_words_in_common():
    made = wanted({"trygghet": 2}, title="Trygghet", facets={"metod": ["m"], "tema": ["a", "b"], "lan": ["x"]})
    assert set(made.facets) == {("metod", "m"), ("tema", "a"), ("tema", "b")}
    assert 0 < made.facets["tema", "a"] < made.facets["metod", "m"] < made.words["trygghet"]
    assert 0 < made.least < made.words["trygghet"]
