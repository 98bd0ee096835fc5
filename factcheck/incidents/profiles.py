"""What an article says of its incident, and the same of many articles as columns, so that pairs compare in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.incidents import terms
from factcheck.incidents.space import columns, products
from factcheck.lexicon.spelling import fold
from factcheck.records import COUNT_KINDS, Article, Claim, Interval, Moment

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from factcheck.incidents.encoder import Vectors
    from factcheck.incidents.space import Floats, Ints, Space

    Flags = NDArray[np.bool_]

SURE = 0.7
"""Confidence from which on a date may keep two articles apart, and a place tie them or part them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article says of its incident, read from its claims; days are ordinals, None when unknown.

    Attributes:
        sure: the event's day may shut a gate. An uncertain one, or that of a report from the aftermath, may not.
        places: the scene as printed, best first.
        scene: folded name of a place -> folded names of what it lies in, nearest first.
        figures: counts of the incident by kind and group.
        kinds: kinds of happening that title and lead name, with their votes.
        printed: names that the article prints, the most frequent first, where the happening strikes a firm; else empty.
    """

    article: Article
    published: int | None
    event: int | None
    sure: bool
    places: tuple[str, ...]
    scene: Mapping[str, tuple[str, ...]]
    figures: Mapping[tuple[str, str], tuple[Interval, ...]]
    actors: frozenset[str]
    kinds: Counter[str]
    printed: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, claims: Sequence[Claim]) -> Profile:
        """Only what is said of the incident itself counts: no background, nothing superseded or denied."""
        own = [c for c in claims if c.scope in {"incident", "part"} and c.certainty != "denied"]
        dated = next(((m, c) for c in own if c.kind == "date" and (m := Moment.parse(c.value))), None)
        when = article.when
        figures: dict[tuple[str, str], list[Interval]] = {}
        for claim in own:
            if claim.kind in COUNT_KINDS and claim.interval is not None and claim.relation == "whole":
                figures.setdefault((claim.kind, claim.group), []).append(claim.interval)
        places = [c for c in own if c.kind == "place" and c.confidence >= SURE]
        kinds = terms.happenings(article)
        return cls(
            article=article,
            published=when.day.toordinal() if when else None,
            event=dated[0].day.toordinal() if dated else None,
            sure=dated is not None and dated[1].confidence >= SURE and not terms.aftermath(article),
            places=tuple(dict.fromkeys(c.value for c in places)),
            scene={fold(c.value): tuple(map(fold, c.within)) for c in places},
            figures={key: tuple(values) for key, values in figures.items()},
            actors=frozenset(c.value for c in own if c.kind == "actor" and c.by_name),
            kinds=kinds,
            printed=terms.printed(article) if any(map(terms.firm, _main(kinds))) else (),
        )

    @property
    def causes(self) -> frozenset[str]:
        """The kinds of happening that the article is mainly about."""
        return _main(self.kinds)

    @property
    def outer(self) -> frozenset[str]:
        """What the scene's places lie in, themselves left out."""
        return frozenset(outer for within in self.scene.values() for outer in within)

    @property
    def stated(self) -> dict[tuple[str, str], set[float]]:
        """The figures as stated."""
        return {key: {interval.stated for interval in values} for key, values in self.figures.items()}


SETS: Mapping[str, Callable[[Profile], Iterable[Hashable]]] = {
    "causes": lambda p: p.causes,
    "kin": lambda p: {other for kind in p.causes for other in terms.kin(kind)},
    "figures": lambda p: {(key, n) for key, stated in p.stated.items() for n in stated if n >= 2},
    "places": lambda p: p.scene,
    "fine": lambda p: {place for place, within in p.scene.items() if within},
    "outer": lambda p: p.outer,
    "beyond": lambda p: p.outer - p.scene.keys(),
    "firm": lambda p: p.printed[:1],
    "printed": lambda p: p.printed,
    "homes": lambda p: {within[-1] for within in p.scene.values() if within},
}
"""What pairs of profiles may share. ``fine`` places lie in something; ``homes`` are the countries of the scene;
``firm`` is the name printed most, where the happening strikes a firm."""


@dataclass(frozen=True, slots=True)
class Table:
    """Profiles as columns: numbers (NaN when unknown), flags, and sets as rows of 0/1 matrices."""

    published: Floats
    event: Floats
    sure: Flags
    lasts: Floats
    wide: Flags
    homed: Flags
    outlet: Floats
    sets: Mapping[str, Any]
    size: Mapping[str, Floats]
    scenes: Any
    """The scene's places as columns of the names view."""

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Table:
        """Read all profiles once."""
        sets = _matrices({name: [members(p) for p in profiles] for name, members in SETS.items()})
        outlets = {name: n for n, name in enumerate({p.article.outlet: None for p in profiles}) if name}
        return cls(
            published=_numbers(p.published for p in profiles),
            event=_numbers(p.event for p in profiles),
            sure=np.array([p.sure and p.event is not None for p in profiles], np.bool_),
            lasts=_numbers(max((terms.lasts(kind) for kind in p.causes), default=0) for p in profiles),
            wide=np.array([any(map(terms.wide, p.causes)) for p in profiles], np.bool_),
            homed=np.array([_homed(p) for p in profiles], np.bool_),
            outlet=_numbers(outlets.get(p.article.outlet or "") for p in profiles),
            sets=sets,
            size={name: np.diff(rows.indptr).astype(np.float64) for name, rows in sets.items()},
            scenes=columns([[" ".join(words[-2:]) for p in q.scene if (words := p.split())] for q in profiles]),
        )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles by index, with everything that features and gates read."""

    left: Ints
    right: Ints
    table: Table
    space: Space
    vectors: Vectors

    def texts(self, view: str) -> Floats:
        """How alike the two are in one view of their texts (see ``space``)."""
        return self.space.product(view, self.left, self.right)

    def distance(self, column: Floats) -> Floats:
        """How far apart a number of the two is; NaN where either is unknown."""
        return np.abs(column[self.left] - column[self.right])

    def common(self, name: str) -> Floats:
        """How many members of one kind of set the two share."""
        return products(self.table.sets[name], self.table.sets[name], self.left, self.right)

    def crossed(self, name: str, other: str) -> Floats:
        """How many members of one article's set stand in another set of the other article, both ways."""
        one, two = self.table.sets[name], self.table.sets[other]
        return products(one, two, self.left, self.right) + products(two, one, self.left, self.right)

    def tells(self) -> Flags:
        """One of the two prints a place of the other's scene, anywhere."""
        names, scenes = self.space.rows["names"], self.table.scenes
        one, other = products(scenes, names, self.left, self.right), products(scenes, names, self.right, self.left)
        told: Flags = one + other > 0
        return told

    def either(self, column: Flags) -> Flags:
        """One of the two has the flag."""
        return column[self.left] | column[self.right]

    def both(self, name: str) -> Flags:
        """Neither article's set is empty."""
        size = self.table.size[name]
        return (size[self.left] > 0) & (size[self.right] > 0)


def _main(kinds: Counter[str]) -> frozenset[str]:
    return frozenset(kind for kind, votes in kinds.items() if 2 * votes >= max(kinds.values()))


def _homed(profile: Profile) -> bool:
    """Two places of the scene agree on its country."""
    homes = [within[-1] for within in profile.scene.values() if within]
    return len(homes) > len(set(homes))


def _numbers(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _matrices(families: Mapping[str, Sequence[Iterable[Hashable]]]) -> dict[str, Any]:
    """Families of sets as 0/1 rows over the same columns."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - heavy, and only for grouping

    columns: dict[Hashable, int] = {}
    found = {
        name: [[columns.setdefault(member, len(columns)) for member in row] for row in rows]
        for name, rows in families.items()
    }
    matrices = {}
    for name, rows in found.items():
        ends = np.cumsum([0, *map(len, rows)])
        indices = np.fromiter((column for row in rows for column in row), np.int32, int(ends[-1]))
        ones = np.ones(len(indices), np.float32)
        matrices[name] = csr_array((ones, indices, ends), shape=(len(rows), max(1, len(columns))))
        matrices[name].sort_indices()
    return matrices
