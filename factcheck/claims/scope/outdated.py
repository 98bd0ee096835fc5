"""Figures that the article itself has overtaken: told as older, or for an earlier moment, beside a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.scope import scope, ties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.scope.figures import Figures, Told
    from factcheck.records import Claim

_REVISED = 0.5
"""A later figure below this share of the earlier one counts some of them only."""
_RISING = frozenset({"killed", "injured", "arrested"})
"""Kinds whose later count is the higher one."""
_SLACK = 1.0
"""Figures this near are one ("more than 26", "26")."""
_LATER = 20.0
"""A later figure beyond this many times the earlier one counts something else."""


def is_outdated(claim: Claim, told: Told, figures: Figures) -> bool:
    """Another figure of the same thing is told as newer."""
    if claim.scope not in {"incident", "part"} or claim.field == "title":
        return False
    before = scope.told_before(*figures.span(claim))
    if claim.scope == "part" and not before:
        return False
    page = figures.sentence(claim) in figures.older
    if not before and not page and claim.id not in figures.stamp:
        return False
    for other in told[claim.kind]:
        if not _same_fact(other, claim, figures) or _agree(other, claim):
            continue
        if other.field == "body" and figures.sentence(other) in figures.older:
            continue
        newer = not scope.told_before(*figures.span(other))
        if page or (before and newer) or _overtakes(other, claim, figures):
            return True
    return False


def along_course(claims: Sequence[Claim], figures: Figures) -> frozenset[str]:
    """Figures that a text runs through ("207 on Sunday, 359 by Wednesday, then 253"): all but the last, by their ids.

    The sentences tell of one count, follow one another in a paragraph, and name a day or an hour with a figure.
    """
    found: set[str] = set()
    run: list[Claim] = []
    for claim in claims:
        goes_on = bool(run) and _follows(run[-1], claim, figures)
        whole = claim.field == "body" and claim.relation != "subset" and claim.id not in figures.place
        tells = whole and scope.tells_course(*figures.span(claim))
        if not (tells and (goes_on or not run)):
            found |= _all_but_last(run, figures)
            run = []
        if tells:
            run.append(claim)
    return frozenset(found | _all_but_last(run, figures))


def _follows(one: Claim, other: Claim, figures: Figures) -> bool:
    if (one.kind, one.group) != (other.kind, other.group):
        return False
    mine, its = figures.sentence(one), figures.sentence(other)
    return mine.paragraph == its.paragraph and its.number - mine.number <= 1


def _all_but_last(run: Sequence[Claim], figures: Figures) -> set[str]:
    dated = sum(c.id in figures.day or c.id in figures.stamp for c in run)
    return {c.id for c in run[:-1] if not _agree(c, run[-1])} if dated and len(run) > 1 else set()


def _same_fact(one: Claim, other: Claim, figures: Figures) -> bool:
    """Two figures of the whole incident for one kind, group and place."""
    if one.id == other.id or one.group != other.group or one.certainty == "feared":
        return False
    mine, its = figures.place.get(one.id), figures.place.get(other.id)
    spots = {f.key for c in (one, other) if (f := figures.frame.get(c.id)) and f.place is None and not f.home}
    if spots and not all(c.id in figures.frame for c in (one, other)):
        return False
    if one.scope == "part" and mine is not None and its is not None:
        return ties.key(mine) == ties.key(its)
    if one.scope != "incident":
        return False
    return mine is None or its is None or ties.contains(mine, its) or ties.contains(its, mine)


def _agree(one: Claim, other: Claim) -> bool:
    low, high = sorted((size(one), size(other)))
    return high - low <= (_SLACK if low > _SLACK else 0.0)


def _overtakes(other: Claim, claim: Claim, figures: Figures) -> bool:
    """The other figure holds for a later moment: a later entry, a later day, or now beside "as of" and "by"."""
    mine, its = figures.stamp.get(claim.id), figures.stamp.get(other.id)
    if mine is None or size(other) > _LATER * max(size(claim), 1.0):
        return False
    rises = claim.kind in _RISING and size(other) > size(claim)
    one_voice = claim.authority == other.authority or not claim.authority or not other.authority
    if its is not None:
        entries = mine.how == its.how == "entry"
        revised = claim.relation == other.relation and _REVISED * size(claim) <= size(other)
        return mine.before(its, figures.anchor) and (entries or (one_voice and (rises or revised)))
    told_first = other.field == "title" or other.start < claim.start
    if not (rises and one_voice and told_first) or other.sentence == claim.sentence:
        return False
    past = mine.day is not None and figures.anchor is not None and mine.day < figures.anchor
    return mine.how in {"limit", "entry"} or (mine.how == "statement" and past)


def size(claim: Claim) -> float:
    """The one number that stands for a figure."""
    assert claim.interval is not None
    return claim.interval.stated
