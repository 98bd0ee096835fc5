"""Which claim of ours answers which count of a gold set: for the measures and fittings that look at one side of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.records import COUNT_KINDS, Article, Claim

NEAR = 80
"""Characters from the gold's evidence within which its figure may stand."""
VAGUE = {"dozens", "hundreds", "thousands", "few", "several", "scores"}


def rows(gold: Mapping[str, Any], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    """The counts of people in a gold set."""
    return [g for g in gold["claims"] if g["kind"] in COUNT_KINDS and g["article"] in articles]


def matched(
    articles: Mapping[str, Article], claims: Sequence[Claim], gold: Mapping[str, Any]
) -> Iterator[tuple[Claim, dict[str, Any]]]:
    """Each count of the gold with our claim of its kind and number: the one in its evidence, else near, else any."""
    counts = [c for c in claims if c.kind in COUNT_KINDS and c.interval is not None]
    taken: set[str] = set()
    for row in rows(gold, articles):
        like = [c for c in counts if c.id not in taken and same(row, c)]
        spans = [
            (name, m.start(), m.end())
            for name in ("title", "body")
            for m in re.finditer(re.escape(row["evidence"]), articles[row["article"]].part(name))
        ]
        inside = [c for c in like if any(c.field == f and c.start < e and s < c.end for f, s, e in spans)]
        near = [c for c in like if any(c.field == f and s - NEAR <= c.start <= e + NEAR for f, s, e in spans)]
        if pick := inside or near or like:
            best = max(pick, key=lambda c: (c.group == row["who"], c.scope == scope(row)))
            taken.add(best.id)
            yield best, row


def scope(row: Mapping[str, Any]) -> str:
    """The scope that the gold gives a count; superseded counts as its own."""
    return "superseded" if row.get("superseded") else str(row["scope"])


def same(row: Mapping[str, Any], claim: Claim) -> bool:
    """A claim of the gold's article, kind and number."""
    bounds = claim.interval
    if bounds is None or claim.kind != row["kind"] or claim.article_id != row["article"]:
        return False
    said = {x for x in (bounds.low, bounds.best, bounds.high) if x is not None}
    if (row.get("hedge") or "").lower() in VAGUE:
        return any(row["low"] / 2.1 <= x <= row["low"] * 2.1 for x in said)
    return bool(said & {x for x in (row["low"], row["high"]) if x is not None})
