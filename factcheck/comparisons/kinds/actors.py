"""Who is said to have done it: claims, blame and denials, each attributed. Blame is never ranked as true."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factcheck.comparisons.kinds import name_kinds
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.statements.name_matching import told_in
from factcheck.lexicon import table
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Discrepancy, Kind

ALIKE = 85.0
"""Ratio of rapidfuzz's token set from which two names are one organisation."""

STEM = 5
"""Letters by which a country and its people are one: Syria and Syrian; of a shorter name, all of them: Mali, Malian."""


def compare(scene: Scene, kind: Kind) -> Result:
    """Blame without the denial that another outlet carries; two organisations that claim it; two that are blamed.

    An article that prints the denial beside the blame leaves nothing to settle. Who is told by what he is alone
    ("police", "the operator") may be any of them: no rival of a name.
    """
    by_role: dict[str, list[Statement]] = {}
    for given in name_kinds.statements(scene, kind).values():
        for s in given:
            by_role.setdefault(s.claim.role, []).append(s)
    claimed, blamed, denied = (by_role.get(role, []) for role in ("claimed", "blamed", "denied"))
    rows: list[Discrepancy] = []
    against = [
        (no, yes)
        for no, yes in product(denied, blamed + [s for s in claimed if s.claim.by_name])
        if scene.ties.events.alike(no.article.id, yes.article.id)
        and same(no.claim.value, yes.claim.value)
        and not _tells(denied, yes)
        and not no.of_one_outlet(yes)
    ]
    if against:
        rows.append(name_kinds.finding(scene, kind, against, "disputed", "medium", "actor_denied"))
    rivals = _different([s for s in claimed if s.claim.by_name], scene)
    if rivals:
        rows.append(name_kinds.finding(scene, kind, rivals, "conflict", "medium", "actor_claims"))
    others = _different([s for s in blamed if s.claim.by_name and s.claim.field == "body"], scene)
    if others:
        rows.append(name_kinds.finding(scene, kind, others, "disputed", "low", "actor_blames"))
    return Result(tuple(rows))


def _tells(denied: Sequence[Statement], blame: Statement) -> bool:
    """The article that blames somebody prints a denial too, whoever it takes to be denying."""
    return any(no.article.id == blame.article.id for no in denied)


def _different(statements: Sequence[Statement], scene: Scene) -> list[tuple[Statement, Statement]]:
    """Pairs of articles of one event of which neither names anybody whom the other does, nor anybody on one side."""
    by_article: dict[str, list[Statement]] = {}
    for s in statements:
        by_article.setdefault(s.article.id, []).append(s)
    pairs = []
    ids = list(by_article)
    for i, one in enumerate(ids):
        for other in ids[i + 1 :]:
            left, right = by_article[one], by_article[other]
            if scene.ties.events.alike(one, other) and all(_rivals(a, b) for a in left for b in right):
                pairs.append((left[0], right[0]))
    return sorted(pairs, key=lambda p: not scene.copies(*p))


def _rivals(one: Statement, other: Statement) -> bool:
    """Two organisations, and neither article speaks of the other's: what both know of is weighed by both."""
    if same(one.claim.value, other.claim.value) or _one_side(one.claim.value, other.claim.value):
        return False
    return not (told_in(other.claim.value, one.article) or told_in(one.claim.value, other.article))


def _one_side(one: str, other: str) -> bool:
    """A state and its arms: "Syria", "the regime", "President X's forces"; such a name without a country may be any."""
    a, b = _country(one), _country(other)
    if a is None and b is None:
        return False
    left, right = (_words(name) if found is None else found for name, found in ((one, a), (other, b)))
    return not (left and right) or any(_kin(x, y) for x in left for y in right)


def _country(name: str) -> frozenset[str] | None:
    """The words of a state's name beside those for its arms, none beside a person in office; None for no state."""
    words, state = _words(name), table("comparing")["state"]
    if words & set(state["heads"]):
        return frozenset()
    arms = words & set(state["arms"])
    return words - arms if arms else None


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", fold(name)))


def _kin(one: str, other: str) -> bool:
    shared = min(len(one), len(other), STEM)
    return shared > 2 and one[:shared] == other[:shared]


def same(one: str, other: str) -> bool:
    """One organisation under two forms of its name: spelling, a shorter form, or initials; "army" is no form of any."""
    a, b = fold(one), fold(other)
    if a != b and {a, b} & set(table("comparing")["state"]["arms"]):
        return False
    if a == b or fuzz.token_set_ratio(a, b) >= ALIKE:
        return True
    return initials(a) == b.replace(".", "") or initials(b) == a.replace(".", "")


def initials(name: str) -> str:
    """First letters of the words that carry a name."""
    return "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for"))
