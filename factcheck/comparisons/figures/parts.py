"""Groups: the set that one side counts and the other does not, and parts that do not fit into their own total."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.statements.collecting import key_of
from factcheck.comparisons.statements.statement import COUNTED, HANDFUL, Key, Statement, is_round, mentions, step
from factcheck.comparisons.verdicts.algebra import Bound, Sum, minimal_clash
from factcheck.comparisons.verdicts.ladder import LARGE, Pair
from factcheck.comparisons.verdicts.order import UNKNOWN
from factcheck.lexicon import any_of, numerals, table
from factcheck.lexicon.hedges import printed, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    named = _named(left.claims, "excludes") | _counted_in(scene, right)
    named -= _named(right.claims, "excludes") | _counted_in(scene, left)
    gap = right.figure - left.figure
    for group in sorted(named):
        if gap in _counts(scene, left.claim.kind, group) or any(gap in _beside(s, group) for s in (left, right)):
            return f"the {int(gap):,} {group}" if gap > 1 else _ONE.get(group, f"one of the {group}")
    return ""


_ONE = {"militants": "the attacker"}


def counts_attackers(pair: Pair) -> bool:
    """The higher figure has the attackers in it, the lower one not."""
    return pair.definition == _ONE["militants"] or pair.definition.endswith(" militants")


def _beside(statement: Statement, group: str) -> set[float]:
    """How many of a group the words name: one in "19 dead, the gunman included", two in "including the two gunmen"."""
    return {
        1.0 if not number else float(number) if number.isdigit() else float(numerals.words()[number])
        for text in statement.contexts
        for number in _named_there(group).findall(text)
    }


@cache
def _named_there(group: str) -> re.Pattern[str]:
    nouns = table("groups")["nouns"].get(group, ())
    many = (f"{noun[:-3]}men" if noun.endswith("man") else f"{noun}s" for noun in nouns)
    numbers = any_of((*numerals.words(), r"\d+"))
    return re.compile(rf"\bthe (?:{any_of(nouns)}|(?P<number>{numbers}) {any_of(many)})\b")


def folded(pair: Pair, missing: Mapping[str, set[float]]) -> str:
    """The missing of one of the two articles, when the higher figure counts just so many more: dead or missing."""
    gap = pair.right.figure - pair.left.figure
    near = missing.get(pair.left.article.id, set()) | missing.get(pair.right.article.id, set())
    return f"the {int(gap):,} missing" if gap >= HANDFUL and gap in near else ""


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
    return next((c.rstrip(".;:,") for c in clauses if _says_whom(c, (one.quote, other.quote))), "")


def _says_whom(clause: str, quotes: tuple[str, str]) -> bool:
    """It says whom a figure counts; of the two, "the toll included two people" says only that they are a part of it."""
    found = _counting().search(clause)
    return found is not None and not any(clause.startswith(q, found.end() + 1) for q in quotes)


@cache
def _counting() -> re.Pattern[str]:
    """How a text says whom a figure counts."""
    words = table("comparing")["counting"]
    subjects, between, verbs, phrases = (any_of(words[name]) for name in ("subjects", "between", "verbs", "phrases"))
    return re.compile(rf"\b(?:{subjects}\s+(?:{between}\s+)?{verbs}|{phrases})\b", re.IGNORECASE)


def coincidence(scene: Scene, left: Statement, right: Statement) -> str:
    """A group of just the size of the difference that no text names as the reason: a thought, no finding."""
    gap = right.figure - left.figure
    for group in ("militants", "missing"):
        if gap > 1 and gap in _counts(scene, left.claim.kind, group):
            return f"the {int(gap):,} {group}"
    return ""


def _named(claims: Iterable[Claim], which: str) -> set[str]:
    return {group for c in claims for group in getattr(c, which)}


def _counted_in(scene: Scene, statement: Statement) -> set[str]:
    """Groups that its words say are counted, the attackers too where its own sentence makes them a part of it."""
    own = {(c.article_id, c.field, c.sentence) for c in statement.claims}
    parts = {
        c.group
        for c in scene.claims
        if c.group in _ONE and c.relation == "subset" and c.kind == statement.claim.kind
        if (c.article_id, c.field, c.sentence) in own
    }
    return _named(statement.claims, "includes") | parts


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
    """Articles whose parts do not fit: a list of all of them makes another number, or some exceed a total."""
    told: dict[str, list[Claim]] = {}
    for claim in scene.claims:
        if claim.kind == kind and claim.interval is not None and claim.scope in ("incident", "part"):
            told.setdefault(claim.article_id, []).append(claim)
    result = Result()
    for article, claims in told.items():
        found = [f for listed in _lists(claims) if (f := _unequal(claims, listed))]
        taken = {c.sentence for _, parts in found for c in parts}
        found += [f for f in _exceeding(scene, claims) if f[0].sentence not in taken]
        result += Result(tuple(_row(scene, article, total, parts) for total, parts in found))
    return result


Misfit = tuple["Claim", "list[Claim]"]
"""A total, and the parts that do not fit it."""


def _lists(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The lists of an article that are all of their whole."""
    found: dict[str, list[Claim]] = {}
    for c in claims:
        if c.partition:
            found.setdefault(c.partition, []).append(c)
    return [listed for listed in found.values() if all(c.certainty in COUNTED for c in listed)]


def _unequal(claims: Sequence[Claim], parts: list[Claim]) -> Misfit | None:
    """The total that a complete list does not make.

    A total told elsewhere in the article ("26 people were killed ... The dead were ...") is held against the list only
    where no other total of the article fits, and no more are wanting than its smallest part counts: else the list may
    tell of some of them, or of others.
    """
    own = next((c for c in claims if c.id == parts[0].partition and c not in parts), None)
    totals = [own] if own else [c for c in claims if _is_total(c) and c.sentence != parts[0].sentence]
    counted = [(total, _gap(total, parts)) for total in totals if total.certainty in COUNTED]
    if not counted or any(gap == 0 for _, gap in counted):
        return None
    total, gap = min(counted, key=lambda x: (abs(x[1]), x[0].field == "title"))
    least = min(stated(c) for c in parts)
    if (gap < 0 and _may_overlap(parts)) or (own is None and abs(gap) >= least) or _counts_apart(claims, total, gap):
        return None
    return total, parts


def _gap(total: Claim, parts: Sequence[Claim]) -> float:
    """How many are wanting to the total, below 0 where there are too many; 0 where both can hold, or it is rounded."""
    bounds = [Bound(c.id, c.id, c.interval) for c in (total, *parts) if c.interval]
    gap, whole = stated(total) - sum(map(stated, parts)), stated(total)
    rounded = whole >= LARGE and is_round(whole) and 2 * abs(gap) < step(whole)
    return 0 if rounded or not minimal_clash(bounds, (Sum(total.id, tuple(c.id for c in parts)),)) else gap


def _is_total(claim: Claim) -> bool:
    return claim.group in ("", "total") and claim.relation == "whole" and claim.scope == "incident"


def _may_overlap(parts: Sequence[Claim]) -> bool:
    """Some are told by sex or age and others not: a nurse may be one of the women."""
    by_sex = {c.group in PARTITIONS[1] for c in parts}
    return len(by_sex) > 1


def _counts_apart(claims: Sequence[Claim], total: Claim, gap: float) -> bool:
    """The total counts a group that the list leaves out, and that is as many as are wanting: the attackers, say."""
    apart = {stated(c) for c in claims if c.group in _ONE}
    return gap in apart or any(group in _ONE for group in total.includes)


def _exceeding(scene: Scene, claims: Sequence[Claim]) -> Iterator[Misfit]:
    """Totals that cannot hold the parts told of them in one sentence."""
    by_sentence: dict[tuple[str, tuple[int, int]], list[Claim]] = {}
    for claim in claims:
        if claim.scope == "incident" and claim.confidence >= scene.policy.comparing.confident:
            by_sentence.setdefault((claim.field, claim.sentence), []).append(claim)
    for told in by_sentence.values():
        for partition in PARTITIONS:
            if found := _misfit(told, partition):
                yield found


def _misfit(claims: list[Claim], partition: frozenset[str]) -> Misfit | None:
    """The total and its parts; None when the parts fit."""
    totals = [c for c in claims if c.group == "total" and c.relation == "whole" and c.certainty != "feared"]
    parts = [c for c in claims if c.group in partition and c.relation == "subset" and c.certainty != "feared"]
    known = {c.id for c in claims if c.relation == "whole"} - {c.id for c in totals}
    parts = [c for c in parts if c.parent not in known]  # "79 children, 43 of them girls, and 12 nuns"
    others = [c for c in claims if c.relation == "whole" and c.group not in ("total", *partition)]
    if len(totals) != 1 or not parts or len({c.group for c in parts}) != len(parts) or others:
        return None  # of two wholes in one sentence the parts may belong to either
    bounds = [Bound(c.id, c.group, c.interval) for c in (*totals, *parts) if c.interval]
    tied = Sum("total", tuple(c.group for c in parts), complete=False)
    return (totals[0], parts) if minimal_clash(bounds, (tied,)) else None


def _row(scene: Scene, article: str, total: Claim, parts: Sequence[Claim]) -> Discrepancy:
    key = key_of(total) or Key(total.kind, total.group or "total")
    one, other, *rest = (
        Statement(c, scene.articles[article], stated(c), (c,))
        for c in (max(parts, key=stated), total, *sorted(parts, key=lambda c: c.start))
    )
    pair = Pair(one, other, key, UNKNOWN, scene.policy, parts=tuple(rest))
    words = "self_parts" if parts[0].partition else "self_exceeds"
    note = _mended(scene, article, total, parts) if parts[0].partition else ""
    return row(scene, key, [Ruling(pair, "self_contradiction", "medium", words)], [*rest, other], note=note)


def _mended(scene: Scene, article: str, total: Claim, parts: Sequence[Claim]) -> str:
    """The one figure of another article that, put for one of the parts, would make the sum hold."""
    gap = stated(total) - sum(map(stated, parts))
    fits = {
        (printed(c), printed(part), scene.articles[c.article_id].label)
        for part in parts
        for c in scene.claims
        if (c.kind, c.group, c.scope) == (part.kind, part.group, "incident") and c.article_id != article
        if c.group not in ("", "total") and c.certainty in COUNTED and stated(c) == stated(part) + gap
    }
    if len({figures[:2] for figures in fits}) != 1:
        return ""
    high, low, outlet = min(fits)
    return " " + str(table("comparing")["reasons"]["self_parts_mended"]).format(low=low, high=high, outlet=outlet)
