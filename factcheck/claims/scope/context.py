"""What every figure of an article is read against: its setting, its background sentences, who speaks in which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from factcheck.claims import sources
from factcheck.claims.document import DateMention, Document, Scene, Sentence, by_sentence
from factcheck.claims.scope import figures, scope

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence


class Days(Protocol):
    """What is needed of the dates of an article."""

    @property
    def mentions(self) -> Sequence[DateMention]:
        """Every time expression."""

    @property
    def event(self) -> dt.date | None:
        """The incident's day."""


@dataclass(frozen=True, slots=True)
class Context:
    """Read once for counts and quantities alike."""

    setting: scope.Setting
    background: frozenset[Sentence]
    said: Mapping[Sentence, sources.Voices]
    ground: figures.Ground


def read(document: Document, days: Days, scene: Scene) -> Context:
    """The context of a document's figures."""
    published = document.article.when.day if document.article.when else None
    setting = scope.Setting(days.event, published, by_sentence(days.mentions), by_sentence(scene.mentions))
    ground = figures.ground(document, days.mentions, scene, days.event)
    return Context(setting, scope.background_sentences(document, setting), sources.read(document), ground)
