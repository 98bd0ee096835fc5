"""Which of two figures is the later one, and how we know: the basis is always said.

First that applies: the time the text ties the figure to (as_of); timed publication; the calendar day; a superseding
cue; the snapshot of figures given together. A day without hours is unordered within itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.comparisons.statements.statement import rivals, same_authority
from factcheck.records import Moment, OrderBasis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.comparisons.statements.statement import Key, Statement

RISING = frozenset(
    {"killed", "injured", "rescued", "arrested", "sites", "destroyed", "affected", "escaped", "attackers"}
)
"""Counts that grow as news comes in. Missing, held and displaced people are counted both up and down."""

TELLING = 10
"""Figures below this are shared by chance."""

FAR = 0.2
"""Two figures further apart than this hardly count the same thing, so they tell nothing of time."""

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
    present: Mapping[tuple[str, Key], tuple[float, ...]]

    @classmethod
    def of(cls, figures: Mapping[Key, Sequence[Statement]]) -> Snapshots:
        """Take each article's highest current figure of every fact that moves in this incident."""
        moving = frozenset(
            key
            for key, statements in figures.items()
            if key.kind in RISING
            and key.place is None
            and len({s.figure for s in statements if s.current and not s.threshold}) > 1
        )
        taken: dict[str, dict[Key, list[float]]] = {}
        for key in moving:
            for s in figures[key]:
                if s.current and not s.threshold and not s.minor:
                    taken.setdefault(s.article.id, {}).setdefault(key, []).append(s.figure)
        highest = {article: {key: max(values) for key, values in facts.items()} for article, facts in taken.items()}
        present = {
            (s.article.id, key): tuple(
                t.figure for t in statements if t.current and t.article.id == s.article.id and not t.threshold
            )
            for key, statements in figures.items()
            for s in statements
            if s.superseded
        }
        return cls(highest, present)

    def order(self, left: Statement, right: Statement, key: Key) -> Order:
        """Compare all other moving figures of the two articles: all the same, or all in one direction.

        Small figures agree by chance, so only larger ones show one moment; and where some agree while others differ the
        articles do not describe two moments, nor one.
        """
        one, other = self.by_article.get(left.article.id, {}), self.by_article.get(right.article.id, {})
        pairs = [(one[k], other[k]) for k in one.keys() & other.keys() if k != key]
        telling = [(a, b) for a, b in pairs if (a != b and min(a, b) > FAR * max(a, b)) or a == b >= TELLING]
        if not telling or left.article.id == right.article.id:
            return UNKNOWN
        if all(a == b for a, b in telling):
            return UNKNOWN if key.place or key.kind not in RISING else Order("same", "snapshot")
        if all(a < b for a, b in telling):
            return Order("left", "snapshot")
        if all(a > b for a, b in telling):
            return Order("right", "snapshot")
        return UNKNOWN

    def overtook(self, old: Statement, new: Statement, key: Key) -> bool:
        """The article that calls ``old`` outdated gives a present figure that ``new`` has reached or passed."""
        for present in self.present.get((old.article.id, key), ()):
            if old.figure < present <= new.figure or old.figure > present == new.figure:
                return True
        return False


def order(left: Statement, right: Statement, key: Key, snapshots: Snapshots) -> Order:
    """Say which of two figures of one fact is the earlier one."""
    if left.of_one_item(right) and left.superseded != right.superseded:
        return Order("left" if left.superseded else "right", "published")
    one, other = Moment.parse(left.claim.as_of), Moment.parse(right.claim.as_of)
    if one and other:
        timed = _by_time(one, other, "as_of")
        if timed.first != "unknown":
            return timed
    if left.superseded or right.superseded:
        return _by_supersession(left, right, key, snapshots)
    one, other = left.moment, right.moment
    if one and other and left.article.id != right.article.id:
        timed = _by_time(one, other, "published" if one.timed and other.timed else "day")
        if timed.first != "unknown":
            return timed
    cue = _by_cue(left, right)
    return cue if cue.known else snapshots.order(left, right, key)


def _by_time(one: Moment, other: Moment, basis: OrderBasis) -> Order:
    if one.before(other):
        return Order("left", basis)
    if other.before(one):
        return Order("right", basis)
    return Order("same", basis) if one.timed and other.timed else UNKNOWN


def _by_supersession(left: Statement, right: Statement, key: Key, snapshots: Snapshots) -> Order:
    """An outdated figure is older than its own article's present one, and than whatever has reached that elsewhere."""
    if left.superseded == right.superseded:
        return UNKNOWN
    old, new = (left, right) if left.superseded else (right, left)
    side: First = "left" if old is left else "right"
    if old.article.id == new.article.id or snapshots.overtook(old, new, key):
        return Order(side, "cue")
    one, other = old.moment, new.moment
    if not (one and other and one.before(other)):
        return UNKNOWN
    return Order(side, "published" if one.timed and other.timed else "day")


def _at_once(newer: Statement, older: Statement) -> bool:
    """What one article gives as present, in headline and body or on two sources' word, no cue puts in an order.

    A figure that it also gives in its own voice it takes for the newer one.
    """
    if newer.article.id != older.article.id or not (newer.current and older.current):
        return False
    if newer.claim.field != older.claim.field:
        return True
    plain = any(not (c.source or c.authority) for c in newer.claims)
    return rivals(newer, older) and not plain and not same_authority(newer, older)


def same_hand(one: Statement, other: Statement) -> bool:
    """A correction speaks of the outlet's own earlier figure, or of one authority's."""
    outlet = one.article.outlet is not None and one.article.outlet == other.article.outlet
    return outlet or same_authority(one, other)


def _by_cue(left: Statement, right: Statement) -> Order:
    low, high = sorted((left, right), key=lambda s: s.figure)
    if low.figure == high.figure:
        return UNKNOWN
    later = [s for s in (low, high) if "update" in s.cues]
    if len(later) == 1 and low.article.id == high.article.id:  # "the governor has since put it at 50"
        return Order("right" if later[0] is left else "left", "cue")
    if high.cues & {"rise", "update"}:
        newer, older = high, low
    elif low.cues & {"fall", "correction", "withdrawn"} and same_hand(low, high):
        newer, older = low, high
    else:
        return UNKNOWN
    return UNKNOWN if _at_once(newer, older) else Order("left" if older is left else "right", "cue")
