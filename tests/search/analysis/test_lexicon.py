"""The lexicon's file: what it answers, how it is built, how much it costs."""

import lzma
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.analysis.exceptions import PATH as EXCEPTIONS
from search.analysis.exceptions import read
from search.analysis.lexicon import PATH, Lexicon, Reading, decode_lemma, encode_lemma, lexicon
from search.analysis.lexicon_build import build, read_irregular

AFFIXES = """SET UTF-8
SFX A Y 1
SFX A 0 s .
SFX D Y 2
SFX D 0 en [^a]
SFX D 0 ens [^a]
SFX E Y 2
SFX E 0 n [^m]
SFX E 0 ns [^m]
SFX G Y 4
SFX G 0 ar [^ae]
SFX G 0 arna [^ae]
SFX G a or a
SFX G a orna a
SFX m Y 1
SFX m 0 r .
SFX v N 2
SFX v a s/WXZ a
SFX v 0 s/WXZ [^a]
"""
WORDS = """9
skola/AEGY
skol/XZ
säng/ADGY
bok/ADXY
böcker/AY
tog/A
ta/m
ungdom/ADGvY
forbjuden/%A
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """A lexicon of a dictionary of eight words."""
    folder = tmp_path_factory.mktemp("dictionary")
    (folder / "sv.aff").write_text(AFFIXES, encoding="utf-8")
    (folder / "sv.dic").write_text(WORDS, encoding="utf-8")
    (folder / "irregular.tsv").write_text("# Comment\nbok böcker böckerna\nta tar tog\n", encoding="utf-8")
    packed = build(folder / "sv", folder / "irregular.tsv", "test 1")
    assert packed == build(folder / "sv", folder / "irregular.tsv", "test 1")
    return Lexicon(packed)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("skola", "skola"), ("skolan", "skola"), ("skolorna", "skola"), ("skolans", "skola"), ("böcker", "bok"),
     ("böckers", "bok"), ("tog", "ta"), ("tar", "ta"), ("sängarna", "säng")],
)  # fmt: skip
def test_find_gives_the_lemma(small: Lexicon, form: str, lemma: str) -> None:
    found = small.find(form)

    assert found is not None
    assert found.lemma == lemma


@pytest.mark.parametrize("form", ["", "skol", "skolorn", "forbjuden", "sang", "\ud800", "a\tb", "\n", "zzz"])
def test_find_of_unknown_word_gives_none(small: Lexicon, form: str) -> None:
    assert small.find(form) is None


def test_find_tells_whether_a_compound_may_end_so(small: Lexicon) -> None:
    assert small.find("skolan") == Reading("skola", "+")
    assert small.find("tog") == Reading("ta", "")


def test_beginnings_stand_for_their_words(small: Lexicon) -> None:
    assert small.beginnings == {"skol": "skola", "bok": "bok", "ungdoms": "ungdom"}


def test_header_names_the_source(small: Lexicon) -> None:
    assert small.about["source"] == "test 1"


def test_other_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        Lexicon(lzma.compress(b'{"format": 0}\n\n'))


@pytest.mark.parametrize(
    ("form", "lemma"), [("skolor", "skola"), ("a", "b"), ("män", "man"), ("x" * 12, "y1"), ("", "")]
)
def test_encoded_lemma_is_decoded(form: str, lemma: str) -> None:
    assert decode_lemma(form, encode_lemma(form, lemma)) == lemma


def test_every_irregular_form_has_its_lemma_in_the_committed_lexicon() -> None:
    irregular = read_irregular(PATH.parent / "irregular_sv.tsv")
    found = {form: lexicon().find(form) for form in irregular}
    wrong = {form for form, reading in found.items() if reading and reading.lemma not in irregular[form]}

    assert wrong == set()


def test_committed_lexicon_is_small_and_quick_to_read() -> None:
    packed = PATH.read_bytes()
    started = time.process_time()
    Lexicon(packed)

    assert time.process_time() - started < 1
    assert len(packed) < 5_000_000


def test_analyser_takes_less_than_sixty_megabytes() -> None:
    program = (
        "import resource, sys\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "from search.analysis import analyse\n"
        "analyse('fritidsbanker')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    root = Path(__file__).parents[3]
    answer = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert int(answer.stdout) * 1024 < 60_000_000


def test_exceptions_do_not_contradict_each_other() -> None:
    special = read(EXCEPTIONS)

    assert set(special.parts) & special.whole == set()
    assert set(special.lemmas) & special.not_parts == set()
    assert {form for form, lemma in special.lemmas.items() if special.lemmas.get(lemma, lemma) != lemma} == set()
