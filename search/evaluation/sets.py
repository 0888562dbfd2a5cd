"""Test sets in the layout of BEIR: corpus.jsonl (_id, title, text), queries.jsonl (_id, text), qrels.tsv.

Source of the layout: Thakur et al., "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval
Models" (2021). Fields beyond those named are allowed and not looked at, but for `split` of a query.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from search.document import Document

CORPUS, QUERIES, JUDGEMENTS = "corpus.jsonl", "queries.jsonl", "qrels.tsv"
_COLUMNS = 3


class SetError(Exception):
    """A test set cannot be used. The message names the file, and the line where it is about one."""


@dataclass(frozen=True)
class TestSet:
    """Documents by the id that judgements use, the text of each query, and the grades of its relevant documents."""

    #: Not a class of tests, whatever its name looks like to pytest.
    __test__ = False

    name: str
    documents: Mapping[str, Document]
    queries: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]


def read_set(folder: Path, split: str = "", corpus: Mapping[str, Document] | None = None) -> TestSet:
    """The set in a folder: only queries of that `split`, if given; with another `corpus` than its own, if given.

    Queries without any relevant document are left out, as BEIR does. Raises SetError when a file is missing, a line
    broken, or nothing left to ask.
    """
    documents = dict(_documents(folder / CORPUS)) if corpus is None else corpus
    queries = {
        _text_of(row, "_id"): _text_of(row, "text")
        for row in _rows(folder / QUERIES)
        if not split or row.get("split") == split
    }
    judged = _judgements(folder / JUDGEMENTS)
    relevant = {id: judged[id] for id in queries if judged.get(id)}
    if not documents:
        raise SetError(f"{folder / CORPUS}: no documents")
    if not relevant:
        raise SetError(f"{folder}: no query{f' of the split {split!r}' if split else ''} has a relevant document")
    return TestSet(folder.resolve().name, documents, {id: queries[id] for id in relevant}, relevant)


def portal_corpus(documents: Iterable[Document]) -> dict[str, Document]:
    """The portal's own documents by a name that outlives a database: their type and the slugs of their address.

    exempel:boras--skridskor-i-skolans-forrad, metod:fritidsbanken, kommun:skovde, traff:medborgarbudget-i-praktiken.
    """
    return {stable_name(document): document for document in documents}


def stable_name(document: Document) -> str:
    """The name of one document of the portal."""
    slugs = [slug for slug in urlsplit(document.url).path.split("/") if slug][1:]
    return f"{document.type}:{'--'.join(slugs)}"


def _documents(path: Path) -> Iterator[tuple[str, Document]]:
    seen: set[str] = set()
    for row in _rows(path):
        id = _text_of(row, "_id")
        if id in seen:
            raise SetError(f"{row['']}: the id {id!r} is there twice")
        seen.add(id)
        title = _text_of(row, "title", "")
        yield id, Document(id=id, rev=1, type="exempel", title=title, body=_text_of(row, "text"), audience=("public",))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one on each line; under the empty key each has the place it comes from."""
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise SetError(f"{path}, line {number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise SetError(f"{path}, line {number}: not an object")
        yield {**row, "": f"{path}, line {number}"}


def _text_of(row: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = row.get(key, default)
    if not isinstance(value, str) or (key == "_id" and not value):
        raise SetError(f"{row['']}: {key} is missing or not a text")
    return value


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    """The grade of each relevant document by query; a first line that names the columns is passed over."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in _lines(path):
        columns = line.split("\t")
        if number == 1 and columns[0] == "query-id":
            continue
        try:
            query, document, grade = columns
            if int(grade) > 0:
                found[query][document] = int(grade)
        except ValueError as error:
            raise SetError(
                f"{path}, line {number}: not {_COLUMNS} columns with tabs between, the last a whole number"
            ) from error
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.strip()
    except OSError as error:
        raise SetError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SetError(f"{path}: not UTF-8") from error
