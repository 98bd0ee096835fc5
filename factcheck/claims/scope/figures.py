"""The figures of one article, with the place, the day and the moment that each is tied to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.document import by_sentence
from factcheck.claims.scope import frames, moments, ties
from factcheck.claims.setting.gazetteer import canonical, lookup

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Scene, Sentence
    from factcheck.claims.scope.moments import Stamp
    from factcheck.claims.scope.openings import Frame
    from factcheck.records import Claim, Field, Kind

MOST = 100
"""Figures of one kind that are held against each other; an article with more of them is a list."""

Told = dict["Kind", tuple["Claim", ...]]
"""The figures of each kind, in the order of the text, ``MOST`` at most."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of an article are tied to, by claim id, and where the incident is set.

    ``series`` holds the figures of sentences that count days one by one; ``older`` the sentences of what a page said
    before; ``places`` one mention of every place named; ``scene`` the keys of the incident's places, best first;
    ``home`` the countries that it touched; ``lands`` those of a scene that holds several; ``diffuse``: it struck many
    places; ``sums`` the totals of parts told before them, of which no part's place is theirs.
    """

    document: Document
    sentences: Mapping[tuple[Field, int], Sentence]
    place: Mapping[str, PlaceMention]
    frame: Mapping[str, Frame]
    day: Mapping[str, DateMention]
    series: frozenset[str]
    stamp: Mapping[str, Stamp]
    older: frozenset[Sentence]
    event: dt.date | None
    anchor: dt.date | None
    places: tuple[PlaceMention, ...]
    scene: tuple[str, ...]
    home: frozenset[str]
    lands: frozenset[str]
    diffuse: bool
    sums: frozenset[str]

    def sentence(self, claim: Claim) -> Sentence:
        """The sentence that holds a figure."""
        return self.sentences[(claim.field, claim.sentence[0])]

    def span(self, claim: Claim) -> tuple[str, int, int]:
        """The sentence of a figure, and where the figure stands in it."""
        first, last = claim.sentence
        return self.document.article.part(claim.field)[first:last], claim.start - first, claim.end - first


def by_kind(claims: Iterable[Claim]) -> Told:
    """The figures of each kind that are held against each other."""
    found: dict[Kind, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.kind, []).append(claim)
    return {kind: tuple(listed[:MOST]) for kind, listed in found.items()}


@dataclass(frozen=True, slots=True)
class Ground:
    """What the figures of an article are read against, whatever they count; see ``Figures``."""

    stage: frames.Stage
    days: Mapping[Sentence, Sequence[DateMention]]
    pages: Mapping[Sentence, Stamp]
    older: frozenset[Sentence]
    event: dt.date | None
    places: tuple[PlaceMention, ...]
    scene: tuple[str, ...]
    home: frozenset[str]
    lands: frozenset[str]
    diffuse: bool


def ground(document: Document, days: Iterable[DateMention], places: Scene, event: dt.date | None) -> Ground:
    """Read once for counts and quantities alike."""
    places_in, days_in = by_sentence(places.mentions), by_sentence(days)
    distinct = tuple({(ties.keys(m.path), m.role == "origin"): m for m in reversed(places.mentions)}.values())
    scene = tuple(canonical(n) for n in places.told)
    return Ground(
        frames.stage(document, places_in),
        days_in,
        moments.entries(document, days_in),
        moments.older_pages(document),
        event,
        distinct,
        scene,
        _home(places, scene),
        _lands(distinct, scene),
        frames.is_diffuse(document),
    )


def _sums(claims: Sequence[Claim], place: Mapping[str, PlaceMention]) -> frozenset[str]:
    """Totals behind parts of several places that they sum up: "12 in Arlen and nine in Dorn, 21 in all"."""
    last = {c.partition: c.start for c in claims if c.partition}
    spots: dict[str, set[object]] = {}
    for c in claims:
        if c.partition:
            spots.setdefault(c.partition, set()).add(ties.key(place[c.id]) if c.id in place else None)
    return frozenset(c.id for c in claims if c.start > last.get(c.id, c.start) and len(spots[c.id]) > 1)


def read(ground: Ground, claims: Sequence[Claim]) -> Figures:
    """Tie every figure to its place, day and moment."""
    document, places_in, days_in = ground.stage.document, ground.stage.places, ground.days
    sentences = {(s.field, s.start): s for s in document.sentences}
    beside: dict[Sentence, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(sentences[(claim.field, claim.sentence[0])], []).append(claim)
    place: dict[str, PlaceMention] = {}
    day: dict[str, DateMention] = {}
    stamp: dict[str, Stamp] = {}
    series: set[str] = set()
    for sentence, told in beside.items():
        dated = days_in.get(sentence, ())
        stamps = moments.stamps(sentence, dated)
        plain = [m for m in dated if not any(s.start <= m.start < s.end for s in stamps)]
        apart = ties.days_apart(sentence, plain)
        for claim in told:
            if (where := ties.place_of(sentence, claim, places_in.get(sentence, ()), told)) is not None:
                place[claim.id] = where
            if (on := ties.day_of(claim, sentence, plain, told)) is not None:
                day[claim.id] = on
                series |= {claim.id} if apart else set()
            following = min((c.start for c in told if c.start > claim.start), default=sentence.end)
            at = moments.of_figure(stamps, claim.start, claim.end, following) or ground.pages.get(sentence)
            if at is not None:
                stamp[claim.id] = at
    place = _by_land(beside, place, places_in, ground.places, ground.lands)
    frame = frames.read(ground.stage, claims, place)
    anchor = document.article.when.day if document.article.when else None
    return Figures(
        document,
        sentences,
        place,
        frame,
        day,
        frozenset(series),
        stamp,
        ground.older,
        ground.event,
        anchor,
        ground.places,
        ground.scene,
        ground.home,
        ground.lands,
        ground.diffuse,
        _sums(claims, place),
    )


def _by_land(
    beside: Mapping[Sentence, Sequence[Claim]],
    place: Mapping[str, PlaceMention],
    places_in: Mapping[Sentence, Sequence[PlaceMention]],
    distinct: Sequence[PlaceMention],
    lands: frozenset[str],
) -> dict[str, PlaceMention]:
    """The ties of place, with those by whose authorities speak, and among several lands by the sentence's own."""
    counted = {ties.key(p) for p in place.values()} | lands  # who speaks ties only to a place that is counted
    found: dict[str, PlaceMention] = {}
    for sentence, told in beside.items():
        near = places_in.get(sentence, ())
        shared = {c.id for c in told if c.id in place and ties.listed_with(place[c.id], near, lands)}
        for claim in told:
            mention = place.get(claim.id) or ties.nation_of(sentence, claim, (*near, *distinct))
            if (
                mention is not None
                and claim.id not in shared
                and not ties.is_home_of(mention, claim)
                and (claim.id in place or ties.key(mention) in counted)
            ):
                found[claim.id] = mention
        own = [m for m in near if m.role != "origin" and lands.intersection(ties.keys(m.path))]
        tied = [found[c.id] for c in told if c.id in found and lands.intersection(ties.keys(found[c.id].path))]
        named = {ties.keys(m.path)[-1]: m for m in (*own, *tied)}
        if len(named) == 1:  # one land to a sentence: its figures share it
            found |= {
                c.id: next(iter(named.values()))
                for c in told
                if c.id not in {*found, *shared} and not ties.is_home_of(next(iter(named.values())), c)
            }
    return found


def _lands(places: Sequence[PlaceMention], scene: Sequence[str]) -> frozenset[str]:
    """The countries of a scene that lies in two or more, each of them named ("Arica in Chile, Tacna in Peru")."""
    named = {k for m in places for k in ties.keys(m.path)[-1:] if len(m.path) == 1}
    found = {ties.keys(m.path)[-1] for m in places if ties.key(m) in scene} & named
    found = {land for land in found if any(p.level == "country" for p in lookup(land)[:1])}
    return frozenset(found if len(found) > 1 else ())


def _home(places: Scene, scene: Sequence[str]) -> frozenset[str]:
    """The countries of the first place of the scene, and those named as a scene or in the lead."""
    own = [m for m in places.mentions if ties.key(m) in scene] or [m for m in places.mentions if m.role == "dateline"]
    first = [m for m in own if ties.key(m) == scene[0]] if scene else own
    lead = [m for m in places.mentions if m.sentence.field == "title" or m.sentence.number <= 1]
    return frozenset(ties.keys(m.path)[-1] for m in (*first, *(m for m in (*own, *lead) if len(m.path) == 1)))
