"""What caused it, or by what means: words of the lexicon."""

from __future__ import annotations

from factcheck.claims.document import Document, Sentence
from factcheck.records import Claim


def wants(_sentence: Sentence) -> bool:
    """Causes are read by pattern: no parse is asked for."""
    return False


def find(_document: Document) -> list[Claim]:
    """Claims of kind ``cause``."""
    return []
