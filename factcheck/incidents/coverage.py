"""The articles at hand with all that is read of them, and how likely two of them tell of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from factcheck.incidents.features import Weights, fitted
from factcheck.incidents.gates import gates
from factcheck.incidents.profiles import Pairs, Profile, Table
from factcheck.incidents.terms import lead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.incidents.encoder import Encoder
    from factcheck.incidents.profiles import Flags
    from factcheck.incidents.space import Floats, Ints, Space
    from factcheck.policy import Policy
    from factcheck.records import Article, Claim

PART = 20_000
"""Pairs weighed at a time, so that memory does not grow with their number."""


@dataclass(frozen=True)
class Coverage:
    """Articles, their claims by article id, and their texts as rows."""

    articles: Sequence[Article]
    claims: Mapping[str, Sequence[Claim]]
    space: Space

    @cached_property
    def profiles(self) -> list[Profile]:
        """What each article says of its incident."""
        return [Profile.of(article, self.claims.get(article.id, ())) for article in self.articles]

    @cached_property
    def published(self) -> Floats:
        """Days of publication (ordinals), NaN when unknown."""
        moments = (article.when for article in self.articles)
        return np.array([np.nan if m is None else m.day.toordinal() for m in moments], np.float64)

    def take(self, some: Ints) -> Coverage:
        """Some of the articles, in that order."""
        return Coverage([self.articles[i] for i in some.tolist()], self.claims, self.space.take(some))


class Weigher:
    """Weighs pairs of articles by their index in the coverage; with the fitted weights, or others."""

    def __init__(self, coverage: Coverage, policy: Policy, weights: Weights | None = None) -> None:
        self._coverage, self._policy, self._weights = coverage, policy, weights or fitted()
        self._table = Table.of(coverage.profiles)
        self._vectors = np.zeros((len(coverage.articles), 1), np.float32)

    def embed(self, wanted: Ints, encoder: Encoder) -> None:
        """Let the meaning of these articles' leads count from now on."""
        rows = encoder.encode([lead(self._coverage.articles[i]) for i in wanted.tolist()])
        self._vectors = np.zeros((len(self._coverage.articles), rows.shape[1]), np.float32)
        self._vectors[wanted] = rows

    @property
    def dated(self) -> Flags:
        """Articles that tell the day of their incident, or carry one of publication."""
        known: Flags = ~(np.isnan(self._table.event) & np.isnan(self._table.published))
        return known

    def probability(self, left: Ints, right: Ints) -> Floats:
        """How likely each pair is one incident, gates aside."""
        return np.concatenate([np.zeros(0), *map(self._weights.probability, self._parts(left, right))])

    def shut(self, left: Ints, right: Ints) -> Ints:
        """The gate that parts each pair, 0 where none does."""
        parts = (gates(pairs, self._policy) for pairs in self._parts(left, right))
        return np.concatenate([np.zeros(0, np.int64), *parts])

    def likely(self, left: Ints, right: Ints) -> Floats:
        """How likely each pair is one incident, 0 where a gate is shut."""
        found = np.zeros(len(left))
        free = self.shut(left, right) == 0
        found[free] = self.probability(left[free], right[free])
        return found

    def _parts(self, left: Ints, right: Ints) -> Iterator[Pairs]:
        for i in range(0, len(left), PART):
            some = slice(i, i + PART)
            yield Pairs(left[some], right[some], self._table, self._coverage.space, self._vectors)
