"""Which dispute an editor reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.records import COUNT_KINDS, SEVERITIES, Article, Claim, Discrepancy, Incident, Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

STATUSES: Final[tuple[Status, ...]] = ("drop", "hold", "print")
"""What is printed and wrong goes before what is open, and that before what is settled."""
VERDICTS: Final[tuple[Verdict, ...]] = (
    "revision", "disputed", "conflict", "self_contradiction", "definition", "update", "less_precise", "compatible",
)  # fmt: skip

Key = tuple[int, int, int, int, bool, float, float, float, str]


def ranked(discrepancies: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Gravest first: severity, status, verdict, kind, gap as a share, evidence; the id settles ties.

    Of quiet ones evidence goes first, and before it what a text itself orders: what few print, far apart, is more
    often two things than a change of one.
    """
    return tuple(sorted(discrepancies, key=gravity))


def gravity(d: Discrepancy) -> Key:
    """The sort key of one dispute; smaller is graver."""
    kind = COUNT_KINDS.index(d.kind) if d.kind in COUNT_KINDS else len(COUNT_KINDS)
    quiet = d.severity == "low"
    return (
        SEVERITIES.index(d.severity),
        STATUSES.index(d.status),
        0 if "status_dispute" in d.flags else 1 + VERDICTS.index(d.verdict),
        kind,
        quiet and d.order_basis != "cue",
        *(
            (-len(d.chains), -len(d.outlets), gap_share(d))
            if quiet
            else (-gap_share(d), -len(d.chains), -len(d.outlets))
        ),
        d.id,
    )


def gap_share(d: Discrepancy) -> float:
    """How far the two sides lie apart, as a share of the larger figure (0 to 1; 0 for names)."""
    one, other = d.left.interval, d.right.interval
    if one is None or other is None:
        return 0.0
    largest = max(one.stated, other.stated)
    return min(1.0, abs(one.stated - other.stated) / largest) if largest else 0.0


def gravest_first(incidents: Sequence[Incident], discrepancies: Sequence[Discrepancy]) -> tuple[Incident, ...]:
    """Incidents by their gravest dispute; those without one by their number of articles, then by id."""
    rank: dict[str, int] = {}
    for position, d in enumerate(discrepancies):
        rank.setdefault(d.incident_id, position)
    last = len(discrepancies)
    return tuple(sorted(incidents, key=lambda i: (rank.get(i.id, last), -len(i.members), i.id)))


def oldest_first(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Articles by publication, undated ones last; the id settles ties, so the order of the input changes nothing."""

    def key(article: Article) -> tuple[bool, str, str]:
        when = article.when
        return when is None, "" if when is None else when.earliest.isoformat(), article.id

    return tuple(sorted(articles, key=key))


def in_reading_order(claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[Claim, ...]:
    """Claims by article; within one as they came, since the best date and place stand first."""
    position = {article.id: number for number, article in enumerate(articles)}
    return tuple(sorted(claims, key=lambda c: position.get(c.article_id, len(position))))
