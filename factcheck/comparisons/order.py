"""Which of two figures is the later one, and how we know: the basis is always said.

First that applies: the time the text ties the figure to (as_of); a superseding cue; timed publication; the calendar day;
the snapshot of figures given together. A day without hours is unordered within itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.records import Moment, OrderBasis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.comparisons.scene import Key, Statement

RISING = frozenset(
    {"killed", "injured", "rescued", "arrested", "sites", "destroyed", "affected", "escaped", "attackers"}
)
"""Counts that grow as news comes in. Missing, held and displaced people are counted both up and down."""

First = Literal["left", "right", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class Order:
    """Which of a pair holds earlier, and on what basis."""

    first: First
    basis: OrderBasis

    @property
    def known(self) -> bool:
        """One is established as the earlier."""
        return self.first in ("left", "right")


UNKNOWN = Order("unknown", "none")


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The moving figures that each article gives together: they tell which articles describe one moment."""

    by_article: Mapping[str, Mapping[Key, float]]
    moving: frozenset[Key]

    @classmethod
    def of(cls, figures: Mapping[Key, Sequence[Statement]]) -> Snapshots:
        """Take the figures that an article gives once and as current, of facts that move in this incident."""
        moving = frozenset(
            key
            for key, statements in figures.items()
            if key.kind in RISING and len({s.figure for s in statements if s.current and not s.threshold}) > 1
        )
        taken: dict[str, dict[Key, list[float]]] = {}
        for key in moving:
            for s in figures[key]:
                if s.current and not s.threshold:
                    taken.setdefault(s.article.id, {}).setdefault(key, []).append(s.figure)
        once = {
            article: {key: values[0] for key, values in facts.items() if len(values) == 1}
            for article, facts in taken.items()
        }
        return cls(once, moving)

    def order(self, left: Statement, right: Statement, key: Key) -> Order:
        """Compare all other moving figures of the two articles: all the same, or all in one direction."""
        one, other = self.by_article.get(left.article.id, {}), self.by_article.get(right.article.id, {})
        pairs = [(one[k], other[k]) for k in one.keys() & other.keys() if k != key]
        if not pairs or left.article.id == right.article.id:
            return UNKNOWN
        if all(a == b for a, b in pairs):
            return Order("same", "snapshot")
        if all(a <= b for a, b in pairs):
            return Order("left", "snapshot")
        if all(a >= b for a, b in pairs):
            return Order("right", "snapshot")
        return UNKNOWN


def order(left: Statement, right: Statement, key: Key, snapshots: Snapshots) -> Order:
    """Say which of two figures of one fact is the earlier one."""
    one, other = Moment.parse(left.claim.as_of), Moment.parse(right.claim.as_of)
    if one and other:
        timed = _by_time(one, other, "as_of")
        if timed.first != "unknown":
            return timed
    cue = _by_cue(left, right)
    if cue.known:
        return cue
    if left.article.id == right.article.id:
        return UNKNOWN
    one, other = left.moment, right.moment
    if one and other:
        timed = _by_time(one, other, "published" if one.timed and other.timed else "day")
        if timed.first != "unknown":
            return timed
    return snapshots.order(left, right, key)


def _by_time(one: Moment, other: Moment, basis: OrderBasis) -> Order:
    if one.before(other):
        return Order("left", basis)
    if other.before(one):
        return Order("right", basis)
    return Order("same", basis) if one.timed and other.timed else UNKNOWN


def _by_cue(left: Statement, right: Statement) -> Order:
    if left.superseded != right.superseded:
        return Order("left" if left.superseded else "right", "cue")
    low, high = sorted((left, right), key=lambda s: s.figure)
    if low.figure == high.figure or _published_apart(left, right):
        return UNKNOWN
    if high.claim.cue == "rise":
        earlier = low
    elif low.claim.cue in ("fall", "correction", "withdrawn"):
        earlier = high
    else:
        return UNKNOWN
    return Order("left" if earlier is left else "right", "cue")


def _published_apart(left: Statement, right: Statement) -> bool:
    one, other = left.moment, right.moment
    return bool(one and other and (one.before(other) or other.before(one)))
