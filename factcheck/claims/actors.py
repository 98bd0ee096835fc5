"""Who is said to have done it: organisations that claimed, were blamed, or denied. Private persons never."""

from __future__ import annotations

from factcheck.claims.document import Document, Sentence
from factcheck.policy import Policy
from factcheck.records import Claim


def wants(_sentence: Sentence) -> bool:
    """Actors are read by pattern: no parse is asked for."""
    return False


def find(_document: Document, _policy: Policy) -> list[Claim]:
    """Claims of kind ``actor``."""
    return []
