"""What a report holds: everything one comparison found, ranked, and complete without the articles' texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from factcheck.errors import InputError
from factcheck.policy import Policy, fields
from factcheck.report import ranking
from factcheck.report.excerpts import Excerpt, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.records import (
        Article,
        Chain,
        Claim,
        Comparison,
        Discrepancy,
        Fact,
        Findings,
        Grouping,
        Incident,
        Reading,
        Remark,
        Skipped,
        Status,
    )

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a comparison yields, as its files tell it.

    Tuples are in stable order; discrepancies and incidents gravest first.

    Attributes:
        articles: every article that was read, oldest first, undated ones last.
        claims: every claim, each with its ``origin`` (chain id), by article.
        incidents: the events, gravest dispute first.
        chains: lines of descent among the articles.
        discrepancies: ranked; the rank of one is its position, from 1.
        comparisons: pairs looked at that are no discrepancy, with the reason.
        facts: what is current on each fact, and how much stands behind it.
        remarks: of a draft that was checked, what to mend in it, gravest first.
        skipped: what was given and not read, with the reason.
        warnings: what had to be mended in articles that were read, and which facts were told too often to compare all.
        policy_version: the policy's version and a hash of its content, so that an altered policy shows.
        policy: the whole policy as plain data.
        excerpts: per claim id, its words with those around them, at most 40 words in all.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
    chains: tuple[Chain, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Skipped, ...] = ()
    policy_version: str = ""
    policy: Mapping[str, Any] = field(default_factory=dict, hash=False)
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict, hash=False, repr=False)

    @classmethod
    def build(
        cls,
        reading: Reading,
        grouping: Grouping,
        findings: Sequence[Findings],
        policy: Policy,
        *,
        remarks: tuple[Remark, ...] = (),
    ) -> Self:
        """Bundle the stages' records; rank the discrepancies over all incidents."""
        articles = ranking.oldest_first(reading.articles)
        by_id = {article.id: article for article in articles}
        discrepancies = ranking.ranked([d for f in findings for d in f.discrepancies])
        return cls(
            articles=articles,
            claims=ranking.in_reading_order(grouping.claims, articles),
            incidents=ranking.gravest_first(grouping.incidents, discrepancies),
            chains=grouping.chains,
            discrepancies=discrepancies,
            comparisons=tuple(c for f in findings for c in f.comparisons),
            facts=tuple(fact for f in findings for fact in f.facts),
            remarks=remarks,
            skipped=reading.skipped,
            warnings=(*reading.warnings, *(note for f in findings for note in f.notes)),
            policy_version=policy.fingerprint,
            policy=fields(policy),
            excerpts={c.id: excerpt(by_id[c.article_id], c) for c in grouping.claims if c.article_id in by_id},
        )

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.articles}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def incident_of(self) -> Mapping[str, str]:
        """The incident id of each article id."""
        return {m.article_id: incident.id for incident in self.incidents for m in incident.members}

    @cached_property
    def claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each incident's articles, by incident id."""
        return _grouped((self.incident_of.get(c.article_id, ""), c) for c in self.claims)

    @cached_property
    def facts_in(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by incident id."""
        return _grouped((f.incident_id, f) for f in self.facts)

    @cached_property
    def disputes_in(self) -> Mapping[str, tuple[tuple[int, Discrepancy], ...]]:
        """Discrepancies with their rank, by incident id."""
        return _grouped((d.incident_id, (rank, d)) for rank, d in enumerate(self.discrepancies, start=1))

    def decided(self, name: str | int, decision: Status, note: str = "") -> Self:
        """The same report with an editor's decision on one discrepancy, by its id or rank.

        Raises:
            InputError: none has that id or rank.
        """
        asked = self.discrepancy(name)
        rows = (replace(d, decision=decision, note=note) if d is asked else d for d in self.discrepancies)
        return replace(self, discrepancies=tuple(rows))

    def remembering(self, earlier: Content) -> Self:
        """The same report with the decisions of an earlier one on the same discrepancies that have none here."""
        told = {d.id: d for d in earlier.discrepancies if d.decision}
        if not told:
            return self
        rows = tuple(
            replace(d, decision=told[d.id].decision, note=told[d.id].note) if d.id in told and not d.decision else d
            for d in self.discrepancies
        )
        return replace(self, discrepancies=rows)

    @property
    def open(self) -> tuple[Discrepancy, ...]:
        """The discrepancies on which nobody has decided."""
        return tuple(d for d in self.discrepancies if not d.decision)

    def outlet(self, article_id: str) -> str:
        """Who prints an article, as a person knows it: its outlet, else its id or file."""
        article = self.article.get(article_id)
        return article.label if article else article_id

    def excerpt(self, claim: Claim) -> Excerpt:
        """The claim's words with those around them; the bare quote when the text is not at hand."""
        return self.excerpts.get(claim.id) or Excerpt("", claim.quote, "")

    def chosen(self, incident: str | None) -> tuple[Incident, ...]:
        """The incident of that id, or, without one, all that hold something to print, hold, drop or explain.

        Raises:
            InputError: no incident has that id.
        """
        if incident is None:
            spoken = {d.incident_id for d in self.discrepancies} | {f.incident_id for f in self.facts}
            return tuple(i for i in self.incidents if i.id in spoken)
        found = tuple(i for i in self.incidents if i.id == incident)
        if not found:
            raise InputError(f"no incident has the id {incident!r}", mend="`factcheck incidents DIR` lists them")
        return found

    def discrepancy(self, name: str | int) -> Discrepancy:
        """A discrepancy by its id, or by its rank.

        Raises:
            InputError: none has that id or rank.
        """
        for rank, d in enumerate(self.discrepancies, start=1):
            if str(name) in (d.id, str(rank)):
                return d
        raise InputError(
            f"no discrepancy has the id or rank {name!r}",
            mend=f"there are {len(self.discrepancies)}; discrepancies.csv lists them",
        )


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})
