"""Rules for what editors tell the search, as pure functions. Each returns what is wrong, as plain Swedish sentences."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from .analysis import analyse, expression, stop_words

MOST_LINES = 20
EXPRESSION_LENGTH = 80
SEARCH_LENGTH = 200

Terms = tuple[str, ...]


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, without blanks around them and without empty lines."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def terms_of(lines: Iterable[str]) -> dict[Terms, str]:
    """Lines by what they are to the search; of several that are the same, the first."""
    found: dict[Terms, str] = {}
    for line in lines:
        found.setdefault(expression(line).terms, line)
    return found


def synonym_problems(lines: Sequence[str], taken: Mapping[Terms, str]) -> list[str]:
    """What is wrong with a group of synonyms. `taken` has the group that an expression is in already, by its terms."""
    problems = _too_much(lines, EXPRESSION_LENGTH)
    if problems:
        return problems
    wordless = [line for line in lines if not _has_word(line)]
    if wordless:
        return [_("”%s” innehåller inget ord att söka på. Ta bort raden.") % line for line in wordless]
    first = terms_of(lines)
    for line in lines:
        terms = expression(line).terms
        if first[terms] != line:
            words = {"one": first[terms], "other": line}
            problems.append(_("”%(one)s” och ”%(other)s” är samma sak för sökningen. Ta bort det ena.") % words)
        if terms in taken:
            words = {"word": line, "group": taken[terms]}
            problems.append(_("”%(word)s” finns redan i gruppen ”%(group)s”. Lägg till orden där i stället.") % words)
    if len(lines) < 2:
        problems.append(_("Skriv minst två ord eller uttryck som betyder samma sak, ett på varje rad."))
    return problems


def promotion_problems(lines: Sequence[str]) -> list[str]:
    """What is wrong with the searches that a page is promoted for."""
    problems = _too_much(lines, SEARCH_LENGTH)
    if problems:
        return problems
    if not lines:
        return [_("Skriv minst en sökning.")]
    return [
        _("”%s” innehåller inget ord att söka på. Ta bort raden.") % line
        for line in lines
        if not expression(line).terms
    ]


def _too_much(lines: Sequence[str], longest: int) -> list[str]:
    if len(lines) > MOST_LINES:
        numbers = {"most": MOST_LINES, "given": len(lines)}
        return [_("Skriv högst %(most)d rader. Nu är det %(given)d.") % numbers]
    return [
        _("”%(start)s…” är för långt. En rad får ha högst %(most)d tecken.") % {"start": line[:30], "most": longest}
        for line in lines
        if len(line) > longest
    ]


def _has_word(line: str) -> bool:
    """Whether there is more in a line than signs and words that are passed over."""
    return any(token.lemma and token.surface not in stop_words for token in analyse(line))
