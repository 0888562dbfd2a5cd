"""Tells how far the loading has come: a bar where somebody watches, one plain line a step elsewhere."""

from typing import Protocol

from django.core.management.base import OutputWrapper

WIDTH = 30


class Progress(Protocol):
    """What the loader reports to."""

    def start(self, step: str, total: int) -> None:
        """A step begins, with so many things in it."""

    def advance(self, name: str) -> None:
        """The thing called `name` is about to be dealt with."""

    def finish(self, created: int, updated: int) -> None:
        """The step is done; the rest of its things were as they should be."""

    def say(self, line: str) -> None:
        """Something else worth knowing."""


class Silence:
    """Reports nothing."""

    def start(self, step: str, total: int) -> None:
        """Do nothing."""

    def advance(self, name: str) -> None:
        """Do nothing."""

    def finish(self, created: int, updated: int) -> None:
        """Do nothing."""

    def say(self, line: str) -> None:
        """Do nothing."""


class Lines:
    """Writes one line a step, and each thing said."""

    def __init__(self, stream: OutputWrapper):
        self.stream = stream
        self.step, self.total, self.count = "", 0, 0

    def start(self, step: str, total: int) -> None:
        """Begin counting."""
        self.step, self.total, self.count = step, total, 0

    def advance(self, name: str) -> None:
        """Count."""
        self.count += 1

    def finish(self, created: int, updated: int) -> None:
        """Write the step's line."""
        news = ", ".join(f"{number} {word}" for number, word in ((created, "new"), (updated, "changed")) if number)
        self.say(f"{self.step}: {self.total} ({news or 'nothing to do'})")

    def say(self, line: str) -> None:
        """Write a line."""
        self.stream.write(line)


class Bar(Lines):
    """Draws a bar on a terminal, and leaves the step's line where it stood."""

    def advance(self, name: str) -> None:
        """Draw the bar with the name beside it."""
        filled = WIDTH * self.count // max(self.total, 1)
        super().advance(name)
        bar = "#" * filled + "." * (WIDTH - filled)
        self.stream.write(f"\r\x1b[K{self.step} [{bar}] {self.count}/{self.total} {name[:30]}", ending="")
        self.stream.flush()

    def say(self, line: str) -> None:
        """Wipe the bar and write a line."""
        super().say(f"\r\x1b[K{line}")
