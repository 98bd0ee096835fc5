"""What the figures around a figure are taken for: more evidence, once each has been judged by itself.

A lead that tells of one valley's dead makes the counts below it that valley's, and a figure between two of another
event is that event's. ``around`` gives this as numbers from 0 to 1, from how likely each is of which scope.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.incidents.extent.evidence import LEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Mapping, Sequence

    from factcheck.incidents.extent.extent import Extent
    from factcheck.records import Article, Claim, Scope

    Likely = Mapping[str, Mapping[Scope, float]]

COMPANY = (
    "lead_part",
    "paragraph_part",
    "paragraph_background",
    "article_background",
    "behind_likely_part",
)
"""How likely those in the title and lead are a part; those of its paragraph a part or another event's; those of its
article another event's; and the one before it a part."""


def around(extent: Extent, articles: Mapping[str, Article], likely: Likely) -> dict[str, dict[str, float]]:
    """For each figure what those around it are taken for, by how likely each is of which scope."""
    found: dict[str, dict[str, float]] = {}
    for name, told in extent.ordered.items():
        listed = [c for c in told if c.id in likely]
        rows = _in_article(listed, articles[name], likely)
        found |= {c.id: {row: value for row, by_id in rows.items() if (value := by_id.get(c.id))} for c in listed}
    return found


def _in_article(listed: Sequence[Claim], article: Article, likely: Likely) -> dict[str, dict[str, float]]:
    line = {c.id: (c.field, article.part(c.field).rfind("\n", 0, c.start)) for c in listed}
    lead = {c.id for c in listed if c.start < LEAD and c.relation != "subset"}

    def beside(scope: Scope, key: Callable[[Claim], Hashable], shown: Container[str] = likely) -> dict[str, float]:
        """How likely others with the same key have a scope, on average over those that are shown."""
        value = {c.id: likely[c.id].get(scope, 0.0) for c in listed if c.id in shown}
        shared: dict[Hashable, list[float]] = defaultdict(list)
        for claim in listed:
            if claim.id in value:
                shared[key(claim)].append(value[claim.id])
        sums = {k: (math.fsum(values), len(values)) for k, values in shared.items()}
        found = {}
        for claim in listed:
            total, n = sums.get(key(claim), (0.0, 0))
            if claim.id in value:
                total, n = total - value[claim.id], n - 1
            found[claim.id] = max(total / n, 0.0) if n else 0.0
        return found

    return {
        "lead_part": beside("part", lambda _: None, lead),
        "paragraph_part": beside("part", lambda c: line[c.id]),
        "paragraph_background": beside("background", lambda c: line[c.id]),
        "article_background": beside("background", lambda _: None),
        "behind_likely_part": {
            c.id: likely[before.id].get("part", 0.0) for before, c in pairwise(listed) if before.field == c.field
        },
    }
