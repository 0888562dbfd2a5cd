"""How far a long command has come: a bar on a terminal, a line for every tenth where there is none."""

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
_WIDTH = 40


def shown(items: Iterable[T], total: int, label: str, stream: TextIO) -> Iterator[T]:
    """Yield the items as they come and write to `stream` how many of `total` there have been.

    `total` may be an estimate: there may be more items, or fewer. On a terminal the bar is redrawn in its place.
    """
    bar = _Bar(total, label, stream)
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        bar.show(done)
    bar.end(done)


class _Bar:
    def __init__(self, total: int, label: str, stream: TextIO) -> None:
        self._total, self._label, self._stream = max(1, total), label, stream
        self._redraws = stream.isatty()
        self._last = -1

    def show(self, done: int) -> None:
        percent = min(99, 100 * done // self._total)
        if percent <= self._last or (not self._redraws and percent // 10 == self._last // 10):
            return
        self._write(done, percent)

    def end(self, done: int) -> None:
        self._write(done, 100)
        if self._redraws:
            self._stream.write("\n")
        self._stream.flush()

    def _write(self, done: int, percent: int) -> None:
        self._last = percent
        if self._redraws:
            filled = "#" * (_WIDTH * percent // 100)
            self._stream.write(f"\r{self._label} [{filled:.<{_WIDTH}}] {percent:3} % {done}")
        else:
            self._stream.write(f"{self._label}: {percent} %, {done}\n")
        self._stream.flush()
