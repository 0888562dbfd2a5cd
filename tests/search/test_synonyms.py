"""Synonyms: compiled, planned with, and in force in every kind of answer."""

import json

import pytest
from django.core.management import call_command

from search.analysis import Expression
from search.matching import plan
from search.models import SynonymGroup
from search.rules import synonym_problems, terms_of
from search.synonyms import NO_SYNONYMS, compiled
from tests.factories import CasePageFactory

BENEFITS = ("försörjningsstöd", "ekonomiskt bistånd", "socialbidrag")


def ways(text: str, *groups: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The terms of the synonyms of each word, by the word as written."""
    words = plan(text, compiled(groups)).words
    return {
        word.surface: [one.terms for one in word.alternatives if one.kind == "synonym"] for word in words
    }  # fmt: skip


# --- Compiled ---------------------------------------------------------------------------------------------------------


def test_each_expression_of_a_group_has_the_others():
    made = compiled((BENEFITS, ("SFI", "svenska för invandrare")))
    assert made.others[("socialbidrag",)] == (
        Expression(("försörjningsstöd",)),
        Expression(("ekonomisk", "bistånd")),
    )
    assert made.others[("svensk", "invandrare")] == (Expression(("sfi",)),)
    assert made.longest == 2


@pytest.mark.parametrize("groups", [(), ((),), (("ensam",),), (("skola", "Skolan"),), (("?", "ord"),)])
def test_group_without_two_different_expressions_means_nothing(groups):
    assert compiled(groups).others == {}
    assert list(compiled(groups).found_in(["skola", "ord", "ensam"])) == []


def test_expression_in_two_groups_has_the_others_of_both():
    made = compiled((("a1", "b1"), ("a1", "c1")))
    assert {other.terms for other in made.others[("a1",)]} == {("b1",), ("c1",)}
    assert {other.terms for other in made.others[("b1",)]} == {("a1",)}


# --- Planned with -----------------------------------------------------------------------------------------------------


def test_plan_without_synonyms_is_as_before():
    for text in ("ekonomiskt bistånd", "Hur söker man socialbidrag?", ""):
        assert plan(text) == plan(text, NO_SYNONYMS) == plan(text, compiled((("annat", "något"),)))


def test_words_of_an_expression_all_get_what_means_the_same():
    assert ways("Ekonomiska biståndets regler", BENEFITS) == {
        "ekonomiska": [("försörjningsstöd",), ("socialbidrag",)],
        "biståndets": [("försörjningsstöd",), ("socialbidrag",)],
        "regler": [],
    }


def test_expression_of_several_words_has_to_stand_together():
    (word,) = plan("SFI", compiled((("SFI", "svenska för invandrare"),))).words
    itself, synonym = word.alternatives
    assert (itself.terms, itself.near, synonym.terms, synonym.near) == (("sfi",), 0, ("svensk", "invandrare"), 1)
    assert synonym.pairs == (("svensk", "invandrare"),)
    assert word.lemma == "sfi"


def test_synonym_weighs_less_than_the_word_and_its_terms_share():
    (word,) = plan("SFI", compiled((("SFI", "svenska för invandrare", "invandrarsvenska"),))).words
    itself, several, one = word.alternatives
    assert itself.weight > one.weight == 2 * several.weight > 0.5


def test_longest_expression_wins_and_a_word_belongs_to_one():
    groups = (("nyanlända", "nykomlingar"), ("nyanlända invandrare", "migranter"), ("invandrare i arbete", "x1"))
    found = ways("nyanlända invandrare i arbete", *groups)
    assert found == {"nyanlända": [("migrant",)], "invandrare": [("migrant",)], "arbete": []}


def test_synonym_that_holds_the_word_itself_adds_nothing():
    groups = (("nyanlända", "nyanlända invandrare"),)
    assert ways("nyanlända", *groups) == {"nyanlända": []}
    assert ways("nyanlända invandrare", *groups) == {"nyanlända": [], "invandrare": [("nyanländ",)]}


def test_word_written_twice_in_an_expression_is_one_term():
    (word,) = plan("snabbt", compiled((("snabbt", "hand i hand"),))).words
    assert (word.alternatives[1].terms, word.alternatives[1].near) == (("hand",), 0)
    assert ways("hand i hand", ("snabbt", "hand i hand")) == {"hand": [("snabb",)]}


def test_compound_is_not_expanded_by_its_parts():
    assert ways("sfi-undervisning socialbidragsregler", BENEFITS, ("SFI", "svenska för invandrare")) == {
        "sfi-undervisning": [],
        "socialbidragsregler": [],
    }


def test_words_of_asking_may_be_part_of_an_expression():
    made = plan("Vad gör Sveriges Kommuner och Regioner?", compiled((("SKR", "Sveriges Kommuner och Regioner"),)))
    assert [word.surface for word in made.words] == ["sveriges", "regioner"]
    assert made.synonyms == (Expression(("skr",)),)


def test_synonyms_of_a_plan_are_bounded():
    groups = tuple(tuple(f"w{group}x{number}" for number in range(20)) for group in range(40))
    made = plan(" ".join(f"w{group}x0" for group in range(40)), compiled(groups))
    assert len(made.words) == 40
    assert len(made.synonyms) == 200


# --- What the portal begins with --------------------------------------------------------------------------------------


def test_seeded_groups_keep_the_rules(site):
    groups = list(SynonymGroup.objects.order_by("pk"))
    assert 25 <= len(groups) <= 60
    taken = {}
    for group in groups:
        assert synonym_problems(group.lines, taken) == []
        taken |= dict.fromkeys(terms_of(group.lines), str(group))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("socialbidrag", "ekonomiskt bistånd"), ("SFI", "svenska för invandrare"), ("ungdomsgårdar", "fritidsgård"),
        ("BUP", "barn- och ungdomspsykiatri"), ("föräldrastödet", "föräldraskapsstöd"), ("fhm", "Folkhälsomyndigheten"),
        ("nyanlända invandrare", "nyanlända"), ("vuxenutbildningen", "komvux"),
    ],
)  # fmt: skip
def test_seeded_groups_are_in_force(site, text, other):
    found = plan(text, SynonymGroup.objects.in_force()).synonyms
    assert [each.terms for each in found].count(plan(other).lemmas) == 1


# --- In every kind of answer ------------------------------------------------------------------------------------------


@pytest.fixture
def cases(index):
    """A page that says "socialbidrag" and one that says "ekonomiskt bistånd", and nothing else about it."""
    made = [
        CasePageFactory(title="Snabbare socialbidrag", summary="Ansökan om socialbidrag på webben."),
        CasePageFactory(title="Möte på stan", summary="Vi talar om ekonomiskt bistånd och om ekonomiska frågor."),
    ]
    index.drain()
    return made


def titles(response) -> set[str]:
    """The titles of the hits, without marks."""
    return {hit.title.replace("<mark>", "").replace("</mark>", "") for hit in response.context["hits"]}


def test_page_finds_and_marks_synonyms(client, cases):
    response = client.get("/sok/?q=försörjningsstöd&typ=exempel")
    assert titles(response) == {"Snabbare socialbidrag", "Möte på stan"}
    assert (response.context["total"], response.context["notices"]) == (2, [])
    text = response.content.decode()
    assert "Snabbare <mark>socialbidrag</mark>" in text
    assert "om <mark>ekonomiskt</mark> <mark>bistånd</mark> och om ekonomiska frågor" in text


def test_feed_and_exports_find_synonyms(client, cases):
    for address in ("/sok/atom.xml", "/sok/traffar.csv"):
        text = client.get(f"{address}?q=försörjningsstöd&typ=exempel").content.decode("utf-8-sig")
        assert all(case.title in text for case in cases)


def test_changed_group_holds_from_the_next_search(client, cases):
    group = SynonymGroup.objects.get(expressions__contains="socialbidrag")
    group.expressions = "försörjningsstöd\nsocialbidrag"
    group.save()
    assert titles(client.get("/sok/?q=försörjningsstöd&typ=exempel")) == {"Snabbare socialbidrag"}
    group.delete()
    assert client.get("/sok/?q=försörjningsstöd&typ=exempel").context["total"] == 0
    SynonymGroup.objects.create(expressions="försörjningsstöd\nmöte på stan")
    assert titles(client.get("/sok/?q=försörjningsstöd&typ=exempel")) == {"Möte på stan"}


def test_evaluation_of_the_portal_uses_its_synonyms(cases, tmp_path, capsys):
    (tmp_path / "corpus.jsonl").write_text("")
    (tmp_path / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "försörjningsstöd"}) + "\n")
    (tmp_path / "qrels.tsv").write_text("q\texempel:skovde--mote-pa-stan\t1\n")

    def recall() -> float:
        call_command("evaluate_search", str(tmp_path), "--portal", "--format", "json")
        return json.loads(capsys.readouterr().out)["recall@10"]

    assert recall() == 1.0
    SynonymGroup.objects.all().delete()
    assert recall() == 0.0
