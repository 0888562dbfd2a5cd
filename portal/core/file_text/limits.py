"""How much one file may cost."""

from dataclasses import astuple, dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits of reading one file.

    `seconds` hold both for the clock and for the processor. In bytes, `memory` is the child's whole address space,
    `file_size` the file, and `unpacked_size` the texts inside a zip package. `characters` is how much text is kept.
    """

    seconds: int = 60
    memory: int = 1024 * MEGABYTE
    file_size: int = 100 * MEGABYTE
    unpacked_size: int = 100 * MEGABYTE
    characters: int = 500_000

    @property
    def output_size(self) -> int:
        """The most that the child may write, in bytes: a character takes at most 6 in JSON, and parts have names."""
        return 8 * self.characters + MEGABYTE

    def to_arguments(self) -> list[str]:
        """The limits as arguments of a command."""
        return [str(value) for value in astuple(self)]

    @classmethod
    def from_arguments(cls, arguments: list[str]) -> "Limits":
        """The limits that `to_arguments` wrote."""
        return cls(*map(int, arguments))
