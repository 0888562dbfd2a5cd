"""Counts the same few searches over and over, writing often, beside others that do the same.

python searcher.py <rounds>
"""

import datetime as dt
import json
import sys

import django

django.setup()

from search.searchlog.buffer import SearchKey, Tally, searches  # noqa: E402

TEXTS = ("fritid", "läxhjälp", "skolnärvaro", "jobb")


def main(rounds: int) -> None:
    """Count every text once a round, in another order each time, and write after each round."""
    for number in range(rounds):
        turned = TEXTS[number % len(TEXTS) :] + TEXTS[: number % len(TEXTS)]
        for text in turned:
            searches.add(SearchKey(dt.date(2026, 11, 22), text, ""), Tally(1, "", searches=1, opened=number % 2))
        while not searches.flush():
            pass
    sys.stdout.write(json.dumps({"rounds": rounds}) + "\n")


main(int(sys.argv[1]))
