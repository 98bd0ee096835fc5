"""Whole or part: the place or day that a figure is tied to, judged over the whole article.

"89 lay dead in Hathras" is a part where the article counts another place or a larger whole beside it, and the whole where
Hathras is the scene and nothing larger is counted. So figures are tied first, sentence by sentence, and judged together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from factcheck.claims import scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
    from factcheck.records import Claim

_IN = re.compile(
    r"\b(?:in|at|on|across|near|inside|around|within|from|throughout|outside|for)\s+(?:(?:the|a|an|both|his|its|neighbou?ring|nearby|central|northern|southern|eastern|western|adjoining)\s+)*(?:(?:[\w-]+\s+){1,3}(?:of|in)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^,?\s*(?:where|which)\b")
_OWN = re.compile(
    r"^['’]s?\s+(?:\w+\s+){0,2}(?:toll|dead|deaths|count|figures?|tally|number|side|share|alone)\b|^\s+(?:alone|itself)\b|^:|^\s+(?:reported|had|recorded|saw|has|counted|lost|confirmed|suffered|accounted)\b"
)
_MUCH = 2.0
"""A whole that is this many times the figure is no later count of the same: the figure is one place's share of it."""
_REACH = 70
"""Characters between a figure and a place behind it that can still be its own."""


class Scene(Protocol):
    """What is needed of the places of an article."""

    @property
    def mentions(self) -> Sequence[PlaceMention]:
        """Every place named."""

    @property
    def scene(self) -> Sequence[str]:
        """The incident's places, best first."""


def settle(document: Document, claims: Sequence[Claim], days: Iterable[DateMention], places: Scene) -> list[Claim]:
    """The claims with ``place`` and the last word on ``scope``."""
    sentences = {(s.field, s.start): s for s in document.sentences}
    by_sentence: dict[Sentence, list[PlaceMention]] = {}
    for mention in places.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    days_in: dict[Sentence, list[DateMention]] = {}
    for day in days:
        days_in.setdefault(day.sentence, []).append(day)
    tied: dict[str, PlaceMention] = {}
    day_of: dict[str, DateMention] = {}
    for claim in claims:
        sentence = sentences[(claim.field, claim.sentence[0])]
        place = _place(sentence, claim, by_sentence.get(sentence, ()), claims) or _nation(
            sentence, claim, places.mentions
        )
        if place is not None:
            tied[claim.id] = place
        date = _day(sentence, claim, days_in.get(sentence, ()), claims)
        if date is not None:
            day_of[claim.id] = date
    home = _countries(places)
    parted = {
        tied[c.id].name
        for c in claims
        if c.id in tied and c.scope == "incident" and _is_part(c, tied[c.id], claims, tied, places)
    }
    settled = []
    for claim in claims:
        place = tied.get(claim.id)
        name = place.name if place else None
        if (
            place is not None
            and claim.scope == "incident"
            and home
            and len(place.path) > 1
            and place.path[-1] not in home
            and place.role != "scene"
        ):
            settled.append(replace(claim, scope="background", place=name))
            continue
        scoped = claim
        if claim.scope == "incident":
            if (place is not None and place.name in parted) or _one_of_days(claim, claims, day_of):
                scoped = replace(claim, scope="part", place=name)
            elif _outdated(document, claim, claims):
                scoped = replace(claim, scope="superseded")
        elif claim.scope == "part" and name:
            scoped = replace(claim, place=name)
        settled.append(scoped)
    return settled


def _countries(places: Scene) -> frozenset[str]:
    return frozenset(m.path[-1] for m in places.mentions if m.role in {"scene", "dateline"})


def _place(
    sentence: Sentence, claim: Claim, mentions: Sequence[PlaceMention], claims: Sequence[Claim]
) -> PlaceMention | None:
    """The place that a figure is tied to: behind it after a preposition, before it at the head of its clause."""
    start, end = claim.start - sentence.start, claim.end - sentence.start
    left, right = scope.clause(sentence.text, start, end)
    following = min(
        (
            c.start - sentence.start
            for c in claims
            if c.sentence == claim.sentence
            and c.field == claim.field
            and c.start > claim.start
            and c.parent != claim.id
        ),
        default=right,
    )
    behind = [
        m for m in mentions
        if end <= m.start - sentence.start < min(right, following, end + _REACH + 40)
        and m.start - sentence.start - end <= _REACH and m.role != "speaker"
        and _IN.search(sentence.text[: m.start - sentence.start])
    ]  # fmt: skip
    if behind:
        return behind[0]
    ahead = [
        m for m in mentions
        if left <= m.start - sentence.start and m.end - sentence.start <= start and m.role != "dateline"
        and (m.role not in {"speaker", "origin"} or _OWN.match(sentence.text[m.end - sentence.start :]))
        and (_IN.search(sentence.text[left : m.start - sentence.start]) or _OWN.match(sentence.text[m.end - sentence.start :]) or _WHERE.match(sentence.text[m.end - sentence.start :]))
        and not any(c.sentence == claim.sentence and c.field == claim.field and m.start < c.start < claim.start and c.kind == claim.kind and c.group == claim.group for c in claims)
    ]  # fmt: skip
    return ahead[-1] if ahead else None


_NATION = re.compile(r"\b([A-Z][a-z]{2,})(?:ish|ian|an|ese|i|nian|ean)\b")


def _nation(sentence: Sentence, claim: Claim, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The country whose authorities speak ("Turkey's disaster agency", "Syrian officials"), where the article names it."""
    left, _ = scope.clause(sentence.text, claim.start - sentence.start, claim.end - sentence.start)
    before = sentence.text[left : claim.start - sentence.start]
    countries = {m.name: m for m in mentions if len(m.path) == 1 and m.role != "origin"}
    for match in _NATION.finditer(before):
        stem = match.group(1)[:4]
        for name, mention in countries.items():
            if len(stem) >= 3 and name.startswith(stem):
                return mention
    for mention in mentions:
        if (
            mention.sentence == sentence
            and mention.end <= claim.start
            and _SPEAKS.match(sentence.text[mention.end - sentence.start :])
        ):
            return mention
    for name, mention in countries.items():
        if re.search(rf"\b{re.escape(name)}['’]s?\s", before):
            return mention
    return None


_SPEAKS = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,2}(?:officials?|sheriff|police|authorities|judge|governor|mayor|officers?|coroner|spokes(?:man|woman|person)|administration|commissioner|fire department|government)\b"
)


def _day(
    sentence: Sentence, claim: Claim, mentions: Sequence[DateMention], claims: Sequence[Claim]
) -> DateMention | None:
    """The single day behind the figure, or right before it."""
    start, end = claim.start, claim.end
    neighbours = sorted(c.start for c in claims if c.sentence == claim.sentence and c.field == claim.field)
    following = min((s for s in neighbours if s > start), default=sentence.end)
    previous = max(
        (c.end for c in claims if c.sentence == claim.sentence and c.field == claim.field and c.end <= start),
        default=sentence.start,
    )
    single = [m for m in mentions if m.role == "on" and m.first == m.last]
    behind = [m for m in single if end <= m.start < following and m.start - end < 60]
    ahead = [m for m in single if previous <= m.start and m.end <= start and start - m.end < 8]
    return ahead[-1] if ahead else (behind[0] if behind else None)


def _one_of_days(claim: Claim, claims: Sequence[Claim], day_of: dict[str, DateMention]) -> bool:
    """The text counts several days apart ("41 on Thursday, 84 on Friday") and this is one of them."""
    mine = day_of.get(claim.id)
    if mine is None:
        return False
    near = [
        c for c in claims
        if c.kind == claim.kind and c.group == claim.group and c.id in day_of and abs(c.start - claim.start) < 250 and c.scope == "incident"
    ]  # fmt: skip
    return len({day_of[c.id].first or day_of[c.id].word for c in near}) > 1


def _is_part(
    claim: Claim, place: PlaceMention, claims: Sequence[Claim], tied: dict[str, PlaceMention], places: Scene
) -> bool:
    """A larger whole, or another place, is counted beside it; or the place is not where it all happened."""
    assert claim.interval is not None
    same = [
        c
        for c in claims
        if c.kind == claim.kind
        and c.id != claim.id
        and c.scope == "incident"
        and c.interval is not None
        and c.relation != "subset"
        and c.certainty != "feared"
    ]
    apart = [
        tied[c.id] for c in same if c.id in tied
        and (_siblings(tied[c.id], place, places.mentions) or (c.sentence == claim.sentence and not _overlap(tied[c.id], place)))
    ]  # fmt: skip
    whole = [
        c
        for c in same
        if (c.id not in tied or _contains(tied[c.id], place))
        and c.group in {claim.group, "total"}
        and c.interval is not None
        and c.interval.stated > claim.interval.stated
    ]
    if any(_contains(place, m) for m in places.mentions if m.name != place.name) and not apart:
        return False
    if whole and (apart or place.name not in places.scene[:1]):
        return True
    if any(c.interval is not None and c.interval.stated >= _MUCH * claim.interval.stated for c in whole):
        return True
    if apart:
        return True
    return (
        bool(places.scene)
        and place.name not in places.scene
        and not any(_contains(place, m) for m in places.mentions if m.name in places.scene)
    )


def _siblings(one: PlaceMention, other: PlaceMention, mentions: Sequence[PlaceMention]) -> bool:
    """Two different places of one level: two countries, or two places under one parent."""
    if one.name == other.name or _contains(one, other) or _contains(other, one):
        return False
    if len(one.path) > 1 or len(other.path) > 1:
        return one.path[1:] == other.path[1:]
    countries = {m.path[-1] for m in mentions if len(m.path) > 1}
    return one.name in countries or other.name in countries


def _overlap(one: PlaceMention, other: PlaceMention) -> bool:
    return _contains(one, other) or _contains(other, one)


def _contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """The outer place is the inner one, or lies above it."""
    return outer.name == inner.name or outer.name in inner.path[1:] or outer.path[0] in inner.path


def _outdated(document: Document, claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "Had said" beside a figure of the same thing that differs and is told as current."""
    sentence_start = claim.sentence[0]
    text = document.article.part(claim.field)[sentence_start : claim.sentence[1]]
    if not scope.told_before(text, claim.start - sentence_start, claim.end - sentence_start):
        return False
    return any(
        c.kind == claim.kind and c.group == claim.group and c.scope == "incident" and c.field == "body" and c.interval is not None
        and claim.interval is not None and not c.interval.meets(claim.interval) and c.sentence != claim.sentence
        and not scope.told_before(document.article.part(c.field)[c.sentence[0] : c.sentence[1]], c.start - c.sentence[0], c.end - c.sentence[0])
        for c in claims
    )  # fmt: skip
