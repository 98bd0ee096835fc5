"""The five stages on one screen: START HERE.

    articles -> claims -> incidents -> comparisons -> report

Each stage is a pure function over the records of ``records.py``. The stages never import one another: they are tied
together here and nowhere else. Models are loaded by the stages that need them, on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from factcheck import articles as reading
from factcheck import claims as claiming
from factcheck import comparisons as comparing
from factcheck import incidents as grouping
from factcheck.errors import InputError
from factcheck.policy import Policy
from factcheck.records import (
    Article,
    Claim,
    Discrepancy,
    Explanation,
    Extraction,
    Findings,
    Grouping,
    Incident,
    Reading,
)
from factcheck.report import Report

if TYPE_CHECKING:
    from factcheck.incidents import Encoder, Pins
    from factcheck.records import Progress


class Extract(Protocol):
    """The claims stage: ``claims.extract_all``, or what does the same from a cache or in several processes."""

    def __call__(self, articles: Sequence[Article], policy: Policy, *, progress: Progress | None = None) -> Extraction:
        """Claims of the articles, in their order."""


def compare(
    articles: Iterable[Article],
    policy: Policy | None = None,
    *,
    encoder: Encoder | None = None,
    pins: Pins | None = None,
    together: bool = False,
    earlier: Report | None = None,
    extract: Extract = claiming.extract_all,
    progress: Progress | None = None,
) -> Report:
    """Group articles into incidents and report what differs within each.

    Args:
        articles: any number of articles, of any number of incidents, in any order.
        policy: the house style; the default policy when None.
        encoder: turns texts into vectors; the bundled sentence-transformers model when None.
        pins: articles that an editor has put together or apart; these win over the grouping.
        together: take all articles as one incident, because the caller knows that they are; nothing is grouped.
        earlier: a report of some of these articles: they keep their incidents and ids, and only the others are grouped.
        extract: how claims are had; read from the articles, here and now, by default.
        progress: told how far each stage is.
    """
    policy = policy or Policy.load()
    read, claims = _read(articles, policy, extract, progress)
    if together:
        grouped = grouping.together(read.articles, claims)
    else:
        known = _known(earlier, read.articles) if earlier else None
        grouped = grouping.group(
            read.articles, claims, policy, encoder=encoder, pins=pins, progress=progress, known=known
        )
    grouped = grouping.judge(read.articles, grouped)
    findings = _compare_each(read.articles, grouped, policy, progress)
    return Report.build(read, grouped, findings, policy)


def check(
    draft: Article,
    against: Iterable[Article],
    policy: Policy | None = None,
    *,
    extract: Extract = claiming.extract_all,
) -> Report:
    """Compare a draft with coverage that is taken as one incident.

    The report holds the discrepancies that the draft stands in, and in ``remarks`` what to mend in it. A draft is
    printed after what it is held against: without a date it counts as of the newest article.

    Raises:
        InputError: the draft has no text, none in English, or more than the policy lets one article cost.
    """
    policy = policy or Policy.load()
    read = reading.prepare_draft(draft, against)
    found = extract(read.articles, policy)
    if reason := found.unread.get(read.articles[0].id):
        raise InputError(reason, where=draft.origin or "the draft")
    read = reading.without(read, found.unread)
    grouped = grouping.judge(read.articles, grouping.together(read.articles, found.claims))
    ((incident, members, claims),) = _incidents(read.articles, grouped)
    findings, remarks = comparing.check(incident, members, claims, grouped.chains, policy, draft=read.articles[0].id)
    return Report.build(read, grouped, [findings], policy, remarks=remarks)


def extract(article: Article, policy: Policy | None = None) -> list[Claim]:
    """Every claim that one article makes, in the order of its text.

    Raises:
        InputError: the article is beyond the policy's bounds (``reading``).
    """
    found = claiming.extract_all((article,), policy or Policy.load())
    if reason := found.unread.get(article.id):
        raise InputError(reason, where=article.origin or f"article {article.id}")
    return list(found.claims)


def extract_all(
    articles: Iterable[Article],
    policy: Policy | None = None,
    *,
    extract: Extract = claiming.extract_all,
    progress: Progress | None = None,
) -> Report:
    """Every claim of many articles, without grouping or comparing: a report of articles and claims alone."""
    policy = policy or Policy.load()
    read, claims = _read(articles, policy, extract, progress)
    return Report.build(read, Grouping(incidents=(), chains=(), claims=claims), (), policy)


def _read(
    articles: Iterable[Article], policy: Policy, extract: Extract, progress: Progress | None
) -> tuple[Reading, tuple[Claim, ...]]:
    """The first two stages; an article that the second gives up is listed as not read."""
    read = reading.prepare(articles)
    found = extract(read.articles, policy, progress=progress)
    return reading.without(read, found.unread), found.claims


def explain(report: Report, discrepancy: Discrepancy) -> Explanation:
    """How one finding of a report came about: readings, order, algebra, rule."""
    involved = [report.claim[i] for i in discrepancy.claims if i in report.claim]
    return comparing.explain(discrepancy, involved, report.articles)


def _known(earlier: Report, articles: Sequence[Article]) -> Grouping:
    """An earlier report's grouping, without incidents of which an article's id now stands for another article."""
    now = {article.id: article for article in articles}
    other = {a.id for a in earlier.articles if a.id in now and not _same(a, now[a.id])}
    return Grouping(
        incidents=tuple(i for i in earlier.incidents if other.isdisjoint(i.article_ids)),
        chains=earlier.chains,
        claims=earlier.claims,
    )


def _same(a: Article, b: Article) -> bool:
    """One article, perhaps in a later version; reports do not keep the texts."""
    return a.outlet == b.outlet and (a.title == b.title or a.published == b.published)


def _compare_each(
    articles: tuple[Article, ...], grouped: Grouping, policy: Policy, progress: Progress | None
) -> list[Findings]:
    findings = []
    for done, (incident, members, claims) in enumerate(_incidents(articles, grouped), start=1):
        findings.append(comparing.compare(incident, members, claims, grouped.chains, policy))
        if progress:
            progress("comparing", done, len(grouped.incidents))
    return findings


def _incidents(
    articles: tuple[Article, ...], grouped: Grouping
) -> Iterator[tuple[Incident, list[Article], list[Claim]]]:
    """Each incident with its articles and their claims, in its own order, whatever order they were given in."""
    by_id = {article.id: article for article in articles}
    claims_of: dict[str, list[Claim]] = {}
    for claim in grouped.claims:
        claims_of.setdefault(claim.article_id, []).append(claim)
    for incident in grouped.incidents:
        members = [by_id[i] for i in incident.article_ids]
        yield incident, members, [c for i in incident.article_ids for c in claims_of.get(i, ())]
