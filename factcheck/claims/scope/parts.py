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
from factcheck.claims.scope import figures, hints, scope, ties
from factcheck.claims.scope.outdated import along_course, is_outdated, size
from factcheck.lexicon import table
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.document import PlaceMention
    from factcheck.claims.scope.figures import Figures, Ground, Told
    from factcheck.records import Claim

_MUCH = 2.0
"""A whole that is this many times the figure is no later count of the same: the figure is one place's share of it."""
_CAMPAIGN = 50.0
"""A whole beyond this many times the figure counts a war or a season, not the incident that the figure is part of."""
_NEAR = 250
"""Characters between two figures that count days apart."""


def settle(ground: Ground, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with ``place``, ``as_of`` and the last word on ``scope``."""
    read = figures.read(ground, claims)
    judged = _as_parents([_elsewhere(claim, claims, read) for claim in claims])
    told = figures.by_kind(judged)
    judged = [replace(c, scope="part") if _is_spot(c, told, read) else c for c in judged]
    told, by_id = figures.by_kind(judged), {c.id: c for c in judged}
    narrow = _narrower(judged, read)
    judged = [_parted(c, by_id.get(c.parent) or _whole_of(c, told), told, narrow, read) for c in judged]
    told = figures.by_kind(judged)
    older = along_course([c for c in judged if c.scope in {"incident", "part"}], read)
    judged = [replace(c, scope="superseded") if c.id in older or is_outdated(c, told, read) else c for c in judged]
    judged = _as_parents(judged)
    judged = [_out_of(claim, judged, read) for claim in judged]
    judged = _on_from(judged, read)
    return [
        hints.given(_timed(claim, read), read, ground.days.get(read.sentence(claim), ()), ground.stage.places)
        for claim in _as_parents(judged)
    ]


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


def _on_from(claims: Sequence[Claim], read: Figures) -> list[Claim]:
    """A share without a whole follows the part before it: "57 lay in the hospital here. Twenty-eight were men"."""
    found: list[Claim] = []
    before: Claim | None = None
    for claim in claims:
        near = before is not None and _goes_on(before, claim, read)
        found.append(_like(claim, before) if near and before is not None else claim)
        if claim.relation != "subset" or not near:
            before = found[-1]
    return found


def _goes_on(one: Claim, other: Claim, read: Figures) -> bool:
    """The other is a share of the kind, told right behind a part that can hold it."""
    if (one.kind, one.scope, one.field) != (other.kind, "part", other.field) or other.scope != "incident":
        return False
    mine, its = read.sentence(one), read.sentence(other)
    near = mine.paragraph == its.paragraph and its.number - mine.number <= 1
    shares = other.relation == "subset" and not other.parent and " of the " not in other.quote
    return near and shares and size(other) < size(one)


def _is_abroad(place: PlaceMention, read: Figures) -> bool:
    """The place lies in a country, named in the article, where nothing of this incident happened."""
    if place.role == "dateline" or len(place.path) < 2 or not read.home:
        return False
    land, named = ties.keys(place.path)[-1], {ties.key(m) for m in read.places}
    holds_scene = any(ties.contains(place, m) for m in read.places if ties.key(m) in read.scene[:1])
    return land not in read.home and land in named and not holds_scene


# ---- part ------------------------------------------------------------------------------------------------------------


def _parted(claim: Claim, parent: Claim | None, told: Told, narrow: frozenset[str], read: Figures) -> Claim:
    """Part where a place, a day, a spot or a stage of the incident is counted, not all of it."""
    place, frame = read.place.get(claim.id), read.frame.get(claim.id)
    if parent is not None and parent.scope == "incident" and _same_place(place, read.place.get(parent.id)):
        return replace(claim, scope=_parted(parent, None, told, narrow, read).scope)
    if claim.scope == "part":
        return replace(claim, place=place.name) if place else claim
    if claim.scope != "incident" or claim.id in read.sums:
        return claim
    if place is not None and read.lands.intersection(ties.keys(place.path)):
        return replace(claim, scope="part", place=place.name)
    if _is_total(claim, told, read):
        return claim
    if frame is not None and frame.key in narrow:
        return replace(claim, scope="part", place=frame.name)
    if _one_of_days(claim, told, read):
        return replace(claim, scope="part", place=place.name if place else None)
    return claim


_ENOUGH = 2
"""Evidence that makes a frame narrower than the incident."""


def _narrower(claims: Sequence[Claim], read: Figures) -> frozenset[str]:
    """The keys of the frames that hold less than the incident, by all that is counted in each and beside it."""
    inside: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in read.frame and claim.scope in {"incident", "part"}:
            inside.setdefault(read.frame[claim.id].key, []).append(claim)
    outside = [
        c
        for c in claims
        if c.scope == "incident"
        and (c.id not in read.frame or read.frame[c.id].key in read.scene[:1])
        and c.relation != "subset"
        and c.certainty != "feared"
    ]
    return frozenset(key for key, told in inside.items() if _evidence(key, told, outside, inside, read) >= _ENOUGH)


def _evidence(
    key: str, told: Sequence[Claim], outside: Sequence[Claim], inside: dict[str, list[Claim]], read: Figures
) -> int:
    """How much speaks for a frame being a part: its own words, larger wholes beside it, other frames of its kind."""
    shown = [read.frame[c.id] for c in told]
    surely = any(f.how in {"own", "head", "recalled"} and not f.bare for f in shown)
    larger = max(_beside_larger(c, outside) for c in told)
    kinds = {c.kind for c in told}
    all_of_them = not larger and any(_beside_smaller(c, outside) for c in told)
    others = [c for other, listed in inside.items() if other != key for c in listed if c.kind in kinds]
    beside = bool(others)
    split = any(
        c.kind == o.kind and ties.together(c, o) and c.relation != "subset" != o.relation for o in others for c in told
    )
    marks = any(f.marked for f in shown) + any(f.keeps for f in shown)
    lead = 2 * any(read.sentence(c).number == 0 for c in told)
    abroad = False
    for place in (f.place for f in shown if f.place is not None):
        apart = [p for c in others if (f := read.frame[c.id]).place and not ties.overlap(p := f.place, place)]
        if not apart and any(ties.contains(place, m) for m in read.places if ties.key(m) != key):
            return 0  # it holds the other places of the article
        abroad = abroad or any(ties.keys(p.path)[-1] != ties.keys(place.path)[-1] for p in apart)
    home = 2 * any(f.home for f in shown)
    return surely + larger + beside + abroad + 2 * split + marks + read.diffuse - home - lead - all_of_them


def _beside_larger(claim: Claim, outside: Sequence[Claim]) -> int:
    """2 where a whole at least twice the figure is counted outside its frame, 1 where a larger one is."""
    wholes = [size(c) for c in outside if c.kind == claim.kind and c.group in {claim.group, "total"}]
    most = max(wholes, default=0.0)
    return 0 if most <= size(claim) else 2 if most >= _MUCH * size(claim) else 1


def _beside_smaller(claim: Claim, outside: Sequence[Claim]) -> bool:
    """A whole of the kind and group is counted outside the frame, and is no larger."""
    return any(c.kind == claim.kind and c.group == claim.group and size(c) <= size(claim) for c in outside)


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
        c.group == claim.group and size(c) == size(claim) and c.id not in read.frame and c.sentence != claim.sentence
        for c in _wholes(claim, told)
    )


def _one_of_days(claim: Claim, told: Told, read: Figures) -> bool:
    """The text counts several days apart ("nine on Sunday, 23 on Monday"), or this day beside a longer time."""
    mine = read.day.get(claim.id)
    if claim.relation == "delta":
        return False  # "four more on Tuesday" are added to a count, and no day of it
    if scope.tells_course(*read.span(claim)):
        return False  # what a count stood at on a day is no day's share
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
