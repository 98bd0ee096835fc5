"""The page of a checked draft: the findings, and the draft with what they are about marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.lexicon import table
from factcheck.records import SEVERITIES
from factcheck.report.page import css, template
from factcheck.report.raw import NOTICE, version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.records import Field
    from factcheck.report.draft import Checked, Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the draft's text; ``numbers`` are those of the findings about it, ``severity`` the gravest of these."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""


def render(checked: Checked) -> str:
    """The page as text: no script, no request, every word of a text escaped."""
    ranked = sorted(checked.found, key=lambda f: SEVERITIES.index(f.remark.severity))
    numbered = list(enumerate(ranked, start=1))
    text = template("draft.html.j2").render(
        file=checked.found[0].file if checked.found else checked.draft.origin,
        title=pieces(checked.draft.title or "", "title", numbered),
        body=pieces(checked.draft.text, "body", numbered),
        findings=numbered,
        css=css(),
        counts={level: sum(f.remark.severity == level for f in ranked) for level in SEVERITIES},
        rules=table("report")["rules"],
        coverage=checked.coverage,
        policy=checked.report.policy_version,
        notice=NOTICE,
        version=version(),
    )
    return text.lstrip()


def pieces(text: str, field: Field, findings: Sequence[tuple[int, Finding]]) -> list[Piece]:
    """The text in order, cut where findings begin and end; of spans that overlap the gravest finding's stands."""
    spans: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for number, finding in findings:
        claim = finding.remark.claim
        if claim is None or claim.field != field or text[claim.start : claim.end] != claim.quote:
            continue
        span = (claim.start, claim.end)
        if span in spans or all(span[1] <= start or end <= span[0] for start, end in spans):
            spans.setdefault(span, []).append((number, finding.remark.severity))
    found, at = [], 0
    for (start, end), told in sorted(spans.items()):
        found += [Piece(text[at:start]), Piece(text[start:end], tuple(n for n, _ in told), told[0][1])]
        at = end
    return [piece for piece in [*found, Piece(text[at:])] if piece.text]
