"""When it happened: time expressions resolved against first publication, and the day of the incident."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck.claims.document import DateMention, Document, Sentence
from factcheck.records import Claim


@dataclass(frozen=True, slots=True)
class DateReading:
    """Every time expression of an article, and the best day of its incident (``first``..``last`` for a stretch)."""

    mentions: tuple[DateMention, ...] = ()
    event: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None


def wants(_sentence: Sentence) -> bool:
    """Dates are read by pattern: no parse is asked for."""
    return False


def read(_document: Document) -> DateReading:
    """The time expressions of a document."""
    return DateReading()


def find(_document: Document, _reading: DateReading) -> list[Claim]:
    """Claims of kind ``date``."""
    return []
