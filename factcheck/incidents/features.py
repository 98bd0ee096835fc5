"""What speaks for and against two articles telling of one incident. The whole of it stands on this screen.

``FEATURES`` turns pairs into numbers; ``weights.json`` says what each is worth (fitted by logistic regression on pairs
of real news, see ``tests/benchmarks/fit_incidents.py``); ``gate`` says when no likeness counts. Silence is neutral:
a feature that either article says nothing about is 0.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from factcheck.incidents import terms
from factcheck.incidents.geography import apart, fold, overlap
from factcheck.records import COUNT_KINDS, Article, Claim, Interval, Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcheck.incidents.encoder import Vectors
    from factcheck.incidents.geography import Scene
    from factcheck.incidents.space import Floats, Ints, Space
    from factcheck.policy import Policy

MOVING = frozenset({"killed", "injured", "missing", "rescued", "displaced", "arrested", "affected", "destroyed"})
"""Counts that move while an incident unfolds: unlike figures say little, like ones much."""


ANYWHERE = -9.0
SURE = 0.7
"""Confidence from which on a date claim may keep two articles apart."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article says of its incident, read from its claims; days are ordinals, None when unknown.

    ``sure``: the event's day may shut a gate. An uncertain one, or that of a report from the aftermath, may not.
    """

    article: Article
    published: int | None
    event: int | None
    sure: bool
    places: tuple[str, ...]
    scene: Scene
    figures: Mapping[tuple[str, str], tuple[Interval, ...]]
    actors: frozenset[str]
    causes: frozenset[str]

    @classmethod
    def of(cls, article: Article, claims: Sequence[Claim]) -> Profile:
        """Only what is said of the incident itself counts: no background, nothing superseded or denied."""
        own = [c for c in claims if c.scope in {"incident", "part"} and c.certainty != "denied"]
        dated = next(((m, c) for c in own if c.kind == "date" and (m := Moment.parse(c.value))), None)
        when = article.when
        published = when.day.toordinal() if when else None
        figures: dict[tuple[str, str], list[Interval]] = {}
        for claim in own:
            if claim.kind in COUNT_KINDS and claim.interval is not None and claim.relation == "whole":
                figures.setdefault((claim.kind, claim.group), []).append(claim.interval)
        places = [c for c in own if c.kind == "place"]
        kinds = terms.happenings(article)
        return cls(
            article=article,
            published=published,
            event=dated[0].day.toordinal() if dated else None,
            sure=dated is not None and dated[1].confidence >= SURE and not terms.aftermath(article),
            places=tuple(dict.fromkeys(c.value for c in places)),
            scene={fold(c.value): tuple(map(fold, c.within)) for c in places},
            figures={key: tuple(values) for key, values in figures.items()},
            actors=frozenset(c.value for c in own if c.kind == "actor"),
            causes=frozenset(kind for kind, votes in kinds.items() if 2 * votes >= max(kinds.values())),
        )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles by index, with everything that the features read."""

    left: Ints
    right: Ints
    profiles: Sequence[Profile]
    space: Space
    vectors: Vectors

    def each(self, compare: Callable[[Profile, Profile], float]) -> Floats:
        """One number per pair from what the two articles say."""
        both = zip(self.left.tolist(), self.right.tolist(), strict=True)
        return np.fromiter((compare(self.profiles[i], self.profiles[j]) for i, j in both), np.float64, len(self.left))

    def apart(self, number: Callable[[Profile], int | None]) -> Floats:
        """How far apart a number of the two is, not a number where either is unknown."""
        column = np.array([np.nan if (n := number(p)) is None else n for p in self.profiles], np.float64)
        return np.abs(column[self.left] - column[self.right])


def _cosine(view: str) -> Callable[[Pairs], Floats]:
    return lambda p: p.space.cosine(view, p.left, p.right)


def _far(view: str) -> Callable[[Pairs], Floats]:
    return lambda p: p.space.cosine(view, p.left, p.right) * gap(p)


FEATURES: Mapping[str, Callable[[Pairs], Floats]] = {
    "words": _cosine("words"),
    "lead": _cosine("lead"),
    "names": _cosine("names"),
    "lead_names": _cosine("lead_names"),
    "full_names": _cosine("name_pairs"),
    "shared_names": lambda p: p.space.shared("name_pairs", p.left, p.right)[0],
    "names_within": lambda p: p.space.shared("names", p.left, p.right)[1],
    "full_names_within": lambda p: p.space.shared("name_pairs", p.left, p.right)[1],
    "ages": _cosine("ages"),
    "numbers": _cosine("numbers"),
    "meaning": lambda p: meaning(p),  # noqa: PLW0108 - defined below
    "title": lambda p: p.each(titles),
    "gap": lambda p: gap(p),  # noqa: PLW0108 - defined below
    "names_far": _far("names"),
    "words_far": _far("words"),
    "event_days": lambda p: event_days(p),  # noqa: PLW0108 - defined below
    "same_day": lambda p: same_day(p),  # noqa: PLW0108 - defined below
    "place": lambda p: p.each(place),
    "figures": lambda p: p.each(figures),
    "actor": lambda p: p.each(actor),
    "cause": lambda p: p.each(cause),
    "outlet": lambda p: p.each(
        lambda a, b: float(a.article.outlet is not None and a.article.outlet == b.article.outlet)
    ),
}


def meaning(pairs: Pairs) -> Floats:
    """Cosine of the embeddings of title and lead, less 0.5 (that of a typical close call); 0 where one has none."""
    one, other = pairs.vectors[pairs.left], pairs.vectors[pairs.right]
    cosine = np.einsum("ij,ij->i", one, other, dtype=np.float64)
    return np.where(one.any(axis=1) & other.any(axis=1), cosine - 0.5, 0.0)


def gap(pairs: Pairs) -> Floats:
    """Days between publications, log(1 + days); a typical 1 day when either is unknown."""
    days = pairs.apart(lambda profile: profile.published)
    known: Floats = np.where(np.isnan(days), 1.0, days)
    logarithms: Floats = np.log1p(known)
    return logarithms


def event_days(pairs: Pairs) -> Floats:
    """Days between the events told of, up to 7; 0 when either is unknown."""
    days = pairs.apart(lambda profile: profile.event)
    return np.where(np.isnan(days), 0.0, np.minimum(7.0, days))


def same_day(pairs: Pairs) -> Floats:
    """1 when both tell of an event of the same day."""
    return np.where(pairs.apart(lambda profile: profile.event) == 0, 1.0, 0.0)


def place(a: Profile, b: Profile) -> float:
    """1 for a scene in common, a half for one within the other, -1 for scenes that share nothing."""
    return overlap(a.scene, b.scene)


def figures(a: Profile, b: Profile) -> float:
    """Counts of one kind and group: 1 for each stated alike (2 or more), -0.25 for each unlike; between -1 and 2."""
    score = 0.0
    for key in a.figures.keys() & b.figures.keys():
        alike = {x.stated for x in a.figures[key]} & {y.stated for y in b.figures[key]}
        score += 1.0 if any(n >= 2 for n in alike) else 0.0 if alike else -0.25
    return max(-1.0, min(2.0, score))


def actor(a: Profile, b: Profile) -> float:
    """1 for an organisation named by both, else 0."""
    return float(bool(a.actors & b.actors))


def cause(a: Profile, b: Profile) -> float:
    """1 for one kind of happening, 0 for kin ("bombing", "attack") or silence, -1 for kinds that exclude each other."""
    if not a.causes or not b.causes:
        return 0.0
    if a.causes & b.causes:
        return 1.0
    return 0.0 if any(terms.kin(kind) & b.causes for kind in a.causes) else -1.0


def titles(a: Profile, b: Profile) -> float:
    """Likeness of titles whatever the order of words, 0 to 1 (rapidfuzz token set ratio)."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - loaded with the grouping

    one, other = a.article.title, b.article.title
    return float(token_set_ratio(one.lower(), other.lower())) / 100 if one and other else 0.0


def gate(a: Profile, b: Profile, policy: Policy) -> str | None:
    """Why the two cannot tell of one incident, None when they can."""
    limit = max([policy.incidents.days, *(terms.lasts(kind) for kind in a.causes | b.causes)])
    if a.sure and b.sure and a.event is not None and b.event is not None and abs(a.event - b.event) > limit:
        return f"events {abs(a.event - b.event)} days apart"
    for one, other in ((a, b), (b, a)):
        if one.sure and one.event is not None and other.published is not None and one.event - other.published > limit:
            return f"published {one.event - other.published} days before the other's event"
    if apart(a.scene, b.scene):
        return f"{a.places[0]} and {b.places[0]} lie in different countries"
    return None


@cache
def weights() -> tuple[float, Mapping[str, tuple[tuple[float, float], ...]]]:
    """The intercept, and for each feature its slopes: (from which value on, log-odds per unit). -9 is from anywhere."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return float(data["intercept"]), {k: tuple((at, w) for at, w in rows) for k, rows in data["features"].items()}


def probability(pairs: Pairs, policy: Policy) -> Floats:
    """How likely each pair tells of one incident; negative where a gate is shut (minus what it would be without)."""
    intercept, slopes = weights()
    odds = np.full(len(pairs.left), intercept)
    for name, steps in slopes.items():
        values = FEATURES[name](pairs)
        for start, slope in steps:
            odds += slope * (values if start == ANYWHERE else np.maximum(values - start, 0.0))
    shut = pairs.each(lambda a, b: float(gate(a, b, policy) is not None))
    likely: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
    return np.asarray(np.where(shut > 0, -likely, likely), np.float64)
