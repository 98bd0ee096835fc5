"""The last word on scope, judged over the whole article: part, background, superseded; and the moment of a figure.

"Nine lay dead in Arlen" is a part where the article counts another place or a larger whole beside it, and the whole
where Arlen is the scene and nothing larger is counted; "the ministry had said 12" is outdated only beside a newer
figure. So figures are tied first (``figures``), and judged together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.cues import spell_out
from factcheck.claims.scope import figures, scope, ties
from factcheck.claims.scope.outdated import is_outdated, size
from factcheck.claims.setting.gazetteer import fold
from factcheck.lexicon import table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Scene
    from factcheck.claims.scope.figures import Figures, Told
    from factcheck.records import Claim

_MUCH = 2.0
"""A whole that is this many times the figure is no later count of the same: the figure is one place's share of it."""
_CAMPAIGN = 50.0
"""A whole beyond this many times the figure counts a war or a season, not the incident that the figure is part of."""
_NEAR = 250
"""Characters between two figures that count days apart."""


def settle(
    document: Document,
    claims: Sequence[Claim],
    days: Iterable[DateMention],
    places: Scene,
    event: dt.date | None = None,
) -> list[Claim]:
    """The claims with ``place``, ``as_of`` and the last word on ``scope``."""
    read = figures.read(document, claims, days, places, event)
    judged = _as_parents([_elsewhere(claim, claims, read) for claim in claims])
    told = figures.by_kind(judged)
    judged = [replace(c, scope="part") if _is_spot(c, told, read) else c for c in judged]
    told = figures.by_kind(judged)
    judged = _as_parents([replace(c, scope="superseded") if is_outdated(c, told, read) else c for c in judged])
    told, by_id = figures.by_kind(judged), {c.id: c for c in judged}
    judged = [_parted(claim, by_id.get(claim.parent) or _whole_of(claim, told), told, read) for claim in judged]
    judged = [_out_of(claim, judged, read) for claim in judged]
    return [_timed(claim, read) for claim in _as_parents(judged)]


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


def _timed(claim: Claim, read: Figures) -> Claim:
    """The figure with its moment; an outdated one holds for the day that stands with it ("up from 12 on Sunday")."""
    stamp, mention = read.stamp.get(claim.id), read.day.get(claim.id)
    if claim.scope == "background":
        return claim
    if stamp is not None:
        return replace(claim, as_of=stamp.iso(read.anchor))
    day = mention.first if mention is not None and claim.scope == "superseded" else None
    return replace(claim, as_of=day.isoformat()) if day and read.anchor and day <= read.anchor else claim


# ---- another event ---------------------------------------------------------------------------------------------------

_POINTS_BACK = re.compile(r"\b(?:those|these)\s+$", re.IGNORECASE)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_OUT_OF = re.compile(
    r"\b(?:of|among) (?:the|those|these) (?P<whole>\d[\d,]*"
    rf"|(?:{_TENS})(?:-\w+)?|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)\b",
    re.IGNORECASE,
)


def _elsewhere(claim: Claim, claims: Sequence[Claim], read: Figures) -> Claim:
    """Background where the figure lies abroad, or points back to another event's ("for those ten")."""
    if claim.scope not in {"incident", "part"}:
        return claim
    place = read.place.get(claim.id)
    if place is not None and _is_abroad(place, read):
        return replace(claim, scope="background", place=place.name)
    text, start, _ = read.span(claim)
    if _POINTS_BACK.search(text[:start]):
        like = [c for c in claims if c.start < claim.start and c.field == claim.field and size(c) == size(claim)]
        if like and like[-1].scope == "background":
            return replace(claim, scope="background")
    return claim


def _out_of(claim: Claim, claims: Sequence[Claim], read: Figures) -> Claim:
    """A share of a figure told before follows it: "of the 26, four were children" where 26 is one hospital's."""
    if claim.scope != "incident":
        return claim
    text, start, end = read.span(claim)
    match = _OUT_OF.search(text, 0, start) or _OUT_OF.match(text, end + 1)
    if match is None:
        return claim
    whole = re.compile(rf"\b{re.escape(match.group('whole'))}\b", re.IGNORECASE)
    before = [c for c in claims if c.kind == claim.kind and c.start < claim.start and c.sentence != claim.sentence]
    named = [c for c in before[-figures.MOST :] if whole.search(c.quote)]
    return _like(claim, named[-1]) if named and {c.scope for c in named} == {named[-1].scope} != {"incident"} else claim


def _is_abroad(place: PlaceMention, read: Figures) -> bool:
    """The place lies in a country, named in the article, where nothing of this incident happened."""
    if place.role == "dateline" or len(place.path) < 2 or not read.home:
        return False
    land, named = ties.keys(place.path)[-1], {ties.key(m) for m in read.places}
    holds_scene = any(ties.contains(place, m) for m in read.places if ties.key(m) in read.scene[:1])
    return land not in read.home and land in named and not holds_scene


# ---- part ------------------------------------------------------------------------------------------------------------


def _parted(claim: Claim, parent: Claim | None, told: Told, read: Figures) -> Claim:
    """Part where a place, a day, a spot or a stage of the incident is counted, not all of it."""
    place = read.place.get(claim.id)
    if parent is not None and parent.scope == "incident" and _same_place(place, read.place.get(parent.id)):
        return replace(claim, scope=_parted(parent, None, told, read).scope)
    if claim.scope == "part":
        return replace(claim, place=place.name) if place else claim
    if claim.scope != "incident":
        return claim
    if place is not None and read.lands.intersection(ties.keys(place.path)):
        return replace(claim, scope="part", place=place.name)
    if _is_total(claim, told, read):
        return claim
    if place is not None and _is_share(claim, place, told, read):
        return replace(claim, scope="part", place=place.name)
    if _one_of_days(claim, told, read):
        return replace(claim, scope="part", place=place.name if place else None)
    return claim


def _whole_of(claim: Claim, told: Told) -> Claim | None:
    """The figure in front of a subset whose whole the sentence does not show outright ("16 tourists, two women")."""
    if claim.relation != "subset" or claim.parent:
        return None
    ahead = [
        c for c in told[claim.kind] if ties.together(c, claim) and c.start < claim.start and c.relation != "subset"
    ]
    return ahead[-1] if ahead and size(ahead[-1]) >= size(claim) else None


def _same_place(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    return one is None or (other is not None and ties.key(one) == ties.key(other))


def _wholes(claim: Claim, told: Told) -> list[Claim]:
    """Other figures of the kind that can hold this one."""
    return [
        c
        for c in told[claim.kind]
        if c.id != claim.id and c.scope == "incident" and c.relation != "subset" and c.certainty != "feared"
    ]


def _is_total(claim: Claim, told: Told, read: Figures) -> bool:
    """The same figure is told elsewhere without a place."""
    return any(
        c.group == claim.group and size(c) == size(claim) and c.id not in read.place and c.sentence != claim.sentence
        for c in _wholes(claim, told)
    )


def _is_share(claim: Claim, place: PlaceMention, told: Told, read: Figures) -> bool:
    """A larger whole, or another place, is counted beside it; or the place is not where it all happened."""
    mine, here = size(claim), ties.key(place)
    apart = any(
        _counted_apart(c, claim, read.place[c.id], place, read)
        for c in told[claim.kind]
        if c.id in read.place and c.id != claim.id and c.scope in {"incident", "part"}
    )
    larger = [c for c in _wholes(claim, told) if c.group in {claim.group, "total"} and size(c) > mine]
    wholes = [c for c in larger if c.id not in read.place or ties.contains(read.place[c.id], place)]
    if not apart and any(ties.contains(place, m) for m in read.places if ties.key(m) != here):
        return False  # it holds other places of the article
    if apart or any(_MUCH * mine <= size(c) <= _CAMPAIGN * mine for c in wholes):
        return True
    if not mine and wholes:
        return here not in read.scene[:1]  # nobody there, somebody elsewhere
    if any(ties.together(c, claim) and c.id not in read.place and c.group == claim.group for c in larger):
        return True
    if any(size(c) <= _CAMPAIGN * mine for c in wholes) and here not in read.scene[:1]:
        return True
    return (
        bool(read.scene)
        and here not in read.scene
        and not any(ties.contains(place, m) for m in read.places if ties.key(m) in read.scene)
    )


def _counted_apart(other: Claim, claim: Claim, its: PlaceMention, place: PlaceMention, read: Figures) -> bool:
    """The other figure is told of a place beside this one; places aside do not make the scene a part."""
    overlap = ties.contains(its, place) or ties.contains(place, its)
    if other.sentence == claim.sentence and not overlap:
        return True
    first = read.scene[:1]
    if not overlap and ties.key(its) in first:
        return True
    aside = ties.key(place) in first and ties.key(its) not in read.scene
    return not aside and ties.siblings(its, place, read.places)


def _one_of_days(claim: Claim, told: Told, read: Figures) -> bool:
    """The text counts several days apart ("nine on Sunday, 23 on Monday"), or this day beside a longer time."""
    mine = read.day.get(claim.id)
    if mine is None or claim.id in read.series:
        return mine is not None
    like = [c for c in told[claim.kind] if c.scope == "incident" and c.id != claim.id]
    days = {
        read.day[c.id].first or read.day[c.id].word
        for c in like
        if c.id in read.day and abs(c.start - claim.start) < _NEAR
    }
    if days - {mine.first or mine.word}:
        return True
    longer = [c for c in like if c.group == claim.group and c.id not in read.day and c.relation != "subset"]
    return read.event is None and any(_MUCH * size(claim) <= size(c) <= _CAMPAIGN * size(claim) for c in longer)


def _is_spot(claim: Claim, told: Told, read: Figures) -> bool:
    """Two spots counted side by side ("five from the cellar and 12 from the roof"), or one beside a larger whole."""
    if claim.scope != "incident" or claim.relation == "subset":
        return claim.scope == "incident" and _at_spot(claim, told, read)
    text, start, end = read.span(claim)
    wholes = _wholes(claim, told)
    spot = _spot(text, end)
    beside = [c for c in wholes if spot and ties.together(c, claim) and abs(c.start - claim.start) < scope.NEAR]
    if any((its := _spot(text, c.end - c.sentence[0])) and its != spot for c in beside):
        return True
    if claim.relation == "delta" or _ADDED.search(text[:start] + claim.quote):
        larger = [c for c in wholes if c.group == claim.group and size(c) >= _MUCH * size(claim)]
        return bool(larger) and not any(ties.together(c, claim) for c in larger)  # "four more, bringing it to 82"
    return _at_spot(claim, told, read)


def _at_spot(claim: Claim, told: Told, read: Figures) -> bool:
    """At a spot beside a larger figure; at an institution that is not the place's own, which would have them all."""
    where = fold(scope.taken_in(*read.span(claim)))
    if where and not any(name in where for name in read.scene):
        return True
    spot = bool(where) or scope.at_spot(*read.span(claim))
    if not spot and not scope.in_locality(*read.span(claim)):
        return False
    larger = [c for c in _wholes(claim, told) if c.group in {claim.group, "total"} and size(c) > size(claim)]
    share = spot or claim.relation == "subset"
    return any(share or size(c) >= _MUCH * size(claim) for c in larger)


_ADDED = re.compile(
    r"\b(?:another|an? (?:further|additional|extra)|a \w+th)\s+(?:[\w-]+\s+){0,2}[\w-]+$", re.IGNORECASE
)


@cache
def _spots() -> re.Pattern[str]:
    return re.compile(spell_out(table("scope")["part"]["spot"]))


def _spot(text: str, end: int) -> str:
    """The spot that a figure is counted at, by its noun ("from the water" -> "water")."""
    match = _spots().match(text[end:])
    return match.group("spot") if match else ""
