"""The last word on scope, judged over the whole article: part, background, superseded; and the moment of a figure.

"Nine lay dead in Arlen" is a part where the article counts another place or a larger whole beside it, and the whole
where Arlen is the scene and nothing larger is counted; "the ministry had said 12" is outdated only beside a newer
figure. So figures are tied first (``ties``, ``moments``), and judged together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from factcheck.claims import gazetteer, moments, scope, ties

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
    from factcheck.claims.moments import Stamp
    from factcheck.records import Claim, Field

_MUCH = 2.0
"""A whole that is this many times the figure is no later count of the same: the figure is one place's share of it."""
_CAMPAIGN = 50.0
"""A whole beyond this many times the figure counts a war or a season, not the incident that the figure is part of."""
_SLACK = 1.0
"""Figures this near are one ("more than 26", "26")."""
_LATER = 20.0
"""A later entry's figure beyond this many times the earlier one counts something else."""
_RISING = frozenset({"killed", "injured", "arrested"})
"""Kinds whose later count is the higher one."""


class Scene(Protocol):
    """What is needed of the places of an article."""

    @property
    def mentions(self) -> Sequence[PlaceMention]:
        """Every place named."""

    @property
    def scene(self) -> Sequence[str]:
        """The incident's places, best first."""


@dataclass(frozen=True, slots=True)
class _Ties:
    """What the figures of an article are tied to, by claim id, and what its sentences are."""

    document: Document
    sentences: Mapping[tuple[Field, int], Sentence]
    places: Scene
    place: Mapping[str, PlaceMention]
    day: Mapping[str, DateMention]
    stamp: Mapping[str, Stamp]
    older: frozenset[Sentence]
    event: dt.date | None
    anchor: dt.date | None

    def sentence(self, claim: Claim) -> Sentence:
        return self.sentences[(claim.field, claim.sentence[0])]

    def span(self, claim: Claim) -> tuple[str, int, int]:
        """The sentence of a figure, and where the figure stands in it."""
        first, last = claim.sentence
        return self.document.article.part(claim.field)[first:last], claim.start - first, claim.end - first


def settle(
    document: Document,
    claims: Sequence[Claim],
    days: Iterable[DateMention],
    places: Scene,
    event: dt.date | None = None,
) -> list[Claim]:
    """The claims with ``place``, ``as_of`` and the last word on ``scope``."""
    tied = _tie(document, claims, days, places, event)
    judged = [_elsewhere(claim, claims, tied) for claim in claims]
    judged = _as_parents(judged)
    judged = [replace(c, scope="part") if _is_spot(c, judged, tied) else c for c in judged]
    judged = [replace(c, scope="superseded") if _outdated(c, judged, tied) else c for c in judged]
    judged = _as_parents(judged)
    whole = judged
    judged = [_parted(claim, whole, tied) for claim in whole]
    return [_timed(claim, tied) for claim in _as_parents(judged)]


def _tie(
    document: Document, claims: Sequence[Claim], days: Iterable[DateMention], places: Scene, event: dt.date | None
) -> _Ties:
    sentences = {(s.field, s.start): s for s in document.sentences}
    places_in, days_in = ties.by_sentence(places.mentions), ties.by_sentence(days)
    pages = moments.entries(document, days_in)
    place: dict[str, PlaceMention] = {}
    day: dict[str, DateMention] = {}
    stamp: dict[str, Stamp] = {}
    told: dict[Sentence, tuple[Stamp, ...]] = {}
    for claim in claims:
        sentence = sentences[(claim.field, claim.sentence[0])]
        if (where := ties.place_of(sentence, claim, places_in.get(sentence, ()), claims)) is not None:
            place[claim.id] = where
        if sentence not in told:
            told[sentence] = moments.stamps(sentence, days_in.get(sentence, ()))
        dated = [m for m in days_in.get(sentence, ()) if not any(s.start <= m.start < s.end for s in told[sentence])]
        if (on := ties.day_of(claim, sentence, dated, claims)) is not None:
            day[claim.id] = on
        following = min(
            (c.start for c in claims if ties.together(c, claim) and c.start > claim.start), default=sentence.end
        )
        at = moments.of_figure(told[sentence], claim.start, claim.end, following) or pages.get(sentence)
        if at is not None:
            stamp[claim.id] = at
    counted = {ties.key(p) for p in place.values()}  # whose authorities speak ties only to a place that is counted
    for claim in claims:
        if claim.id not in place:
            nation = ties.nation_of(sentences[(claim.field, claim.sentence[0])], claim, places.mentions)
            if nation is not None and ties.key(nation) in counted:
                place[claim.id] = nation
    anchor = document.article.when.day if document.article.when else None
    return _Ties(document, sentences, places, place, day, stamp, moments.older_pages(document), event, anchor)


def _as_parents(claims: Sequence[Claim]) -> list[Claim]:
    """A subset follows its whole: two children among the dead of a part are that part's."""
    by_id = {c.id: c for c in claims}
    found = []
    for claim in claims:
        parent = by_id.get(claim.parent)
        follows = parent is not None and claim.scope == "incident" != parent.scope
        found.append(_like(claim, parent) if parent is not None and follows else claim)
        by_id[claim.id] = found[-1]
    return found


def _like(claim: Claim, parent: Claim) -> Claim:
    return replace(claim, scope=parent.scope, place=claim.place or parent.place)


def _timed(claim: Claim, tied: _Ties) -> Claim:
    """The figure with its moment; an outdated one holds for the day that stands with it ("up from 12 on Sunday")."""
    stamp, mention = tied.stamp.get(claim.id), tied.day.get(claim.id)
    if claim.scope == "background":
        return claim
    if stamp is not None:
        return replace(claim, as_of=stamp.iso(tied.anchor))
    day = mention.first if mention is not None and claim.scope == "superseded" else None
    return replace(claim, as_of=day.isoformat()) if day and tied.anchor and day <= tied.anchor else claim


# ---- another event ---------------------------------------------------------------------------------------------------

_POINTS_BACK = re.compile(r"\b(?:those|these)\s+$", re.IGNORECASE)


def _elsewhere(claim: Claim, claims: Sequence[Claim], tied: _Ties) -> Claim:
    """Background where the figure lies abroad, or points back to another event's ("for those ten")."""
    if claim.scope not in {"incident", "part"}:
        return claim
    place = tied.place.get(claim.id)
    if place is not None and _is_abroad(place, tied.places):
        return replace(claim, scope="background", place=place.name)
    text, start, _ = tied.span(claim)
    if _POINTS_BACK.search(text[:start]):
        before = [
            c for c in claims if c.start < claim.start and c.field == claim.field and _stated(c) == _stated(claim)
        ]
        if before and before[-1].scope == "background":
            return replace(claim, scope="background")
    return claim


def _is_abroad(place: PlaceMention, places: Scene) -> bool:
    """The place lies in a country where nothing of this incident happened."""
    if place.role == "dateline" or len(place.path) < 2:
        return False
    scene = {gazetteer.canonical(n) for n in places.scene}
    own = [m for m in places.mentions if ties.key(m) in scene] or [m for m in places.mentions if m.role == "dateline"]
    first = [m for m in own if ties.key(m) == gazetteer.canonical(places.scene[0])] if places.scene else own
    lead = [m for m in places.mentions if m.sentence.field == "title" or m.sentence.number <= 1]
    home = {ties.keys(m.path)[-1] for m in (*first, *(m for m in (*own, *lead) if len(m.path) == 1))}
    land, named = ties.keys(place.path)[-1], {ties.key(m) for m in places.mentions}
    return bool(first) and land not in home and land in named and not any(ties.contains(place, m) for m in first)


# ---- outdated --------------------------------------------------------------------------------------------------------


def _outdated(claim: Claim, claims: Sequence[Claim], tied: _Ties) -> bool:
    """Another figure of the same thing is told as newer."""
    if claim.scope != "incident" or claim.field == "title":
        return False
    before = _told_before(claim, tied)
    page = tied.sentence(claim) in tied.older
    if not before and not page and claim.id not in tied.stamp:
        return False
    for other in claims:
        if other.id == claim.id or other.certainty == "feared" or not _same_fact(other, claim, tied):
            continue
        if abs(_stated(other) - _stated(claim)) <= (_SLACK if min(_stated(other), _stated(claim)) > _SLACK else 0):
            continue
        if tied.sentence(other) in tied.older and other.field == "body":
            continue
        if page or (before and other.sentence != claim.sentence and not _told_before(other, tied)):
            return True
        if _overtaken(claim, other, tied):
            return True
    return False


def _overtaken(claim: Claim, other: Claim, tied: _Ties) -> bool:
    """The other figure holds for a later moment: a later entry, a later day, or now beside "as of" and "by"."""
    mine, its = tied.stamp.get(claim.id), tied.stamp.get(other.id)
    if mine is None:
        return False
    rises = claim.kind in _RISING and _stated(other) > _stated(claim)
    one_voice = claim.authority == other.authority or not claim.authority or not other.authority
    if its is not None:
        entries = mine.how == its.how == "entry" and _stated(other) <= _LATER * max(_stated(claim), 1.0)
        return mine.before(its, tied.anchor) and (entries or (rises and one_voice))
    told_first = other.field == "title" or other.start < claim.start
    if not rises or other.sentence == claim.sentence or not one_voice or not told_first:
        return False
    return mine.how == "limit" or (
        mine.how == "statement" and bool(mine.day and tied.anchor and mine.day < tied.anchor)
    )


def _same_fact(one: Claim, other: Claim, tied: _Ties) -> bool:
    """Two figures of the whole incident for one kind, group and place."""
    mine, its = tied.place.get(one.id), tied.place.get(other.id)
    here = mine is None or its is None or ties.contains(mine, its) or ties.contains(its, mine)
    return one.kind == other.kind and one.group == other.group and one.scope == "incident" and here


def _told_before(claim: Claim, tied: _Ties) -> bool:
    return scope.told_before(*tied.span(claim))


def _stated(claim: Claim) -> float:
    assert claim.interval is not None
    return claim.interval.stated


# ---- part ------------------------------------------------------------------------------------------------------------


def _parted(claim: Claim, claims: Sequence[Claim], tied: _Ties) -> Claim:
    """Part where a place, a day, a spot or a stage of the incident is counted, not all of it."""
    place = tied.place.get(claim.id)
    parent = next((c for c in claims if claim.parent and c.id == claim.parent), None)
    if parent is not None and parent.scope == "incident" and _same_place(place, tied.place.get(parent.id)):
        return replace(claim, scope=_parted(parent, claims, tied).scope)
    if claim.scope == "part":
        return replace(claim, place=place.name) if place else claim
    if claim.scope != "incident" or _is_total(claim, claims, tied):
        return claim
    if place is not None and _is_share(claim, place, claims, tied):
        return replace(claim, scope="part", place=place.name)
    if _one_of_days(claim, claims, tied):
        return replace(claim, scope="part", place=place.name if place else None)
    return claim


def _same_place(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    return one is None or (other is not None and ties.key(one) == ties.key(other))


def _wholes(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Other figures of the kind that can hold this one."""
    return [
        c
        for c in claims
        if c.kind == claim.kind
        and c.id != claim.id
        and c.scope == "incident"
        and c.relation != "subset"
        and c.certainty != "feared"
    ]


def _is_total(claim: Claim, claims: Sequence[Claim], tied: _Ties) -> bool:
    """The same figure is told elsewhere without a place."""
    return any(
        c.group == claim.group
        and _stated(c) == _stated(claim)
        and c.id not in tied.place
        and c.sentence != claim.sentence
        for c in _wholes(claim, claims)
    )


def _is_share(claim: Claim, place: PlaceMention, claims: Sequence[Claim], tied: _Ties) -> bool:
    """A larger whole, or another place, is counted beside it; or the place is not where it all happened."""
    same, mine, places = _wholes(claim, claims), _stated(claim), tied.places
    scene = {gazetteer.canonical(n) for n in places.scene}
    apart = any(
        _counted_apart(c, claim, tied.place[c.id], place, places)
        for c in claims
        if c.kind == claim.kind and c.id in tied.place and c.id != claim.id and c.scope in {"incident", "part"}
    )
    wholes = [
        _stated(c)
        for c in same
        if (c.id not in tied.place or ties.contains(tied.place[c.id], place))
        and c.group in {claim.group, "total"}
        and _stated(c) > mine
    ]
    if not apart and any(ties.contains(place, m) for m in places.mentions if ties.key(m) != ties.key(place)):
        return False  # it holds other places of the article
    if apart or any(_MUCH * mine <= whole <= _CAMPAIGN * mine for whole in wholes):
        return True
    if any(
        ties.together(c, claim) and c.id not in tied.place and c.group == claim.group and _stated(c) > mine
        for c in same
    ):
        return True
    first = {gazetteer.canonical(n) for n in places.scene[:1]}
    if any(whole <= _CAMPAIGN * mine for whole in wholes) and ties.key(place) not in first:
        return True
    return (
        bool(scene)
        and ties.key(place) not in scene
        and not any(ties.contains(place, m) for m in places.mentions if ties.key(m) in scene)
    )


def _counted_apart(other: Claim, claim: Claim, its: PlaceMention, place: PlaceMention, places: Scene) -> bool:
    """The other figure is told of a place beside this one; places aside do not make the scene a part."""
    overlap = ties.contains(its, place) or ties.contains(place, its)
    if other.sentence == claim.sentence and not overlap:
        return True
    scene = [gazetteer.canonical(n) for n in places.scene]
    aside = ties.key(place) in scene[:1] and ties.key(its) not in scene
    return not aside and ties.siblings(its, place, places.mentions)


def _one_of_days(claim: Claim, claims: Sequence[Claim], tied: _Ties) -> bool:
    """The text counts several days apart ("41 on Thursday, 84 on Friday"), or this day beside a longer time."""
    mine = tied.day.get(claim.id)
    if mine is None:
        return False
    like = [c for c in claims if c.kind == claim.kind and c.scope == "incident" and c.id != claim.id]
    days = {
        tied.day[c.id].first or tied.day[c.id].word
        for c in like
        if c.id in tied.day and abs(c.start - claim.start) < 250
    }
    if days - {mine.first or mine.word}:
        return True
    return tied.event is None and any(
        c.group == claim.group
        and _MUCH * _stated(claim) <= _stated(c) <= _CAMPAIGN * _stated(claim)
        and c.id not in tied.day
        for c in like
        if c.relation != "subset"
    )


_ADDED = re.compile(
    r"\b(?:another|an? (?:further|additional|extra)|a \w+th)\s+(?:[\w-]+\s+){0,2}[\w-]+$", re.IGNORECASE
)
_SPOT = re.compile(
    r"^[^,.;]{0,28}?\b(?:in|from|at|on|aboard|inside|outside|off)\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:[\w-]+\s+)?(?P<spot>[a-z][\w-]+)",
)


def _is_spot(claim: Claim, claims: Sequence[Claim], tied: _Ties) -> bool:
    """Two spots counted side by side ("17 from the water and 40 from the shore"), or one beside a larger whole."""
    if claim.scope != "incident":
        return False
    text, start, end = tied.span(claim)
    beside = [c for c in _wholes(claim, claims) if ties.together(c, claim)]
    spot = _spot(text, end)
    if (
        spot
        and claim.relation != "subset"
        and any(
            (its := _spot(text, c.end - c.sentence[0])) and its != spot and abs(c.start - claim.start) < 90
            for c in beside
        )
    ):
        return True
    mine = _stated(claim)
    if _ADDED.search(text[:start] + claim.quote) and claim.relation != "subset":
        return any(c.group == claim.group and _stated(c) >= _MUCH * mine for c in _wholes(claim, claims))
    if not scope.at_spot(text, start, end):
        return False
    return any(
        c.group in {claim.group, "total"} and mine < _stated(c) <= _CAMPAIGN * mine for c in _wholes(claim, claims)
    )


_TIMES = re.compile(
    r"(?:day|night|morning|evening|afternoon|week|month|year|hour|minute|total|all|critical|serious|condition|hospitals?|attacks?|people|blast|crash)s?$"
)


def _spot(text: str, end: int) -> str:
    match = _SPOT.match(text[end:])
    return "" if match is None or _TIMES.search(match.group("spot")) else match.group("spot")
