"""What the words around a figure hint at beyond the scope that its article gives it, for whoever reads all articles.

Nothing is decided here. Whether "nine in Arlen" are all of the incident's dead, only other articles tell: so a figure
keeps the spot, the places and the day that it stands with, and two hints: "head" (its sentence opens with the spot) and
"diffuse" (title or lead tell of what strikes many places).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.claims.scope import moments, scope

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.document import DateMention, PlaceMention, Sentence
    from factcheck.claims.scope.figures import Figures
    from factcheck.records import Claim


def given(
    claim: Claim,
    read: Figures,
    days: Sequence[DateMention],
    places: Mapping[Sentence, Sequence[PlaceMention]],
) -> Claim:
    """The claim with what it is tied to and the hints that stand with it."""
    frame, place = read.frame.get(claim.id), read.place.get(claim.id)
    tied = place or (frame.place if frame else None)
    day = _day(claim, read.sentence(claim), days)
    return replace(
        claim,
        spot=", ".join(tied.path) if tied else frame.name if frame else "",
        near=tuple(dict.fromkeys(", ".join(m.path) for m in _near(read.sentence(claim), read, places))),
        on=day.isoformat() if day else "",
        hints=tuple(_hints(claim, read)),
    )


def _hints(claim: Claim, read: Figures) -> Iterator[str]:
    frame = read.frame.get(claim.id)
    if frame is not None and frame.how == "head":
        yield "head"
    if read.diffuse:
        yield "diffuse"


def _near(
    sentence: Sentence, read: Figures, places: Mapping[Sentence, Sequence[PlaceMention]]
) -> Sequence[PlaceMention]:
    """The places that a sentence names; where it names none, those of the last one of its paragraph that does."""
    sentences = read.document.sentences
    for other in reversed(sentences[: sentences.index(sentence) + 1]):
        if (other.field, other.paragraph) != (sentence.field, sentence.paragraph):
            break
        if found := [m for m in places.get(other, ()) if m.role not in {"dateline", "origin", "speaker"}]:
            return found
    return ()


def _day(claim: Claim, sentence: Sentence, days: Sequence[DateMention]) -> dt.date | None:
    """The single day in the clause of a figure that is nearest to it, of what happened and not of who said so."""
    left, right = scope.clause(sentence.text, claim.start - sentence.start, claim.end - sentence.start)
    near = [
        (abs(m.start - claim.start), m.first)
        for m in days
        if m.role == "on"
        and m.first is not None
        and m.first == m.last
        and left <= m.start - sentence.start < right
        and not moments.states(sentence, m)
    ]
    return min(near)[1] if near else None
