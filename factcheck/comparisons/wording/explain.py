"""The chain behind one finding: how each figure reads, their order, what cannot hold together, the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.statements.evidence import unique
from factcheck.comparisons.statements.statement import COUNTED
from factcheck.comparisons.verdicts.algebra import Bound, Sum, clash, misfit
from factcheck.comparisons.wording.phrasing import joined
from factcheck.lexicon import table
from factcheck.lexicon.hedges import figure, printed, stated
from factcheck.records import Article, Claim, Discrepancy, Explanation, Interval, Moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def explain(discrepancy: Discrepancy, claims: Sequence[Claim], articles: Sequence[Article]) -> Explanation:
    """Tell how a finding came about.

    Args:
        discrepancy: the finding.
        claims: at least the claims it involves.
        articles: at least their articles.
    """
    own = {i: n for n, i in enumerate(discrepancy.claims)}
    by_id = {a.id: a for a in articles}
    figures: dict[tuple[object, ...], list[Claim]] = {}
    for c in sorted((c for c in claims if c.id in own), key=lambda c: own[c.id]):
        part = c.id if c.partition else ""
        figures.setdefault((c.article_id, c.value or stated(c), c.scope, c.certainty, part), []).append(c)
    shown = sorted((said[0] for said in figures.values()), key=lambda c: _time(c, by_id))
    more = {said[0].id: len({(c.field, c.start) for c in said}) - 1 for said in figures.values()}
    words = table("comparing")
    return Explanation(
        readings=tuple((c, _reading(c), more[c.id]) for c in shown),
        order=_order(discrepancy, by_id),
        algebra=() if discrepancy.verdict in _IN_TIME else tuple(_algebra(shown, by_id)),
        rule=f"{discrepancy.verdict.replace('_', ' ')}, {discrepancy.severity}: {words['rules'][discrepancy.verdict]}",
    )


def _time(claim: Claim, articles: Mapping[str, Article]) -> tuple[bool, int, bool, float]:
    """Oldest first; of one day those with an hour before those without; undated last."""
    moment = _moment(claim, articles)
    if moment is None:
        return True, 0, True, 0.0
    return False, moment.day.toordinal(), not moment.timed, moment.earliest.timestamp()


def _moment(claim: Claim, articles: Mapping[str, Article]) -> Moment | None:
    article = articles.get(claim.article_id)
    return Moment.parse(claim.as_of) or (article.when if article else None)


def _reading(claim: Claim) -> str:
    """Such as "reads 26 or more, as of 9 November, called outdated"."""
    notes = table("comparing")["notes"]
    said = [claim.value if claim.interval is None else _span(claim.interval)]
    if as_of := Moment.parse(claim.as_of):
        hour = f", {as_of.iso[11:16]}" if len(as_of.iso) > 10 else ""
        said.append(f"as of {as_of.day.day} {as_of.day:%B %Y}{hour}")
    said += [str(notes[word]) for word in (claim.scope, claim.certainty, claim.cue) if word in notes]
    if claim.scope_why:
        said.append(f"taken as {claim.scope} ({claim.scope_why})")
    return ", ".join(said)


def _span(interval: Interval) -> str:
    if interval.is_exact:
        return f"exactly {figure(interval.low)}"
    if interval.high is None:
        return f"{figure(interval.low)} or more"
    return f"{figure(interval.low)} to {figure(interval.high)}"


def _order(discrepancy: Discrepancy, articles: Mapping[str, Article]) -> str:
    basis = str(table("comparing")["bases"][discrepancy.order_basis])
    left, right = discrepancy.left, discrepancy.right
    one, other = _moment(left, articles), _moment(right, articles)
    if discrepancy.order_basis not in ("as_of", "published", "day") or not (one and other):
        return basis
    if one.before(other):
        return f"{_name(left, articles)} is the older, {basis}"
    return f"{_name(right, articles)} is the older, {basis}" if other.before(one) else basis


_IN_TIME = ("update", "revision")
"""Verdicts on figures of which each held in its own time: that they clash says nothing."""


def _algebra(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[str]:
    """The smallest clash among the present figures, and the one whose removal settles most; each figure once."""
    told: dict[tuple[str, Interval], list[Claim]] = {}
    for c in claims:
        if c.interval and c.scope != "superseded" and c.certainty in COUNTED:
            told.setdefault((_counted(c), c.interval), []).append(c)
    present = {said[0].id: said for said in told.values()}
    bounds = [Bound(i, _counted(said[0]), said[0].interval) for i, said in present.items() if said[0].interval]
    counts = [
        Bound(b.id, b.variable, Interval.exact(stated(present[b.id][0]))) for b in bounds if b.interval.best is not None
    ]
    sums = _sums([c for said in present.values() for c in said])
    found, read = clash(bounds, sums), ""
    if found is None and (found := clash(counts, sums)):
        bounds, read = counts, "Read as bounds all can hold; read as counts not. "
    if found is None:
        return ["The figures given as present can all hold."] if len(present) > 1 else []
    names = joined(_carried(present[i], articles) for i in found.ids)
    rest = [b for b in bounds if b.id != found.settling[0]]
    settled = "the rest can all hold" if misfit(rest, sums) <= CLOSE else "most is settled"
    equal = set(found.settling) >= set(found.ids)
    each = "either" if len(found.ids) == _TWO else "any one of them"
    one = each if equal else " or ".join(printed(present[i][0]) for i in found.settling)
    return [f"{read}Cannot all hold: {names}.", f"Without {one} {settled}."]


_TWO = 2


def _carried(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """A figure and who prints it first: "84 (Zarghoon Times and 3 more)"."""
    outlets = unique(_outlet(c, articles) for c in claims)
    more = f" and {len(outlets) - 1} more" if len(outlets) > 1 else ""
    counted = f" {claims[0].noun}" if claims[0].partition and claims[0].noun else ""  # parts of a list are told apart
    return f"{printed(claims[0])}{counted} ({outlets[0]}{more})"


def _counted(claim: Claim) -> str:
    """What a figure of the row counts: a part of a list its own part, whoever they are, anything else its group."""
    return claim.id if claim.partition else claim.group


def _sums(claims: Sequence[Claim]) -> tuple[Sum, ...]:
    """The parts of a list make its whole; other groups that one article tells apart fit into its total."""
    if len({c.article_id for c in claims}) > 1:
        return ()
    lists: dict[str, list[Claim]] = {}
    for c in claims:
        if c.partition:
            lists.setdefault(c.partition, []).append(c)
    whole = next((c.group for c in claims if not c.partition), "")
    made = tuple(Sum(whole, tuple(c.id for c in parts)) for parts in lists.values() if whole)
    parts = tuple(dict.fromkeys(c.group for c in claims if c.relation == "subset" and not c.partition))
    fits = parts and any(c.group == "total" for c in claims)
    return (*made, Sum("total", parts, complete=False)) if fits else made


CLOSE = 1e-6


def _name(claim: Claim, articles: Mapping[str, Article]) -> str:
    return f"{printed(claim)} ({_outlet(claim, articles)})"


def _outlet(claim: Claim, articles: Mapping[str, Article]) -> str:
    article = articles.get(claim.article_id)
    return article.label if article else claim.article_id
