"""Every counted or measured thing that is no casualty: money, magnitude, duration, jobs, sites, buildings, votes ..."""

from __future__ import annotations

from factcheck.claims.dates import DateReading
from factcheck.claims.document import Document, Sentence
from factcheck.claims.places import PlaceReading
from factcheck.policy import Policy
from factcheck.records import Claim


def wants(_sentence: Sentence) -> bool:
    """Quantities are read by pattern: no parse is asked for."""
    return False


def find(_document: Document, _days: DateReading, _scene: PlaceReading, _policy: Policy) -> list[Claim]:
    """Claims of the kinds that count or measure other things than casualties."""
    return []
