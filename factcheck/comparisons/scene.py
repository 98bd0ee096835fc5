"""What the comparers look at: one incident with its claims made comparable."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from factcheck.comparisons.statements.collecting import collect
from factcheck.comparisons.statements.statement import Key, Statement, rivals, same_authority
from factcheck.comparisons.ties.events import without_campaigns
from factcheck.comparisons.ties.ties import Tie, Ties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.policy import Policy
    from factcheck.records import Article, Chain, Claim, Comparison, Discrepancy, Fact, Incident, Skipped


ONE_TEXT = 0.15
"""Share of runs of three words that the shorter of two texts has from the other: reworded copies of ``corpora/lineage``
have .20 and more, independent reports of one statement .09 at most."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a comparer yields for one kind."""

    discrepancies: tuple[Discrepancy, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Skipped, ...] = ()

    def __add__(self, other: Result) -> Result:
        return Result(
            self.discrepancies + other.discrepancies,
            self.comparisons + other.comparisons,
            self.facts + other.facts,
            self.notes + other.notes,
        )


@dataclass(frozen=True)
class Scene:
    """One incident under comparison."""

    incident: Incident
    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    chains: Mapping[str, Chain]
    policy: Policy
    replaced: Mapping[str, Claim] = field(default_factory=dict)
    draft: str = ""

    @classmethod
    def of(
        cls,
        incident: Incident,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        chains: Sequence[Chain],
        policy: Policy,
        *,
        draft: str = "",
    ) -> Scene:
        """Keep what belongs to the incident; what outlets have replaced by their own later text counts as outdated."""
        members = set(incident.article_ids)
        old = {i for chain in chains for i in chain.replaced}
        own = tuple(
            replace(c, scope="superseded") if c.id in old and c.scope != "background" else c
            for c in claims
            if c.article_id in members
        )
        return cls(
            incident,
            {a.id: a for a in articles if a.id in members},
            without_campaigns(own, policy),
            {c.id: c for c in chains if members & set(c.article_ids)},
            policy,
            {c.id: c for c in claims if c.id in old},
            draft,
        )

    def as_read(self, claim: Claim) -> Claim:
        """The claim as its article has it, whatever came later."""
        return self.replaced.get(claim.id, claim)

    @cached_property
    def twins(self) -> frozenset[frozenset[str]]:
        """Pairs of articles that carry one text with different figures."""
        differing: set[frozenset[str]] = set()
        article_of = {c.id: c.article_id for c in self.claims}
        for chain in self.chains.values():
            for _, one, other in chain.differs:
                differing.add(frozenset((article_of.get(one, ""), article_of.get(other, ""))))
        return frozenset(differing)

    @cached_property
    def carriers(self) -> Mapping[str, str]:
        """The chain of each article by id."""
        return {i: chain.id for chain in self.chains.values() for i in chain.article_ids}

    @cached_property
    def versioned(self) -> frozenset[str]:
        """Items of which several versions are at hand."""
        counted = Counter(a.item for a in self.articles.values() if a.item)
        return frozenset(item for item, count in counted.items() if count > 1)

    def copies(self, one: Statement, other: Statement) -> bool:
        """Two articles that carry one text; two dispatches of one agency do not.

        Who copied one version of it says nothing of what another version has.
        """
        a, b = one.article.id, other.article.id
        if a == b or one.of_one_item(other):
            return False
        if one.figure != other.figure and (
            one.of_one_outlet(other) or {one.article.item, other.article.item} & self.versioned
        ):
            return False
        home = self.carriers.get(a)
        return home is not None and home == self.carriers.get(b) and _one_text(one.article, other.article)

    @cached_property
    def figures(self) -> Mapping[Key, tuple[Statement, ...]]:
        """Every comparable figure of the incident by fact, in the order of articles and text."""
        return collect(self.claims, self.articles, self.seats)

    @cached_property
    def ties(self) -> Ties:
        """What ties two figures to one event."""
        return Ties(self.articles, self.claims, self.seats, self.policy)

    def tie(self, one: Statement, other: Statement) -> Tie:
        """The tie of two figures; copies of one text tell one event, and so do versions of one item."""
        same_text = self.copies(one, other) or one.of_one_item(other)
        return self.ties.between(
            one.claims, other.claims, same_text=same_text, rivals=rivals(one, other) and not same_authority(one, other)
        )

    @cached_property
    def seats(self) -> frozenset[str]:
        """The places that articles put first, in lower case: the incident's own seat, not a part of it.

        Where all of it lies in one country, that is no part of it either.
        """
        first: dict[str, str] = {}
        lands = {c.within[-1].casefold() for c in self.claims if c.kind == "place" and c.within}
        for claim in self.claims:
            if claim.kind == "place" and claim.scope == "incident" and claim.value:
                first.setdefault(claim.article_id, claim.value.casefold())
        own = frozenset(lands if len(lands) == 1 else ())
        return own | frozenset(first.values()) | frozenset(p.casefold() for p in self.incident.places[:1])


def _one_text(one: Article, other: Article) -> bool:
    a, b = _triples(one.text), _triples(other.text)
    return len(a & b) >= ONE_TEXT * min(len(a), len(b))


@lru_cache(1000)
def _triples(text: str) -> frozenset[tuple[str, str, str]]:
    found = re.findall(r"\w+", text.casefold())
    return frozenset(zip(found, found[1:], found[2:], strict=False))
