"""What the comparers of places, dates, actors and causes share: values without a number, a row for two that differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.comparisons.figures.representatives import note, select
from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.statements.statement import Key, Statement
from factcheck.comparisons.verdicts.ladder import Pair
from factcheck.comparisons.verdicts.order import UNKNOWN
from factcheck.comparisons.wording import phrasing
from factcheck.records import NAME_KINDS, Claim, Comparison, Discrepancy, Kind, Severity, Skipped, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.scene import Scene


def statements(scene: Scene, kind: Kind) -> dict[str, list[Statement]]:
    """Values of one kind about this incident by article, in the order of the text (a place's or date's best first)."""
    found: dict[str, list[Statement]] = {}
    for claim in scene.claims:
        if claim.kind == kind and claim.value and claim.scope in ("incident", "part"):
            found.setdefault(claim.article_id, []).append(
                Statement(claim, scene.articles[claim.article_id], 0.0, (claim,))
            )
    heard = {s.article.id for s in select([given[0] for given in found.values()], scene.policy.comparing.statements)}
    return {article: given for article, given in found.items() if article in heard}


def notes(scene: Scene) -> tuple[Skipped, ...]:
    """Kinds that more articles tell of than are held against each other."""
    told = {(c.kind, c.article_id) for c in scene.claims if c.kind in NAME_KINDS and c.scope in ("incident", "part")}
    counted = Counter(kind for kind, _ in sorted(told))
    return tuple(n for kind, count in counted.items() for n in note(scene, kind, "", count))


def finding(  # noqa: PLR0917 - read as a sentence at every call
    scene: Scene,
    kind: Kind,
    clashes: Sequence[tuple[Statement, Statement]],
    verdict: Verdict,
    severity: Severity,
    words: str,
) -> Discrepancy:
    """One row for pairs of values that differ; the first pair speaks for all."""
    key = Key(kind, "")
    rulings = [
        Ruling(Pair(a, b, key, UNKNOWN, scene.policy, copies=scene.copies(a, b)), verdict, severity, words)
        for a, b in clashes
    ]
    involved = {s.claim.id: s for pair in clashes for s in pair}
    told = list(involved.values())
    open_ = verdict == "disputed" or severity != "low"
    return row(scene, key, rulings, told, safe=phrasing.named(told, key, scene.policy, open_=open_))


def agree(scene: Scene, left: Claim, right: Claim, reason: str) -> Comparison:
    """A pair that was looked at and does not clash."""
    return Comparison(
        incident_id=scene.incident.id, kind=left.kind, group="", left=left.id, right=right.id,
        verdict="compatible", reason=reason,
    )  # fmt: skip


def unlike(scene: Scene, left: Claim, right: Claim, reason: str) -> Comparison:
    """A pair that cannot be held against each other, with the reason."""
    return replace(agree(scene, left, right, reason), verdict="not_comparable")
