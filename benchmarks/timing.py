"""Timing two ways of doing the same thing in turn, so that a machine whose speed drifts hurts both alike."""

import statistics
import time
from collections.abc import Callable, Sequence

Work = Callable[[], object]


def in_turn(ways: Sequence[Work], rounds: int) -> list[list[float]]:
    """Run each way once a round, after one round of warm-up; return the milliseconds of every way by round."""
    for way in ways:
        way()
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for number, way in enumerate(ways):
            begun = time.perf_counter()
            way()
            taken[number].append(1000 * (time.perf_counter() - begun))
    return taken


def row(name: str, ours: list[float], other: list[float] | None = None) -> str:
    """Return a row of a table: what, our median and 95th percentile, the other's median, the ratio by pairs."""
    p95 = sorted(ours)[max(0, round(0.95 * len(ours)) - 1)]
    cells = [name, f"{statistics.median(ours):.2f}", f"{p95:.2f}"]
    if other is not None:
        ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, other, strict=True))
        cells += [f"{statistics.median(other):.2f}", f"{ratio:.2f}"]
    return "| " + " | ".join(cells) + " |"


def table(title: str, headings: Sequence[str], rows: Sequence[str]) -> str:
    """Return a Markdown table under a heading."""
    head = "| " + " | ".join(headings) + " |\n|" + "---|" * len(headings)
    return f"\n### {title}\n\n{head}\n" + "\n".join(rows)
