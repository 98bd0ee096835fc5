"""What is settled before anything is computed: pins, known incidents, and equal texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.incidents.coverage import Coverage
    from factcheck.incidents.pins import Pins
    from factcheck.incidents.space import Ints
    from factcheck.records import Article, Grouping


@dataclass(frozen=True, slots=True)
class Bonds:
    """What is settled beforehand, by article index.

    Attributes:
        count: how many articles there are.
        apart: pairs that an editor keeps apart (smaller index first).
        pinned: articles that an editor puts together.
        copies: an article with the very text of another -> that other.
        settled: an article grouped earlier -> its incident's id.
        changed: known incidents that have lost an article.
    """

    count: int = 0
    apart: frozenset[tuple[int, int]] = frozenset()
    pinned: tuple[tuple[int, ...], ...] = ()
    copies: Mapping[int, int] = field(default_factory=dict)
    settled: Mapping[int, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, coverage: Coverage, pins: Pins, known: Grouping | None) -> Self:
        """Read them off the articles, an editor's pins, and an earlier grouping."""
        at = {article.id: i for i, article in enumerate(coverage.articles)}
        apart = frozenset((min(at[a], at[b]), max(at[a], at[b])) for a, b in pins.apart if a in at and b in at)
        parted = {i for pair in apart for i in pair}
        pinned = [sorted(at[i] for i in ids if i in at) for ids in pins.together]
        settled: dict[int, str] = {}
        changed = set()
        for incident in known.incidents if known else ():
            old = [at[i] for i in incident.article_ids if i in at]
            if sum(i in parted for i in old) < 2:
                settled |= dict.fromkeys(old, incident.id)
            if len(old) < len(incident.members):
                changed.add(incident.id)
        return cls(
            count=len(at),
            apart=apart,
            pinned=tuple(tuple(ids) for ids in pinned if len(ids) > 1),
            copies=_copies(coverage, [i for i in range(len(at)) if i not in parted], settled),
            settled=settled,
            changed=frozenset(changed),
        )

    @property
    def asking(self) -> Ints:
        """Articles that still need a home of their own."""
        return np.array([i for i in range(self.count) if i not in self.settled and i not in self.copies], np.int64)

    def touched(self, alike: set[int]) -> set[str]:
        """Known incidents of articles that are like new ones, or bound to any."""
        core = alike.union(*self.apart, *self.pinned, self.copies.keys() - self.settled.keys(), self.copies.values())
        return {self.settled[i] for i in core & self.settled.keys()} | self.changed

    def links(self) -> tuple[Ints, Ints]:
        """Pairs that hold all bonded articles together, as few as do."""
        pairs = [(ids[0], i) for ids in self.pinned for i in ids[1:]]
        pairs += list(self.copies.items())
        first: dict[str, int] = {}
        pairs += [(first.setdefault(name, i), i) for i, name in self.settled.items()]
        array = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return array[:, 0], array[:, 1]


def _copies(coverage: Coverage, among: Sequence[int], settled: Mapping[int, str]) -> dict[int, int]:
    """Articles with the very text of another one -> that one; a known article speaks for the others.

    Titles must agree too, or the days: what a page prints under any headline (a sign-in form) is no story.
    """
    speakers: dict[str, list[int]] = {}
    copies: dict[int, int] = {}
    for i in sorted(among, key=lambda i: i not in settled):
        if text := coverage.space.texts[i]:
            rivals = speakers.setdefault(text, [])
            speaker = next((j for j in rivals if _same_story(coverage.articles[i], coverage.articles[j])), None)
            if speaker is None:
                rivals.append(i)
            else:
                copies[i] = speaker
    return copies


def _same_story(a: Article, b: Article) -> bool:
    if a.title and b.title and a.title.lower() == b.title.lower():
        return True
    one, other = a.when, b.when
    return one is None or other is None or abs((one.day - other.day).days) <= 1
