"""Whole or part: the place or day that a figure is tied to, judged over the whole article.

"Nine lay dead in Arlen" is a part where the article counts another place or a larger whole beside it, and the whole
where Arlen is the scene and nothing larger is counted. So figures are tied first, sentence by sentence, and judged
together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from factcheck.claims import scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
    from factcheck.records import Claim

_IN = re.compile(
    r"\b(?:in|at|on|across|near|inside|around|within|from|throughout|outside|for)\s+(?:(?:the|a|an|both|his|its"
    r"|neighbou?ring|nearby|central|northern|southern|eastern|western|adjoining)\s+)*(?:(?:[\w-]+\s+){1,3}(?:of"
    r"|in)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^,?\s*(?:where|which)\b")
_OWN = re.compile(
    r"^['’]s?\s+(?:\w+\s+){0,2}(?:toll|dead|deaths|count|figures?|tally|number|side|share|alone)\b|^\s+(?:alone"
    r"|itself)\b|^:|^\s+(?:reported|had|recorded|saw|has|counted|lost|confirmed|suffered|accounted)\b"
)
_MUCH = 2.0
"""A whole that is this many times the figure is no later count of the same: the figure is one place's share of it."""
_CAMPAIGN = 50.0
"""A whole beyond this many times the figure counts a war or a season, not the incident that the figure is part of."""
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
    places_in, days_in = _by_sentence(places.mentions), _by_sentence(days)
    tied: dict[str, PlaceMention] = {}
    day_of: dict[str, DateMention] = {}
    for claim in claims:
        sentence = sentences[(claim.field, claim.sentence[0])]
        nearby = places_in.get(sentence, ())
        place = _place(sentence, claim, nearby, claims)
        if place is not None:
            tied[claim.id] = place
        date = _day(claim, days_in.get(sentence, ()), claims, sentence.end)
        if date is not None:
            day_of[claim.id] = date
    counted = {place.name for place in tied.values()}  # whose authorities speak ties only to a place that is counted
    for claim in claims:
        if claim.id not in tied:
            nation = _nation(sentences[(claim.field, claim.sentence[0])], claim, places.mentions)
            if nation is not None and nation.name in counted:
                tied[claim.id] = nation
    home = frozenset(m.path[-1] for m in places.mentions if m.role in {"scene", "dateline"})
    parted = {
        tied[c.id].name
        for c in claims
        if c.id in tied and c.scope == "incident" and _is_part(c, tied[c.id], claims, tied, places)
    }

    def settled(claim: Claim) -> Claim:
        place = tied.get(claim.id)
        name = place.name if place else None
        if claim.scope == "part" and name:
            return replace(claim, place=name)
        if claim.scope != "incident":
            return claim
        if place is not None and _is_abroad(place, home):
            return replace(claim, scope="background", place=name)
        if name in parted or _one_of_days(claim, claims, day_of):
            return replace(claim, scope="part", place=name)
        return replace(claim, scope="superseded") if _outdated(document, claim, claims) else claim

    return [settled(claim) for claim in claims]


_M = TypeVar("_M", "PlaceMention", "DateMention")


def _by_sentence(mentions: Iterable[_M]) -> Mapping[Sentence, Sequence[_M]]:
    found: dict[Sentence, list[_M]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _is_abroad(place: PlaceMention, home: frozenset[str]) -> bool:
    """The place lies in a country where nothing of this incident happened."""
    return bool(home) and len(place.path) > 1 and place.path[-1] not in home and place.role != "scene"


def _together(one: Claim, other: Claim) -> bool:
    """The two stand in one sentence."""
    return one.sentence == other.sentence and one.field == other.field


def _place(
    sentence: Sentence, claim: Claim, mentions: Sequence[PlaceMention], claims: Sequence[Claim]
) -> PlaceMention | None:
    """The place that a figure is tied to: behind it after a preposition, before it at the head of its clause."""
    text, start, end = sentence.text, claim.start - sentence.start, claim.end - sentence.start
    left, right = scope.clause(text, start, end)
    following = [c.start for c in claims if _together(c, claim) and c.start > claim.start and c.parent != claim.id]
    limit = min(right, end + _REACH + 1, *(f - sentence.start for f in following))
    for mention in mentions:
        at = mention.start - sentence.start
        if end <= at < limit and mention.role != "speaker" and _IN.search(text[:at]):
            return mention
    like = [c for c in claims if _together(c, claim) and c.kind == claim.kind and c.group == claim.group]
    for mention in reversed(mentions):
        at, behind = mention.start - sentence.start, text[mention.end - sentence.start :]
        own = _OWN.match(behind)
        if (
            left <= at
            and mention.end <= claim.start
            and (mention.role not in {"dateline", "speaker", "origin"} or (own and mention.role != "dateline"))
            and (own or _WHERE.match(behind) or _IN.search(text[left:at]))
            and not any(mention.start < c.start < claim.start for c in like)
        ):
            return mention
    return None


_NATION = re.compile(r"\b([A-Z][a-z]{2,})(?:ish|ian|an|ese|i|nian|ean)\b")


def _nation(sentence: Sentence, claim: Claim, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The country whose authorities speak ("Chile's disaster agency", "Greek officials"), where it is named."""
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
    r"^(?:['’]s)?\s+(?:\w+\s+){0,2}(?:officials?|sheriff|police|authorities|judge|governor|mayor|officers?|coroner"
    r"|spokes(?:man|woman|person)|administration|commissioner|fire department|government)\b"
)


def _day(claim: Claim, mentions: Sequence[DateMention], claims: Sequence[Claim], end: int) -> DateMention | None:
    """The single day right before the figure, or behind it; ``end`` is the end of the sentence."""
    beside = [c for c in claims if _together(c, claim)]
    following = min((c.start for c in beside if c.start > claim.start), default=end)
    previous = max((c.end for c in beside if c.end <= claim.start), default=claim.sentence[0])
    single = [m for m in mentions if m.role == "on" and m.first == m.last]
    behind = [m for m in single if claim.end <= m.start < following and m.start - claim.end < 60]
    ahead = [m for m in single if previous <= m.start and m.end <= claim.start and claim.start - m.end < 8]
    return ahead[-1] if ahead else (behind[0] if behind else None)


def _one_of_days(claim: Claim, claims: Sequence[Claim], day_of: Mapping[str, DateMention]) -> bool:
    """The text counts several days apart ("41 on Thursday, 84 on Friday") and this is one of them."""
    if claim.id not in day_of:
        return False
    days = {
        day_of[c.id].first or day_of[c.id].word
        for c in claims
        if c.id in day_of and _same_fact(c, claim) and abs(c.start - claim.start) < 250
    }
    return len(days) > 1


def _same_fact(one: Claim, other: Claim) -> bool:
    """A figure of the whole incident for the same kind and group as the other."""
    return one.kind == other.kind and one.group == other.group and one.scope == "incident"


def _is_part(
    claim: Claim, place: PlaceMention, claims: Sequence[Claim], tied: Mapping[str, PlaceMention], places: Scene
) -> bool:
    """A larger whole, or another place, is counted beside it; or the place is not where it all happened."""
    same = [
        c
        for c in claims
        if c.kind == claim.kind
        and c.id != claim.id
        and c.scope == "incident"
        and c.relation != "subset"
        and c.certainty != "feared"
    ]
    apart = any(_counted_apart(c, claim, tied[c.id], place, places) for c in same if c.id in tied)
    mine = _stated(claim)
    wholes = [
        _stated(c)
        for c in same
        if (c.id not in tied or _contains(tied[c.id], place))
        and c.group in {claim.group, "total"}
        and _stated(c) > mine
    ]
    if any(_contains(place, m) for m in places.mentions if m.name != place.name) and not apart:
        return False
    if apart or any(_MUCH * mine <= whole <= _CAMPAIGN * mine for whole in wholes):
        return True
    if any(whole <= _CAMPAIGN * mine for whole in wholes) and place.name not in places.scene[:1]:
        return True
    return (
        bool(places.scene)
        and place.name not in places.scene
        and not any(_contains(place, m) for m in places.mentions if m.name in places.scene)
    )


def _stated(claim: Claim) -> float:
    assert claim.interval is not None
    return claim.interval.stated


def _counted_apart(other: Claim, claim: Claim, its: PlaceMention, place: PlaceMention, places: Scene) -> bool:
    """The other figure is told of a place beside this one."""
    return _siblings(its, place, places.mentions) or (other.sentence == claim.sentence and not _overlap(its, place))


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
    """Told with "had said", beside a figure of the same thing that differs and is told as current."""
    if not _told_before(document, claim):
        return False
    return any(
        _same_fact(c, claim)
        and c.field == "body"
        and c.sentence != claim.sentence
        and c.interval is not None
        and claim.interval is not None
        and not c.interval.meets(claim.interval)
        and not _told_before(document, c)
        for c in claims
    )


def _told_before(document: Document, claim: Claim) -> bool:
    first, last = claim.sentence
    return scope.told_before(document.article.part(claim.field)[first:last], claim.start - first, claim.end - first)
