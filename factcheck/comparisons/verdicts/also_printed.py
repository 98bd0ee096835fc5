"""What an article prints beside a figure: by article, the numbers that may explain it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparisons.verdicts.ladder import CORRECTED
from factcheck.comparisons.verdicts.order import TELLING
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Key, Statement
    from factcheck.records import Kind

MOST_PARTS = 12
"""Parts of one article that sums are tried over: beyond this some sum always fits."""


def by_article(
    scene: Scene, key: Key, statements: Sequence[Statement]
) -> tuple[dict[str, set[float]], dict[str, Statement], dict[str, set[float]]]:
    """By article: every figure it stands by, its highest present one, and the figures of its body."""
    given: dict[str, set[float]] = defaultdict(set)
    body: dict[str, set[float]] = defaultdict(set)
    for s in statements:
        if not (s.superseded and s.cues & CORRECTED):
            given[s.article.id].add(s.figure)
    tops: dict[str, Statement] = {}
    for s in statements:
        if s.current and (s.article.id not in tops or s.figure > tops[s.article.id].figure):
            tops[s.article.id] = s
    for c in scene.claims:
        if c.kind == key.kind and c.interval is not None and c.field == "body" and c.scope != "superseded":
            body[c.article_id].add(stated(c))
    outdated = {(s.article.id, s.figure) for s in statements if s.superseded}
    for s in statements:
        if s.claim.field == "title" and (s.article.id, s.figure) not in outdated and _stands_in(s):
            body[s.article.id].add(s.figure)
    return given, tops, body


def _stands_in(head: Statement) -> bool:
    """The body prints the headline's number, whatever it counts there: the headline is no leftover."""
    if head.figure < TELLING:
        return False
    number = rf"(?<![\d.,])(?:{head.figure:.0f}|{head.figure:,.0f})(?![\d%]|[.,]\d)"
    return bool(re.search(number, head.article.text))


def sums(scene: Scene, kind: Kind, place: str | None) -> dict[str, set[float]]:
    """What an article's own smaller figures of a kind can explain: each figure, and sums of the parts it tells.

    Of a place, what it tells of that place or of none.
    """
    terms: dict[str, set[float]] = {}
    parts: dict[str, list[float]] = {}
    for claim in scene.claims:
        if claim.kind != kind or claim.interval is None or claim.scope not in ("incident", "part"):
            continue
        if place and claim.place and claim.place.casefold() != place:
            continue
        terms.setdefault(claim.article_id, set()).add(stated(claim))
        if claim.scope == "part" or claim.relation != "whole":
            parts.setdefault(claim.article_id, []).append(stated(claim))
    for article, figures in parts.items():
        terms[article] |= {sum(some) for n in (2, 3) for some in combinations(figures[:MOST_PARTS], n)}
    return terms


def missing(scene: Scene) -> dict[str, set[float]]:
    """How many each article says are missing, by its id."""
    lost: dict[str, set[float]] = {}
    for c in scene.claims:
        if c.kind == "missing" and c.scope == "incident" and c.interval and not c.interval.is_open:
            lost.setdefault(c.article_id, set()).add(stated(c))
    return lost
