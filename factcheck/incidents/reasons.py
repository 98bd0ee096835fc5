"""Why an article stands where it stands, in words."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.incidents.features import Profile, gate
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.incidents.clusters import Bonds
    from factcheck.policy import Policy
    from factcheck.records import Article


class Reasons:
    """Reasons for one grouping.

    Args:
        profiles: of all articles.
        incidents: the articles of each incident, by index.
        names: the incidents' labels.
        ties: for each article the others it was compared with and how likely they are one incident, likeliest first;
            negative where a gate kept them apart.
        bonds: what was settled beforehand.
        policy: the gates; None when the articles were given as one incident.
    """

    def __init__(
        self,
        profiles: Sequence[Profile],
        incidents: Sequence[Sequence[int]],
        names: Sequence[str],
        ties: Mapping[int, Sequence[tuple[int, float]]],
        bonds: Bonds,
        *,
        policy: Policy | None,
    ) -> None:
        self._profiles, self._incidents, self._names = profiles, incidents, names
        self._ties, self._bonds, self._policy = ties, bonds, policy
        self._home = {i: n for n, members in enumerate(incidents) for i in members}

    def why(self, i: int, n: int) -> str:
        """Why article ``i`` is in incident ``n``."""
        members = self._incidents[n]
        if self._policy is None:
            return "given as one incident" if len(members) > 1 else "the only article"
        if any(self._home[j] == n for j in self._pinned.get(i, ()) if j != i):
            return "pinned together by an editor"
        if len(members) == 1:
            return self._alone(i, self._policy) + self._also(i, n)
        speaker = self._bonds.copies.get(i)
        if speaker is not None and self._home[speaker] == n:
            return f"same text as {name(self._profiles[speaker].article)}"
        return self._with(i, n) + self._also(i, n)

    def _with(self, i: int, n: int) -> str:
        near = next(((j, p) for j, p in self._ties.get(i, ()) if self._home[j] == n and p > 0), None)
        other = near[0] if near else next(j for j in self._incidents[n] if j != i)
        reason = f"with {name(self._profiles[other].article)}: {shared(self._profiles[i], self._profiles[other])}"
        reason += f" (likelihood {near[1]:.2f})" if near else ""
        return f"grouped before; {reason}" if i in self._bonds.settled else reason

    def _alone(self, i: int, policy: Policy) -> str:
        for j, p in self._ties.get(i, ()):
            reason = gate(self._profiles[i], self._profiles[j], policy) if p < -0.5 else None
            if reason:
                return f"alone: kept from {name(self._profiles[j].article)}, {reason}"
        return "alone: no other article is near enough"

    def _also(self, i: int, n: int) -> str:
        """A round-up stands under its main incident, and says which others it tells of."""
        near: dict[int, int] = {}
        for j, p in self._ties.get(i, ()):
            if p >= 0.5 and self._home[j] != n:
                near[self._home[j]] = near.get(self._home[j], 0) + 1
        others = [m for m, count in near.items() if count * 2 >= len(self._incidents[m])]
        named = "; ".join(self._names[m] for m in sorted(others)[:3])
        return f"; also near {named}" if named else ""

    @cached_property
    def _pinned(self) -> Mapping[int, set[int]]:
        return {i: set(ids) for ids in self._bonds.pinned for i in ids}


def name(article: Article) -> str:
    """How a reason calls an article: outlet and day, else its id."""
    parts = [article.outlet or article.id, (article.published or "")[:10]]
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
        alike = {x.stated for x in a.figures[kind, group]} & {y.stated for y in b.figures[kind, group]}
        found += [f"{n:g} {kind}" for n in sorted(alike) if n >= 2][:1]
    kinds = table("happenings")
    found += [kinds[kind]["noun"] for kind in sorted(a.causes & b.causes)][:1]
    return ", ".join([*dict.fromkeys(found[:5]), "names and wording alike"])
