"""Synthetic content: N cases whose words follow the frequencies of the demonstration's own texts."""

import datetime as dt
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cases.choices import CaseStatus
from search.document import Document

DEMO_CASES = Path(__file__).parents[1] / "portal" / "home" / "demo" / "cases"
_WORD = re.compile(r"[A-Za-zÅÄÖåäö]+")


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words of the demonstration's cases and how often each stands there."""
    counts: Counter[str] = Counter()
    for path in sorted(DEMO_CASES.glob("*.toml")):
        case = tomllib.loads(path.read_text(encoding="utf-8"))
        for field in ("title", "summary", "challenge", "result", "did_not_work", "advice"):
            counts.update(_WORD.findall(case[field]))
    words = sorted(counts)
    return tuple(words), tuple(counts[word] for word in words)


def text(chance: random.Random, words: int) -> str:
    """Return that many words, most of them common ones, with one in fifty a compound of two that nobody has seen."""
    known, weights = vocabulary()
    chosen = chance.choices(known, weights, k=words)
    for place in range(0, words, 50):
        first, second = chance.choices(known, k=2)
        chosen[place] = (first + second).lower()
    return " ".join(chosen)


def documents(number: int, words: int = 150, seed: int = 7) -> Iterator[Document]:
    """Yield `number` documents of about `words` words with all facets; the same ones for the same seed."""
    chance = random.Random(seed)
    municipalities = [f"kommun-{n}" for n in range(290)]
    for pk in range(1, number + 1):
        place = chance.randrange(290)
        begun = chance.randrange(2010, 2026)
        yield Document(
            id=f"page:{pk}",
            rev=pk,
            type=chance.choices(["exempel", "metod", "traff", "kommun"], [80, 8, 8, 4])[0],
            title=text(chance, 8),
            summary=text(chance, 30),
            body=text(chance, words),
            keywords=text(chance, 3),
            place=municipalities[place],
            audience=("public",) if pk % 10 else ("member",),
            date=dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(2000)),
            evidence=chance.randrange(6),
            facets={
                "tema": tuple(f"tema-{n}" for n in chance.sample(range(13), chance.randint(1, 3))),
                "malgrupp": tuple(f"grupp-{n}" for n in chance.sample(range(11), 2)),
                "metod": tuple(f"metod-{n}" for n in chance.sample(range(200), chance.randint(0, 2))),
                "kommun": (municipalities[place],),
                "lan": (f"lan-{place % 21}",),
                "kommungrupp": (f"g{place % 9}",),
                "status": (chance.choice(CaseStatus.values),),
                "evidens": (f"niva-{chance.randrange(5)}",),
                "ar": tuple(str(year) for year in range(begun, min(2027, begun + chance.randint(1, 4)))),
            },
            url=f"/kommuner/x/{pk}/",
        )


def queries(number: int, words: int, seed: int = 11) -> list[str]:
    """Return queries of words that are neither the commonest nor the rarest."""
    known, weights = vocabulary()
    ordered = [word for word, _ in sorted(zip(known, weights, strict=True), key=lambda pair: -pair[1]) if len(word) > 4]
    middle = ordered[20:600]
    chance = random.Random(seed)
    return [" ".join(chance.sample(middle, words)) for _ in range(number)]
