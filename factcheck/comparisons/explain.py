"""The chain behind one finding: quotes, how each reads, their order, what cannot hold together, the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons import wording
from factcheck.comparisons.algebra import Bound, clash
from factcheck.comparisons.evidence import authority
from factcheck.lexicon import table
from factcheck.records import Article, Claim, Discrepancy, Interval, number_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def explain(discrepancy: Discrepancy, claims: Sequence[Claim], articles: Sequence[Article]) -> str:
    """Tell how a finding came about, as plain lines for a person.

    Args:
        discrepancy: the finding.
        claims: at least the claims it involves.
        articles: at least their articles.
    """
    own = {i: n for n, i in enumerate(discrepancy.claims)}
    involved = sorted((c for c in claims if c.id in own), key=lambda c: own[c.id])
    by_id = {a.id: a for a in articles}
    bases = table("comparing")["bases"]
    lines = [discrepancy.reason, "", "What they print"]
    lines += [f"  {_line(c, by_id)}" for c in involved]
    lines += ["", f"Order: {bases[discrepancy.order_basis]}."]
    lines += _algebra(involved, by_id)
    lines.append(
        f"Verdict: {discrepancy.verdict}, {discrepancy.severity}: {table('comparing')['rules'][discrepancy.verdict]}"
    )
    lines += [f"Flags: {', '.join(discrepancy.flags)}."] if discrepancy.flags else []
    lines += [discrepancy.question] if discrepancy.question else []
    return "\n".join(lines) + "\n"


def _line(claim: Claim, articles: Mapping[str, Article]) -> str:
    article = articles.get(claim.article_id)
    outlet = (article.outlet if article else None) or claim.article_id
    day = claim.as_of or (article.published if article else None) or "no date"
    words = claim.quote.split()
    quote = " ".join(words[: wording.MOST_WORDS]) + (" ..." if len(words) > wording.MOST_WORDS else "")
    said = "" if claim.source_type == "none" else f", {authority(claim)}"
    scope = "" if claim.scope == "incident" else f", {claim.scope}"
    feared = "" if claim.certainty in ("confirmed", "reported") else f", {claim.certainty}"
    return f'{outlet} ({day}{said}): "{quote}" reads {_reading(claim)}{scope}{feared}'


def _reading(claim: Claim) -> str:
    return claim.value if claim.interval is None else _span(claim.interval)


def _span(interval: Interval) -> str:
    if interval.is_exact:
        return f"exactly {wording.figure(interval.low)}"
    if interval.high is None:
        return f"{wording.figure(interval.low)} or more"
    return f"{number_text(interval.low)} to {number_text(interval.high)}"


def _algebra(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[str]:
    """The smallest clash among the present figures, and the one whose removal settles most."""
    present = [c for c in claims if c.interval and c.scope != "superseded" and c.certainty in ("confirmed", "reported")]
    found = clash([Bound(c.id, c.group, c.interval) for c in present if c.interval])
    if found is None:
        return ["The figures given as present can all hold."] if len(present) > 1 else []
    by_id = {c.id: c for c in present}
    names = wording.joined(_name(by_id[i], articles) for i in found.ids)
    settles = _name(by_id[found.remove], articles)
    return [f"Cannot hold together: {names}.", f"Without {settles} most is settled."]


def _name(claim: Claim, articles: Mapping[str, Article]) -> str:
    article = articles.get(claim.article_id)
    return f"{wording.printed(claim)} ({(article.outlet if article else None) or claim.article_id})"
