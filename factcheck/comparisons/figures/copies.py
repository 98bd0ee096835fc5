"""Copies of one text: where they differ in a figure, and where one drops whose word it was.

Of two figures at most one is what the text said. Whose word it was may be lost together with the noun: "27 of them, the
workers said" turns into "27 workers", so that the two are not one fact by their names.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from factcheck.comparisons.figures import lineage
from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.statements.collecting import key_of
from factcheck.comparisons.statements.statement import Key, Statement
from factcheck.comparisons.ties.settings import telling_words
from factcheck.comparisons.verdicts.ladder import Pair, severity
from factcheck.comparisons.verdicts.order import UNKNOWN
from factcheck.lexicon.hedges import stated
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.records import Claim, Kind

SMALLEST = 3
"""Smaller figures of two sentences are the same by chance."""


def differences(scene: Scene, kind: Kind) -> Result:
    """One row for each fact on which a copy departs from its twin, unless the copy is a later state of the text."""
    pairs: dict[Key, list[Pair]] = {}
    for copy, twin in _departures(scene, kind):
        low, high = (copy, twin) if copy.figure <= twin.figure else (twin, copy)
        key = key_of(twin.claim) or Key(kind, twin.claim.group or "total")
        pairs.setdefault(key, []).append(Pair(low, high, key, UNKNOWN, scene.policy, copies=True))
    rows = []
    for key, found_pairs in pairs.items():
        rulings = [Ruling(p, "conflict", severity(p, "conflict")) for p in found_pairs]
        involved = {s.claim.id: s for p in found_pairs for s in (p.left, p.right)}
        rows.append(row(scene, key, rulings, list(involved.values()), flags=["differs_from_twin"]))
    return Result(tuple(rows))


def slips(scene: Scene, kind: Kind) -> Mapping[str, float]:
    """The claims in which a copy departs from its twin, by id, and the twin's figure."""
    return {copy.claim.id: twin.figure for copy, twin in _departures(scene, kind)}


def _departures(scene: Scene, kind: Kind) -> Iterator[tuple[Statement, Statement]]:
    """A copy's figure and its twin's, where they are one count of one text and no later state of it."""
    differing = [chain for chain in scene.chains.values() if chain.differs]
    by_id = {c.id: c for c in scene.claims} if differing else {}
    numbers = _numbers(scene) if differing else {}
    for chain in differing:
        found = [(by_id[a], by_id[b]) for _, a, b in chain.differs if a in by_id and b in by_id]
        if _next_version(scene, found):
            continue
        for copy, twin in found:
            if copy.kind != kind or not (copy.interval and twin.interval):
                continue
            one, other = _statement(scene, copy), _statement(scene, twin)
            if one.article.outlet and one.article.outlet == other.article.outlet:
                continue  # an outlet's own next version: that is a revision or an update
            if other.figure in numbers[copy.article_id] and one.figure in numbers[twin.article_id]:
                continue  # both print both: two things, laid beside each other by mistake
            if one.vague or other.vague:
                continue  # "scores" for 40 is a choice of words
            if min(one.figure, other.figure) < scene.policy.comparing.part_share * max(one.figure, other.figure):
                continue  # one template, two events
            yield one, other


def unattributed(scene: Scene, kind: Kind) -> Result:
    """One row for each figure that a copy prints as plain fact, under another noun, where its twin names a source."""
    rows = []
    for claimed, plain in _told_twice(scene):
        named = plain.claim if plain.claim.kind in COUNT_KINDS else claimed.claim
        if named.kind == kind and lineage.drops(claimed, plain, named.group, scene.policy):
            key = key_of(named) or Key(kind, named.group or "total")
            pair = Pair(claimed, plain, key, UNKNOWN, scene.policy, copies=True)
            rulings = [Ruling(pair, "disputed", "medium", "attribution_lost")]
            rows.append(row(scene, key, rulings, [claimed, plain], flags=["attribution_lost"]))
    return Result(tuple(rows))


def _told_twice(scene: Scene) -> Iterator[tuple[Statement, Statement]]:
    """Figures of two copies that are one by number and words, though not by the names of what they count."""
    numbers = _numbers(scene)
    for chain in scene.chains.values():
        carried = [i for i in chain.article_ids if i in scene.articles]
        for one, other in permutations(carried, 2):
            for number, claims in numbers[one].items():
                again = numbers[other].get(number, ())
                if number < SMALLEST or not again or {key_of(c) for c in claims} & {key_of(c) for c in again}:
                    continue
                left, right = _bundle(scene, claims), _bundle(scene, again)
                if scene.copies(left, right) and telling_words(left.context) & telling_words(right.context):
                    yield left, right


def _numbers(scene: Scene) -> dict[str, dict[float, tuple[Claim, ...]]]:
    """Every number of people and things that an article prints as present, whatever it counts."""
    found: dict[str, dict[float, tuple[Claim, ...]]] = {i: {} for i in scene.articles}
    for c in scene.claims:
        if c.interval is not None and c.kind in (*COUNT_KINDS, "quantity") and c.scope in ("incident", "part"):
            found[c.article_id][stated(c)] = (*found[c.article_id].get(stated(c), ()), c)
    return found


def _bundle(scene: Scene, claims: tuple[Claim, ...]) -> Statement:
    first = min(claims, key=lambda c: (c.kind not in COUNT_KINDS, c.source_type == "none"))
    return Statement(first, scene.articles[first.article_id], stated(first), claims)


def _statement(scene: Scene, claim: Claim) -> Statement:
    return Statement(claim, scene.articles[claim.article_id], stated(claim), (claim,))


def _next_version(scene: Scene, found: list[tuple[Claim, Claim]]) -> bool:
    """Several different figures that all moved one way with time: the agency's next version, not a slip."""
    moves = set()
    for copy, twin in found:
        early, late = scene.articles[twin.article_id].when, scene.articles[copy.article_id].when
        if not (early and late and copy.interval and twin.interval) or not (early.before(late) or late.before(early)):
            return False
        was, now = (twin, copy) if early.before(late) else (copy, twin)
        moves.add((stated(was), stated(now)))
    return len(moves) > 1 and all(was < now for was, now in moves)
