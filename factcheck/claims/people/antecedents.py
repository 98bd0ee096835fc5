"""Which toll a figure without a word of its own goes back to: "officials say it was 41", "sixteen were men".

The sentence before decides only where the figures do not: a bare 59 is the 59 that the article states as dead, however
many were told missing in between; sixteen men are no part of thirteen wounded. What the article states by words of its
own, before or after, is the evidence; the nearest toll wins, and a figure like none of them counts something else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.people.events import EVENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Link
    from factcheck.records import Kind

HOLDS = 3
"""Times that a whole may be the largest of its parts, where it is to be told from another that cannot hold them."""
LIKE = 1.2
"""Times that two figures of one toll may differ, where those of the toll spoken of last are far from both."""
GROWS = 10
"""Times that a toll may have grown: what is more than every toll of the article counts something else."""
FEW = 3
"""Figures up to this say nothing by being equal."""


@dataclass(frozen=True, slots=True)
class Told:
    """The tolls that an article states (``wholes``), the kind spoken of last (``topic``), and whether just before.

    ``row``: the last figure of each kind that the sentence spoken of last counts, in its order.
    """

    wholes: Mapping[Kind, frozenset[float]] = field(default_factory=dict)
    topic: Kind | None = None
    fresh: bool = True
    row: Sequence[tuple[Kind, float]] = ()

    def respective(self, values: Sequence[float]) -> Sequence[Kind]:
        """The kinds of bare figures behind a sentence of as many kinds: "60 dead, 80 missing", then "64 and 76"."""
        pairs = list(zip(self.row, values, strict=False))
        alike = all(max(old, new) <= HOLDS * min(old, new) for (_, old), new in pairs)
        return [kind for kind, _ in self.row] if len(self.row) == len(values) > 1 and alike else []

    def toll(self, value: float, near: Kind | None = None) -> Kind | None:
        """The kind of a bare toll, "it was 41"; ``near`` is that of a figure before it in its sentence."""
        first = near or self.topic
        same = self._stated(value) if value > FEW else []
        if same and first not in same:
            return same[0]
        if first and first in self.wholes and value > FEW and self._far(first, value) > HOLDS:
            closest = min(EVENT_KINDS, key=lambda kind: self._far(kind, value))
            if self._far(closest, value) <= LIKE:
                return closest
        known = max((max(values) for values in self.wholes.values()), default=value)
        return first if value <= GROWS * max(known, GROWS) else None

    def like(self, value: float, near: Kind | None = None) -> Kind | None:
        """The kind that has a toll near the value, those of the sentence and spoken of last before others."""
        for kind in (near, self.topic):
            if kind and any(t <= HOLDS * value and value <= HOLDS * t for t in self.wholes.get(kind, ())):
                return kind
        return None

    def whole(self, parts: Collection[float]) -> Kind | None:
        """The kind of the whole that a sentence parts, "sixteen were men": by their sum, else by what can hold them."""
        added = self._stated(sum(parts)) if len(parts) > 1 else []
        if added:
            return self.topic if self.topic in added else added[0]
        if self.topic is None or max(self.wholes.get(self.topic, parts)) >= max(parts):
            return self.topic
        for kind in EVENT_KINDS:
            if any(max(parts) <= whole <= HOLDS * max(parts) for whole in self.wholes.get(kind, ())):
                return kind
        return self.topic

    def holds(self, value: float) -> Kind | None:
        """The kind spoken of last, where a count that is kept of it may be the value."""
        return self.topic if self.topic and value > FEW and self._far(self.topic, value) <= LIKE else None

    def parted(self, shares: Collection[float], *, of_it: bool) -> Kind | None:
        """The kind of the toll that counts by sex, age or nation part: by their sum, else what ``of_it`` is."""
        added = self._stated(sum(shares)) if sum(shares) > FEW else []
        if added:
            return self.topic if self.topic in added else added[0]
        known = max(self.wholes.get(self.topic, ()), default=0) if self.topic else 0
        return self.topic if of_it and self.fresh and sum(shares) <= known else None

    def _far(self, kind: Kind, value: float) -> float:
        """Times that the nearest toll of a kind is the value, or the value it; none is infinitely far."""
        return min((max(t, value) / max(min(t, value), 1) for t in self.wholes.get(kind, ())), default=math.inf)

    def _stated(self, value: float) -> list[Kind]:
        return [kind for kind in EVENT_KINDS if value in self.wholes.get(kind, ())]


def tolls(read: Iterable[tuple[Mention, Link]]) -> dict[Kind, frozenset[float]]:
    """The figures of an article by kind, from the mentions that words of their own count."""
    found: dict[Kind, set[float]] = {}
    for mention, link in read:
        if mention.form == "number" and link.relation == "whole" and mention.interval.stated > 0:
            found.setdefault(link.kind, set()).add(mention.interval.stated)
    return {kind: frozenset(values) for kind, values in found.items()}
