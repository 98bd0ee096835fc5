"""What speaks for a figure being the incident's, a part of it, or none of it. All of it stands on this screen.

``EVIDENCE`` turns a figure into numbers from 0 to 1; ``scopes.json`` says what each is worth. Tried too, and without
worth on incidents left out: nations and kin as groups, figures that add up to a whole, deltas, small counts as such,
first persons, kinds, years, who speaks, whether a spot is named and by how many, how it lies to the scene, larger and
newer figures beside it, like ones told elsewhere.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median
from typing import TYPE_CHECKING

from factcheck.incidents.extent.extent import Extent, head, land
from factcheck.lexicon import any_of, table
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcheck.records import Article, Claim

FAR = 3.0
"""Natural logarithm of the ratio from which on a figure is as far below a whole as can be (20 times)."""
FALLS = frozenset({"missing", "displaced", "kidnapped"})
"""Kinds whose later count is the lower one: there a low figure may be the newest."""
SEVERAL = 0.1
"""Share of the scenes named from which on a country is one that the incident struck."""
ENOUGH = 3
"""Articles that make sure of a thing."""
LEAD = 250
"""Characters of a text in which the incident as a whole is told."""
AHEAD = 200
"""Characters in front of a sentence that can still say what it tells of."""


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('scope')['extent'][name])}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """One figure against the extent of its incident."""

    claim: Claim
    article: Article
    extent: Extent

    @cached_property
    def value(self) -> float:
        """The count as printed."""
        return stated(self.claim)

    @cached_property
    def small(self) -> float:
        """How far it lies below its article's whole and those told before; 0 where one of them is near it."""
        earlier = () if self.claim.kind in FALLS else self.extent.before(self.claim.kind, self.claim)
        return min((self._below(wholes) for wholes in (self._own, earlier) if wholes), default=0.0)

    def _below(self, wholes: Sequence[float]) -> float:
        if not wholes or not self.value:
            return 0.0
        return min(max(math.log(max(median(wholes), 1) / self.value), 0.0), FAR) / FAR

    @cached_property
    def _own(self) -> tuple[float, ...]:
        """The largest whole of its kind and group in its article, where that is another."""
        listed = [
            stated(c)
            for c in self.extent.ordered[self.claim.article_id]
            if (c.kind, c.group, c.scope, c.relation) == (self.claim.kind, self.claim.group, "incident", "whole")
            and c.certainty != "feared"
        ]
        return (max(listed),) if listed and max(listed) != self.value else ()

    @cached_property
    def is_toll(self) -> bool:
        """No larger whole is counted in its article, nor was one told before."""
        claim = self.claim
        whole = claim.relation == "whole" and claim.group == "total"
        return whole and not self.small and not any(value > self.value for value in self._own)

    @cached_property
    def backed(self) -> bool:
        """Another article tells it as the incident's."""
        return self.extent.tells(self.claim, "incident", "superseded")

    @cached_property
    def spot(self) -> str:
        """The place or spot that its words put it in, folded."""
        return head(self.claim.spot)

    @cached_property
    def where(self) -> str | None:
        """What a part would be of: its spot, the one place of its sentence, or its article's where few name it."""
        near, seat = self.claim.near, self.extent.seats.get(self.claim.article_id, "")
        if self.claim.spot or len(near) == 1:
            return (self.claim.spot or near[0]).partition(",")[0]
        return seat if seat and len(self.extent.naming[head(seat)]) < self.extent.size / 2 else None

    @cached_property
    def alone(self) -> bool:
        """Its sentence names places, none of which another article names."""
        named = [self.extent.naming[head(place)] for place in self.claim.near]
        return bool(named) and not any(articles - {self.claim.article_id} for articles in named)

    @cached_property
    def one_land(self) -> float:
        """Of an incident that strikes several countries it is told with one: the share of the others."""
        near = {land(place) for place in (self.claim.spot, *self.claim.near) if place} & self.extent.lands.keys()
        told = near or self.extent.scenes.get(self.claim.article_id, frozenset())
        others = (share for name, share in self.extent.lands.items() if name not in told and share >= SEVERAL)
        return sum(others) if len(told) == 1 else 0.0

    @cached_property
    def rivals(self) -> float:
        """Articles that count the same kind at spots which neither hold its own nor lie in it."""
        if not self.spot:
            return 0.0
        mine = self.claim.spot.casefold()
        apart = [
            articles
            for other, articles in self.extent.spots.get(self.claim.kind, {}).items()
            if not other.endswith(mine) and not mine.endswith(other) and head(other) != self.spot
        ]
        return min(len(frozenset().union(*apart)), ENOUGH) / ENOUGH

    @cached_property
    def days(self) -> int:
        """Days between the incident's day and the one that its clause names."""
        if not self.claim.on or self.extent.day is None:
            return 0
        return abs((dt.date.fromisoformat(self.claim.on) - self.extent.day).days)

    def says(self, cue: str) -> bool:
        """A cue stands in its sentence, the figure apart."""
        first, last = self.claim.sentence
        text = self.article.part(self.claim.field)
        return _cue(cue).search(f"{text[first : self.claim.start]} | {text[self.claim.end : last]}") is not None

    def ahead(self, cue: str) -> bool:
        """A cue stands before its sentence, in its paragraph and near."""
        text, start = self.article.part(self.claim.field), self.claim.sentence[0]
        return _cue(cue).search(text[max(0, start - AHEAD) : start].rpartition("\n")[2]) is not None

    def beside(self, step: int, scope: str) -> bool:
        """The next figure in its paragraph (1) or the last one before it (-1) has that scope."""
        listed = self.extent.ordered[self.claim.article_id]
        at = self.extent.place_of[self.claim.id] + step
        if not 0 <= at < len(listed) or listed[at].field != self.claim.field:
            return False
        first, last = sorted((listed[at].start, self.claim.start))
        return listed[at].scope == scope and "\n" not in self.article.part(self.claim.field)[first:last]


EVIDENCE: Mapping[str, Callable[[Figure], float]] = {
    # what its own article makes of it
    **{f"said_{scope}": lambda f, scope=scope: f.claim.scope == scope for scope in ("part", "background")},  # type: ignore[misc]
    # how large, beside the wholes of its article and of those before
    "small": lambda f: f.small,
    "small_status": lambda f: f.small * f.says("status"),
    # who else tells it, and as what
    "backed": lambda f: f.backed,
    "part_elsewhere": lambda f: f.extent.tells(f.claim, "part"),
    # where and when it is set
    "alone": lambda f: f.alone,
    "one_land": lambda f: f.one_land,
    "rivals_unbacked": lambda f: f.rivals * (not f.backed),
    "head": lambda f: "head" in f.claim.hints,
    "diffuse": lambda f: "diffuse" in f.claim.hints,
    "day_off": lambda f: f.days > 1,
    # words of its sentence, and of what stands before
    **{f"says_{cue}": lambda f, cue=cue: f.says(cue) for cue in ("status", "clinic", "whole", "war", "history")},  # type: ignore[misc]
    **{f"ahead_{cue}": lambda f, cue=cue: f.ahead(cue) for cue in ("other", "history")},  # type: ignore[misc]
    "before_superseded": lambda f: f.beside(1, "superseded"),
    "before_incident": lambda f: f.beside(1, "incident"),
    # how and where in the article it is told
    "late": lambda f: f.claim.start / len(f.article.text) if f.claim.field == "body" else 0.0,
    "unsaid": lambda f: f.claim.source_type == "none",
    "none": lambda f: f.value == 0,
}


def measured(figure: Figure) -> dict[str, float]:
    """The evidence that there is."""
    return {name: value for name, measure in EVIDENCE.items() if (value := float(measure(figure)))}
