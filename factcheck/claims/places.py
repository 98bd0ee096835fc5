"""Where it happened: places by gazetteer, parse chain and locative preposition, and which of them are the scene."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.document import Document, PlaceMention, Sentence
from factcheck.records import Claim


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Every place named in an article, and the clean names of the scene, best first."""

    mentions: tuple[PlaceMention, ...] = ()
    scene: tuple[str, ...] = ()


def wants(_sentence: Sentence) -> bool:
    """Places are read by pattern: no parse is asked for."""
    return False


def read(_document: Document) -> PlaceReading:
    """The places of a document."""
    return PlaceReading()


def find(_document: Document, _reading: PlaceReading) -> list[Claim]:
    """Claims of kind ``place``."""
    return []
