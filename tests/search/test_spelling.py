"""How much two words differ, and what a misspelt word was taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.document import Document
from search.spelling import found_instead, spelling_distance

WORDS = st.text(alphabet="abå", max_size=6)


def edits(word: str) -> set[str]:
    """Every word one change away: a letter dropped, added, changed or swapped with its neighbour."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(left + right[1:] for left, right in cuts if right),
        *(left + letter + right for left, right in cuts for letter in "abå"),
        *(left + letter + right[1:] for left, right in cuts if right for letter in "abå"),
        *(left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1),
    }


@given(WORDS, WORDS)
def test_distance_of_one_is_one_change(one, other):
    near = 0 if one == other else 1 if other in edits(one) else None
    assert spelling_distance(one, other, 1) == near


@given(WORDS, WORDS, st.integers(0, 4))
def test_distance_is_symmetric_and_bounded(one, other, limit):
    distance = spelling_distance(one, other, limit)
    assert distance == spelling_distance(other, one, limit)
    assert distance is None or distance <= limit
    assert (spelling_distance(one, other, 9) == distance) or distance is None


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("fritidsbnk", "fritidsbank", 1), ("skloa", "skola", 1), ("ca", "abc", None), ("bibliotk", "biblioteket", None)],
)
def test_distances_of_examples(one, other, distance):
    assert spelling_distance(one, other, 2) == distance


def documents(*titles: str) -> list[Document]:
    """Documents with these titles."""
    return [
        Document(id=f"page:{number}", rev=1, type="exempel", title=title, audience=("public",))
        for number, title in enumerate(titles)
    ]


def test_nearest_word_is_found_then_the_most_frequent():
    assert found_instead(["biblotek"], documents("Biblioteket", "Bibliotek")) == {"biblotek": "bibliotek"}
    assert found_instead(["kanal"], documents("Banal", "Kanap", "En kanap")) == {"kanal": "kanap"}


def test_nothing_near_is_left_out():
    assert found_instead(["xyzzyxyzzy", "hal"], documents("Hall")) == {}
    assert found_instead([], documents("Hall")) == {}
