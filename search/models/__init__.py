"""What the search keeps in the database: what is to be indexed, what editors have decided, what people looked for."""

from .judged import ExpectedHit, JudgedQuery
from .log import LoggedSearch
from .outbox import IndexConsumer, SearchOutbox
from .words import PromotedHit, Promotion, SynonymGroup

__all__ = [
    "ExpectedHit",
    "IndexConsumer",
    "JudgedQuery",
    "LoggedSearch",
    "PromotedHit",
    "Promotion",
    "SearchOutbox",
    "SynonymGroup",
]
