"""Groups: the set that one side counts and the other does not, and parts that do not fit into their own total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.comparisons.algebra import Bound, Sum, minimal_clash
from factcheck.comparisons.order import UNKNOWN
from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.scene import Key, Result, Scene, Statement, key_of, mentions
from factcheck.comparisons.verdicts import Pair
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.records import Article, Claim, Discrepancy, Kind

PARTITIONS: tuple[frozenset[str], ...] = (
    frozenset({"civilians", "security"}),
    frozenset({"women", "men", "children"}),
)
"""Groups that share nobody: by role, by age and sex. Militants stand outside: houses differ on counting them in."""


NEARBY = 150
"""Characters that may stand between the sentences of two figures of which the text says that they differ in scope."""

_TWO_MORE = re.compile(r"(?:\s*[^.!?]{1,300}[.!?]+){1,2}")


def difference(scene: Scene, left: Statement, right: Statement) -> str:
    """The set that one side's words count or leave out, when it makes exactly the difference ("the 37 militants")."""
    named = _named(left.claims, "excludes") | _named(right.claims, "includes")
    named -= _named(right.claims, "excludes") | _named(left.claims, "includes")
    gap = right.figure - left.figure
    for group in sorted(named):
        if gap in _counts(scene, left.claim.kind, group):
            return f"the {int(gap):,} {group}"
    return ""


def listed(left: Statement, right: Statement) -> bool:
    """The lower figure counts names on a list, the higher one does not."""
    lower, higher = (any(mentions(text, "list") for text in s.contexts) for s in (left, right))
    return lower and not higher


def explained(left: Statement, right: Statement) -> str:
    """The words by which an article says that two figures it gives side by side count different sets."""
    if left.article.id != right.article.id or left.figure == right.figure:
        return ""
    found = (_told_apart(left.article, a, b) for a in left.claims for b in right.claims if a.field == b.field)
    return next((words for words in found if words), "")


def _told_apart(article: Article, one: Claim, other: Claim) -> str:
    text, (first, last) = article.part(one.field), sorted((one.sentence, other.sentence))
    if last[0] - first[1] > NEARBY:
        return ""
    after = _TWO_MORE.match(text, last[1])
    clauses = re.split(r"(?<=[.;:,])\s+", " ".join(text[first[0] : after.end() if after else last[1]].split()))
    return next((c.rstrip(".;:,") for c in clauses if mentions(c.casefold(), "counted_in")), "")


def coincidence(scene: Scene, left: Statement, right: Statement) -> str:
    """A group of just the size of the difference that no text names as the reason: a thought, no finding."""
    gap = right.figure - left.figure
    for group in ("militants", "missing"):
        if gap > 1 and gap in _counts(scene, left.claim.kind, group):
            return f"the {int(gap):,} {group}"
    return ""


def _named(claims: Iterable[Claim], which: str) -> set[str]:
    return {group for c in claims for group in getattr(c, which)}


def _counts(scene: Scene, kind: Kind, group: str) -> set[float]:
    """Current counts of a group: of the same kind, or of its own kind ("dead or missing")."""
    return {
        stated(c)
        for c in scene.claims
        if c.interval is not None
        and c.scope == "incident"
        and ((c.kind == kind and c.group == group) or (c.kind == group and c.group == "total"))
    }


def misfits(scene: Scene, kind: Kind) -> Result:
    """Articles whose parts, told in one sentence with their total, do not fit into it."""
    by_sentence: dict[tuple[str, str, tuple[int, int]], list[Claim]] = {}
    for claim in scene.claims:
        sure = claim.confidence >= scene.policy.comparing.confident
        if claim.kind == kind and claim.interval is not None and claim.scope == "incident" and sure:
            by_sentence.setdefault((claim.article_id, claim.field, claim.sentence), []).append(claim)
    result = Result()
    for (article, _, _), claims in by_sentence.items():
        for partition in PARTITIONS:
            found = _misfit(claims, partition)
            if found:
                result += Result((_row(scene, article, *found),))
    return result


def _misfit(claims: list[Claim], partition: frozenset[str]) -> tuple[Claim, Claim] | None:
    """The total and the part most in its way; None when the parts fit."""
    totals = [c for c in claims if c.group == "total" and c.relation == "whole" and c.certainty != "feared"]
    parts = [c for c in claims if c.group in partition and c.relation == "subset" and c.certainty != "feared"]
    if len(totals) != 1 or not parts or len({c.group for c in parts}) != len(parts):
        return None
    bounds = [Bound(c.id, c.group, c.interval) for c in (*totals, *parts) if c.interval]
    tied = Sum("total", tuple(c.group for c in parts), complete=False)
    if not minimal_clash(bounds, (tied,)):
        return None
    return totals[0], max(parts, key=stated)


def _row(scene: Scene, article: str, total: Claim, part: Claim) -> Discrepancy:
    key = key_of(total) or Key(total.kind, "total")
    one, other = (Statement(c, scene.articles[article], stated(c), (c,)) for c in (part, total))
    pair = Pair(one, other, key, UNKNOWN, scene.policy)
    return row(scene, key, [Ruling(pair, "self_contradiction", "medium", "self_parts")], [one, other])
