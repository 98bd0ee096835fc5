"""What a draft has against itself, or against the text that it was made from: rows of the whole comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.comparisons.scene import Scene
    from factcheck.records import Discrepancy, Findings, Rule


def remarks(scene: Scene, together: Findings) -> Iterator[Remark]:
    """Rows that set the draft against itself, against its twin, or over who the dead were."""
    for row in together.discrepancies:
        mine = [c for c in (row.left, row.right) if c.article_id == scene.draft]
        if mine and (rule := _rule(row)):
            yield Remark(
                rule=rule,
                severity=row.severity,
                kind=row.kind,
                group=row.group,
                message=row.reason,
                claim=mine[-1],
                wording=row.wording,
                against=tuple(c.id for c in (row.left, row.right) if c.id != mine[-1].id),
            )


def _rule(row: Discrepancy) -> Rule | None:
    if row.verdict == "self_contradiction":
        return "self_contradiction"
    if "status_dispute" in row.flags:
        return "disputed"
    return "conflict" if row.verdict == "conflict" and "differs_from_twin" in row.flags else None
