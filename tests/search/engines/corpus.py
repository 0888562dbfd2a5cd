"""Documents for the contract suite: small ones by hand, many at random from words that inflect and compound."""

import datetime as dt
import random

from search.document import Document
from search.engines.base import SearchRequest
from search.facets import COUNTED
from search.ordering import Near

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
PUBLIC = frozenset({"public"})

_TEXT = """
skola skolan skolor skolans grundskola förskola kulturskolan insats insatser arbetsmarknadsinsatser arbetsmarknad
föräldraskapsstöd föräldrastöd stöd stödet föräldrar fritidsbanken fritidsbank bank bibliotek biblioteket
hembesök hembesöksprogram program besök trygghet trygga trygg medborgarbudget budget medborgare unga ungdomar
ungdomsmottagning kommun kommunen kommunens samverkan samverkar digitalisering digital äldre äldreomsorg omsorg
språkvän språk vän nyanlända integration arbete arbetslöshet ungdomsarbetslöshet hall häll sporthall idrott
i och med för att som en ett av på det inte har vi
"""
WORDS = _TEXT.split()
TYPES = ("exempel", "metod", "traff", "kommun", "material")
TOKENS = ("public", "public", "public", "member", "group:7", "meeting:12:registered")
VALUES = {
    "tema": ("folkhalsa", "integration", "digitalisering", "demokrati-och-delaktighet"),
    "malgrupp": ("barn", "unga", "foraldrar"),
    "metod": ("fritidsbanken", "medborgarbudget", "sprakvanner"),
    "kommun": tuple(f"kommun-{number}" for number in range(12)),
    "lan": ("skane-lan", "vastra-gotalands-lan"),
    "kommungrupp": ("a1", "b3", "c6"),
    "status": ("pagar", "avslutad"),
    "evidens": ("lokal", "forskning"),
    "ar": ("2021", "2022", "2023"),
    "liknar": ("kommun-1", "kommun-2"),
}


def document(number: int, title: str = "", *, audience=("public",), type="exempel", rev=1, **values) -> Document:
    """A small document with the id "page:<number>"."""
    return Document(id=f"page:{number}", rev=rev, type=type, title=title, audience=tuple(audience), **values)


def request(text: str = "", *, audience=PUBLIC, now=NOW, facets=COUNTED, limit=1000, **values) -> SearchRequest:
    """A request of a public reader for all hits and all counts; facet values as keywords, one or several."""
    own = {key: values.pop(key) for key in ("sort", "offset", "near") if key in values}
    filters = {key: frozenset([given] if isinstance(given, str) else given) for key, given in values.items()}
    return SearchRequest(
        text=text, audience=frozenset(audience), now=now, facets=facets, limit=limit, filters=filters, **own
    )


def found(page) -> set[str]:
    """The numbers of the hits, without "page:"."""
    return {int(hit.id.partition(":")[2]) for hit in page.hits}


def random_documents(count: int, seed: int) -> list[Document]:
    """Documents with words, facets, times and audiences at random; the same for the same seed."""
    chance = random.Random(seed)
    return [_random_document(chance, number) for number in range(count)]


def _random_document(chance: random.Random, number: int) -> Document:
    def words(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))

    starts = NOW + dt.timedelta(hours=chance.randint(-5, 5)) if chance.random() < 0.4 else None
    return document(
        number,
        words(4),
        type=chance.choice(TYPES),
        audience=chance.sample(TOKENS, chance.randint(1, 2)),
        summary=words(6),
        body=words(15),
        keywords=words(2),
        method_names=words(1),
        place=chance.choice(("Lund", "Skövde", "")),
        facets={key: chance.sample(values, chance.randint(0, 2)) for key, values in VALUES.items()},
        date=dt.date(2020, 1, 1) + dt.timedelta(days=chance.randint(0, 9)) if chance.random() < 0.8 else None,
        evidence=chance.randint(0, 4),
        starts=starts,
        ends=starts + dt.timedelta(hours=chance.randint(0, 3)) if starts and chance.random() < 0.8 else None,
    )


def random_request(chance: random.Random) -> SearchRequest:
    """A request with words, misspelt words, choices, reader, order and page at random."""
    words = [_misspell(chance, word) for word in chance.sample(WORDS, chance.choice((0, 0, 1, 1, 1, 2, 2, 3, 5)))]
    if words and chance.random() < 0.2:
        words = ["Hur", "gör", "man", *words[:-1], f"{words[-1]}?"]
    values = {**VALUES, "typ": TYPES, "nar": ("kommande", "tidigare")}
    chosen = {
        key: chance.sample(values[key], min(len(values[key]), chance.randint(1, 2)))
        for key in chance.sample(list(values), chance.choice((0, 0, 1, 2, 3)))
    }
    return request(
        " ".join(words),
        audience=chance.sample(TOKENS, chance.randint(0, 3)),
        now=NOW + dt.timedelta(minutes=chance.choice((-90, 0, 0, 60))),
        sort=chance.choice(("relevans", "nyast", "titel", "tid", "evidens", "likhet")),
        near=random_near(chance) if chance.random() < 0.8 else (),
        **chosen,
    )


def random_near(chance: random.Random) -> Near:
    """A municipality, some that resemble it, a group and a county, as the order by likeness wants them."""
    places = [("kommun", value) for value in chance.sample(VALUES["kommun"], chance.randint(1, 8))]
    return (*places, *((key, chance.choice(VALUES[key])) for key in ("kommungrupp", "lan")))


def _misspell(chance: random.Random, word: str) -> str:
    """Most often the word itself, sometimes with a letter dropped, changed, added or swapped with the next."""
    place = chance.randrange(len(word))
    letter = chance.choice("aeiklnorståäö")
    return chance.choice([
        *[word] * 6,
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    ])  # fmt: skip
