"""Why an article stands where it stands, in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np

from factcheck.incidents.gates import REASONS
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.incidents.bonds import Bonds
    from factcheck.incidents.profiles import Profile
    from factcheck.incidents.space import Floats, Ints, Space
    from factcheck.records import Article


NEAR = 0.3
"""Articles of other incidents are looked at for a round-up from this likelihood on, gates aside."""

SEEN = 0.05
"""A lone article's nearest other is named from this likelihood on."""

MANY = 4
"""An incident at so many places has parts."""

OWN = 5
"""Fewer rare words than that prove nothing."""

TOLD = 0.4
"""An article tells of an incident where it holds this share of the rare words that half of its reports have."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Every article's candidates, likeliest first, as columns; those of article i from ``start[i]`` to ``start[i+1]``.

    ``p`` is how likely the two are one incident but for the gates; ``shut`` the gate that parts them, 0 when none does.
    """

    start: Ints
    other: Ints
    p: Floats
    shut: Ints

    @classmethod
    def of(cls, count: int, left: Ints, right: Ints, p: Floats, shut: Ints) -> Self:
        """Sort the candidate pairs of ``count`` articles by article."""
        own, other = np.concatenate([left, right]), np.concatenate([right, left])
        order = np.lexsort((other, -np.concatenate([p, p]), own))
        start = np.searchsorted(own[order], np.arange(count + 1))
        return cls(start, other[order], np.concatenate([p, p])[order], np.concatenate([shut, shut])[order])

    def near(self, i: int) -> Iterator[tuple[int, float, int]]:
        """Others that article ``i`` was compared with: which, how likely one incident, and the gate."""
        part = slice(self.start[i], self.start[i + 1])
        return zip(self.other[part].tolist(), self.p[part].tolist(), self.shut[part].tolist(), strict=True)


class Reasons:
    """Reasons for one grouping.

    Args:
        profiles: of all articles.
        incidents: the articles of each incident, by index.
        names: the incidents' labels.
        ties: what each article was compared with; None when the articles were given as one incident.
        bonds: what was settled beforehand.
        space: the articles' texts.
    """

    def __init__(  # noqa: PLR0917 - each is one stage's yield
        self,
        profiles: Sequence[Profile],
        incidents: Sequence[Sequence[int]],
        names: Sequence[str],
        ties: Ties | None,
        bonds: Bonds,
        space: Space,
    ) -> None:
        self._profiles, self._incidents, self._names = profiles, incidents, names
        self._ties, self._bonds, self._space = ties, bonds, space
        self._home = {i: n for n, members in enumerate(incidents) for i in members}

    def why(self, i: int, n: int) -> str:
        """Why article ``i`` is in incident ``n``."""
        members = self._incidents[n]
        if self._ties is None:
            return "given as one incident" if len(members) > 1 else "the only article"
        if any(self._home[j] == n for j in self._pinned.get(i, ()) if j != i):
            return "pinned together by an editor"
        if len(members) == 1:
            return self._alone(i, self._ties) + self._also(i, n, self._ties)
        speaker = self._bonds.copies.get(i)
        if speaker is not None and self._home[speaker] == n:
            return f"same text as {name(self._profiles[speaker].article)}"
        return self._with(i, n, self._ties) + self._part(i, n) + self._also(i, n, self._ties)

    def _with(self, i: int, n: int, ties: Ties) -> str:
        members = self._incidents[n]
        near = ((-round(p, 2), members.index(j)) for j, p, shut in ties.near(i) if self._home[j] == n and not shut)
        best = min(near, default=None)
        other = members[best[1]] if best else next(j for j in members if j != i)
        reason = f"with {name(self._profiles[other].article)}: {shared(self._profiles[i], self._profiles[other])}"
        reason += f" (likelihood {-best[0]:.2f})" if best else ""
        return f"grouped before; {reason}" if i in self._bonds.settled else reason

    def _alone(self, i: int, ties: Ties) -> str:
        """Alone because of a gate, where one keeps it from an article that it is likely to tell of the same as.

        Else the nearest article is named, so that an editor can pin the two together.
        """
        parted = ((-round(p, 2), self._profiles[j].article.id, j, s) for j, p, s in ties.near(i) if s and p > 0.5)
        best = min(parted, default=None)
        if best is None:
            near = min(
                ((-round(p, 2), self._profiles[j].article.id, j) for j, p, s in ties.near(i) if not s), default=None
            )
            if near is None or -near[0] < SEEN:
                return "alone: no other article is near enough"
            nearest = name(self._profiles[near[2]].article)
            return f"alone: {nearest} is nearest, but not near enough (likelihood {-near[0]:.2f})"
        other = self._profiles[best[2]]
        return f"alone: kept from {name(other.article)}, {REASONS[best[3]](self._profiles[i], other)}"

    def _part(self, i: int, n: int) -> str:
        """Fourteen attacks in one morning are one incident; a report of one of them says which part it tells."""
        own = self._profiles[i].scene.keys()
        wholes = (self._profiles[j].scene.keys() for j in self._incidents[n])
        if not own or not any(own < whole and len(whole) >= max(MANY, 2 * len(own)) for whole in wholes):
            return ""
        return f"; tells of a part: {', '.join(self._profiles[i].places[:3])}"

    def _also(self, i: int, n: int, ties: Ties) -> str:
        """A round-up stands under its main incident, and says which others it tells of."""
        near = sorted({self._home[j] for j, p, _ in ties.near(i) if p >= NEAR} - {n})
        named = "; ".join(self._names[m] for m in [m for m in near if self._tells(i, n, m)][:3])
        return f"; a round-up, also tells of {named}" if named else ""

    def _tells(self, i: int, n: int, m: int) -> bool:
        """Article ``i`` of incident ``n`` holds the rare words that incident ``m`` has to itself.

        Not by its own outlet's reports, which share its page furniture, nor before any report of ``m``.
        """
        article = self._profiles[i]
        others = [j for j in self._incidents[m] if self._profiles[j].article.outlet != article.article.outlet]
        days = [day for j in self._incidents[m] if (day := self._profiles[j].published) is not None]
        if not others or (article.published is not None and days and article.published < min(days)):
            return False
        counts = Counter(word for j in others for word in self._space.words(j))
        own = {word for word, count in counts.items() if 2 * count >= len(others)}
        own -= {word for j in self._incidents[n] if j != i for word in self._space.words(j)}
        return len(own) >= OWN and len(own & self._space.words(i)) >= TOLD * len(own)

    @cached_property
    def _pinned(self) -> Mapping[int, set[int]]:
        return {i: set(ids) for ids in self._bonds.pinned for i in ids}


def name(article: Article) -> str:
    """How a reason calls an article: its label and day."""
    parts = [article.label, (article.published or "")[:10]]
    return ", ".join(part for part in parts if part)


def shared(a: Profile, b: Profile) -> str:
    """What two articles have in common, in words: day, scene, organisations, figures, kind of happening."""
    found = []
    if a.event is not None and a.event == b.event:
        found.append(f"same day {dt.date.fromordinal(a.event).isoformat()}")
    if places := [place for place in a.places if place in b.places][:3]:
        found.append(f"scene {', '.join(places)}")
    found += sorted(a.actors & b.actors)[:2]
    for kind, group in sorted(a.figures.keys() & b.figures.keys()):
        alike = a.stated[kind, group] & b.stated[kind, group]
        found += [f"{n:g} {kind}" for n in sorted(alike) if n >= 2][:1]
    kinds = table("happenings")
    found += [kinds[kind]["noun"] for kind in sorted(a.causes & b.causes)][:1]
    return ", ".join([*dict.fromkeys(found[:5]), "names and wording alike"])
