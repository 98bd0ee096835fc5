"""Two figures of one fact in the light of all others: what explains them, what was passed, what was lowered."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparisons.figures import parts
from factcheck.comparisons.statements.statement import Key, Statement, is_round, same_authority, step
from factcheck.comparisons.verdicts import corrections, counters
from factcheck.comparisons.verdicts.also_printed import by_article, missing, sums
from factcheck.comparisons.verdicts.ladder import CORRECTED, Pair, campaign, judge, opposed, takes_back
from factcheck.comparisons.verdicts.order import FAR, RISING, UNKNOWN, Order, Snapshots, order
from factcheck.lexicon import table
from factcheck.lexicon.hedges import figure, printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.scene import Scene


COUNTED = 20
"""Fewer people than that are told group by group, and any of the groups may make up a difference."""


@dataclass(frozen=True, slots=True)
class Paired:
    """Every pair of one fact.

    Attributes:
        tied: those that count one event.
        apart: those that do not, with the reason in words.
        lowered: (figure, what it was lowered to, None where that is not told) where a text itself says so.
    """

    tied: tuple[Pair, ...]
    apart: tuple[tuple[Pair, str], ...]
    lowered: tuple[tuple[float, float | None], ...]


def pairs(scene: Scene, key: Key, statements: Sequence[Statement], snapshots: Snapshots) -> Paired:
    """Each figure against each other, with all that decides the verdict."""
    terms = sums(scene, key.kind, key.place)
    ranked = {article: sorted(figures) for article, figures in terms.items()}
    given, tops, body = by_article(scene, key, statements)
    lost = missing(scene) if key.kind == "killed" else {}

    def described(a: Statement, b: Statement) -> Pair:
        p = _pair(scene, key, a, b, order(*_low_high(a, b), key, snapshots))
        folded = parts.folded(p, lost)
        found = p.rises and folded  # who was missing was found dead since
        if not found and counters.at_once(p, statements):
            p = replace(p, order=UNKNOWN, at_once=True)
        return replace(
            p,
            adds_up=_adds_up(scene, p, terms, given, body) and not counters.by_chance(scene, p),
            echoed=not p.same_article and _echoed(p, given, tops),
            topped=_topped(scene, p, tops),
            definition=parts.difference(scene, p.left, p.right) or ("" if p.rises else folded),
            listed=key.kind in ("killed", "missing") and not _close(p) and parts.listed(p.left, p.right),
            explained=parts.explained(p.left, p.right),
            tie=scene.tie(p.left, p.right),
            sole=_sole(p, ranked),
            fresh=_fresh(p, statements),
        )

    every = [described(a, b) for a, b in combinations(statements, 2)]
    reasons = [_untied(p, body) for p in every]
    tied = [p for p, why in zip(every, reasons, strict=True) if not why]
    passed = _passed(tied)
    tied = [replace(p, overtaken=True) if _overtaken(p, passed) else p for p in tied]
    lowered = _lowered(tied)
    tied = [replace(p, withdrawn=True) if _withdrawn(p, lowered) else p for p in tied]
    if all(_reached(p, statements) for p in tied if judge(p) == "disputed"):
        tied = [replace(p, reached=True) for p in tied]
    apart = tuple((p, why) for p, why in zip(every, reasons, strict=True) if why)
    return Paired(tuple(tied), apart, lowered)


def _low_high(a: Statement, b: Statement) -> tuple[Statement, Statement]:
    low, high = sorted((a, b), key=lambda s: (s.figure, s.interval.low))
    return low, high


def _pair(scene: Scene, key: Key, a: Statement, b: Statement, order: Order) -> Pair:
    left, right = _low_high(a, b)
    copied = scene.copies(left, right)
    if order.basis == "snapshot" and (copied or (order.first == "right" and key.kind in RISING)):
        order = (
            UNKNOWN  # what a copy carries over tells no time; nor do figures that say later where this one says earlier
        )
    drafted = scene.draft in {left.article.id, right.article.id}
    replaced = any(c.id in scene.replaced for s in (left, right) for c in s.claims)
    p = Pair(left, right, key, order, scene.policy, copies=copied, replaced=replaced, drafted=drafted)
    return replace(p, contrasted=counters.contrasted(left, right))


def _adds_up(
    scene: Scene, pair: Pair, sums: dict[str, set[float]], given: dict[str, set[float]], body: dict[str, set[float]]
) -> bool:
    """One article's own figures make up the difference: parts of its toll, or of the other's."""
    difference = pair.right.figure - pair.left.figure
    if not pair.left.figure:
        return False
    article = pair.left.article.id
    if difference == pair.left.figure and not _twice(scene, pair):
        return False  # it would have to be counted twice
    if pair.same_article:
        head = next((s for s in (pair.left, pair.right) if s.claim.field == "title"), None)
        return difference in sums.get(article, ()) or (head is not None and head.figure in body[article])
    return difference > 0 and difference in given[article]


def _twice(scene: Scene, pair: Pair) -> bool:
    """The sentence of the lower figure has it twice, for two groups: "2 women and 2 soldiers"."""
    given = pair.left.claim
    return any(
        (c.article_id, c.field, c.sentence, c.kind) == (given.article_id, given.field, given.sentence, given.kind)
        and c.interval is not None
        and c.interval.stated == pair.left.figure
        and c.group not in (given.group, "children", "women", "men")
        for c in scene.claims
    )


def _echoed(pair: Pair, given: dict[str, set[float]], tops: dict[str, Statement]) -> bool:
    """One of the two articles has the other's figure too, not as a mistake, or a higher one that agrees with it."""
    if pair.left.figure in given[pair.right.article.id] or pair.right.figure in given[pair.left.article.id]:
        return True
    top = tops.get(pair.left.article.id)
    return top is not None and top.figure > pair.left.figure and top.interval.meets(pair.right.interval)


def _reached(pair: Pair, statements: Sequence[Statement]) -> bool:
    """One side's figure lies between two of the other's: they may have counted a moving toll at different times."""
    if pair.falls or pair.same_moment or pair.same_article or not opposed(pair.left, pair.right, pair.policy):
        return False
    return any(
        (s.figure >= pair.right.figure and s is not pair.right and opposed(s, pair.right, pair.policy))
        or (s.figure <= pair.left.figure and s is not pair.left and opposed(s, pair.left, pair.policy))
        for s in statements
        if s.current and not s.minor
    )


def _topped(scene: Scene, pair: Pair, tops: dict[str, Statement]) -> bool:
    """The article gives a present figure above both, of the same event and of their size."""
    top = tops.get(pair.left.article.id)
    if not pair.same_article or top is None or pair.right.cues & CORRECTED:
        return False
    size = pair.policy.comparing.part_share * top.figure <= pair.right.figure < top.interval.low
    return size and scene.tie(pair.right, top).one_event


def _sole(pair: Pair, ranked: dict[str, list[float]]) -> bool:
    """Beside the headline's figure the article has one only that is large enough to be no mere part of it."""
    least = pair.policy.comparing.part_share * pair.right.figure if pair.right.figure >= COUNTED else 0.0
    figures = ranked.get(pair.left.article.id, [])
    return len(figures) - bisect_left(figures, least) <= 2


def _close(pair: Pair) -> bool:
    return pair.left.figure >= (1 - pair.policy.comparing.gap_share) * pair.right.figure


def _fresh(pair: Pair, statements: Sequence[Statement]) -> bool:
    """On a later day one prints a lower figure than all before, which nobody had printed by the time of the higher one.

    Further below it may be an old one all the same.
    """
    begin, end = pair.right.moment, pair.left.moment
    if not (begin and end and begin.day < end.day) or pair.left.threshold:
        return False
    if not _close(pair):
        return False
    return not any(
        (s.figure > pair.right.figure and s.current and s.moment is not None and not end.before(s.moment))
        or (s.figure == pair.left.figure and (s.moment is None or not begin.before(s.moment)))
        for s in statements
    )


def _passed(pairs: Sequence[Pair]) -> float:
    """The highest figure that the toll is known to have passed (-1: none); a return to an older one passes nothing."""
    dated = [(s.figure, s.moment) for p in pairs for s in (p.left, p.right) if s.current and s.moment]

    def returns(p: Pair) -> bool:
        begin = p.left.moment
        return begin is not None and any(f == p.right.figure and when.before(begin) for f, when in dated)

    rising = [
        p.left.figure
        for p in pairs
        if p.rises
        and (p.order.basis != "cue" or p.same_article)
        and p.key.kind in RISING
        and p.right.current
        and not (p.left.minor or p.right.minor or p.right.threshold)
        and p.left.figure < p.right.figure
        and not returns(p)
    ]
    return max(rising, default=-1.0)


def _overtaken(pair: Pair, passed: float) -> bool:
    return pair.left.figure <= passed and not pair.same_moment and pair.key.kind in RISING


def _another_count(p: Pair) -> bool:
    """The lower figure is the other side's, or so low that it counts some only: it replaces nothing."""
    share = p.policy.comparing.part_share
    return opposed(p.left, p.right, p.policy) or p.left.figure < share * p.right.figure


def _lowered(pairs: Sequence[Pair]) -> tuple[tuple[float, float | None], ...]:
    """(figure, what it was lowered to, None where that is not told) where a text itself says so."""
    found: list[tuple[float, float | None]] = []
    for p in pairs:
        # A figure that corrects another may itself shrink since: the words of the higher one say nothing then.
        corrects = bool(p.left.cues & CORRECTED) or "withdrawn" in p.right.cues
        if (
            p.left.current
            and not (p.left.minor or p.left.weak)
            and (p.left.figure >= FAR * p.right.figure or not p.left.figure)
            and (p.key.kind in RISING or corrects)
        ):
            discharged = p.left.in_care and p.right.in_care  # fewer in hospital is no correction
            settled = p.topped or _another_count(p) or discharged
            in_text = p.right.superseded and p.same_article and p.disjoint and not settled
            dated = p.falls and takes_back(p)
            own = p.falls and p.order.basis in ("as_of", "published") and same_authority(p.left, p.right)
            gone = "withdrawn" in p.right.cues and not (p.rises or _printed_before(p))
            if in_text or dated or (own and not p.overtaken) or gone:
                found.append((p.right.figure, p.left.figure))
    everybody = {id(s): s for p in pairs for s in (p.left, p.right)}.values()
    found += corrections.unnamed(everybody)
    told = {was for was, _ in found}
    bare = [s for s in everybody if s.superseded and s.cues & CORRECTED and s.figure not in told]
    aside = [
        (p.right.figure, p.left.figure)
        for p in pairs
        if p.left.current and not p.left.minor and p.left.takes_back(p.right.figure)
    ]
    return (*found, *aside, *((s.figure, None) for s in bare))


def _printed_before(pair: Pair) -> bool:
    """The lower figure was in print before the text that tells of the higher one."""
    one, other = pair.left.moment, pair.right.article.when
    return bool(one and other and one.before(other))


def _near(left: float, to: float, was: float, pair: Pair) -> bool:
    """The lower figure is what the other was lowered to, or (not before it) nearer to that than to the old one."""
    return left == to or (not pair.rises and to <= left and left - to <= was - left)


def _withdrawn(pair: Pair, lowered: Sequence[tuple[float, float | None]]) -> bool:
    left, right = pair.left.figure, pair.right.figure
    rounded = is_round(right) and (pair.right.in_title or pair.right.interval.is_open)
    return any(
        left < right
        and (right == was or (rounded and right <= was < right + step(right)))
        and ((to is None and pair.falls) or (to is not None and _near(left, to, was, pair)))
        for was, to in lowered
    )


def _untied(pair: Pair, body: dict[str, set[float]]) -> str:
    """Why the two do not count one event, in words; empty where they may.

    "Seven died in the morning shelling, six at night": where one article gives the sum as well, they are its parts.
    What an article explains, or calls outdated beside a figure of its size, it has itself tied to its other figure.
    """
    if pair.told_apart or pair.definition or pair.contrasted:
        return ""
    reasons = table("ties")["reasons"]
    low, high = printed(pair.left.claim), printed(pair.right.claim)
    if pair.same_article:
        both = pair.left.figure + pair.right.figure
        if pair.left.figure > 1 and pair.left.figure != pair.right.figure and both in body[pair.left.article.id]:
            return str(reasons["parts"]).format(low=low, high=high, sum=figure(both))
        if _listed(pair):
            return str(reasons["listed"]).format(low=low, high=high)
        near = pair.left.figure >= pair.policy.comparing.part_share * pair.right.figure
        if near and not pair.both_current:
            return ""
    printed_by = body[pair.left.article.id] & body[pair.right.article.id]
    if pair.copies and {pair.left.figure, pair.right.figure} <= printed_by and pair.left.figure != pair.right.figure:
        return str(reasons["both"]).format(low=low, high=high)
    if campaign(pair) and pair.key.kind == "killed" and pair.key.group in ("total", "civilians"):
        return str(reasons["campaign"]).format(low=low, high=high)
    if pair.tie.one_event:
        return ""
    return str(reasons["apart"]).format(low=low, high=high, why=pair.tie.reason)


def _listed(pair: Pair) -> bool:
    """One list of one sentence names both, each by a noun of its own: "two tanks and seven lorries"."""
    one, other = pair.left.claim, pair.right.claim
    same = (one.field, one.sentence) == (other.field, other.sentence) and pair.left.clause == pair.right.clause
    return (
        same
        and pair.key.group not in ("total", "civilians")
        and bool(one.noun and other.noun)
        and one.noun != other.noun
    )
