"""report.md: the findings for a ticket or a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.report.console import headline
from factcheck.report.excerpts import visible
from factcheck.report.raw import NOTICE
from factcheck.report.summary import calls, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.records import Claim, Discrepancy, Incident
    from factcheck.report.content import Content

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()<>#+!|~@])")


def render(report: Content) -> str:
    """Incidents, gravest first: what to print, hold and drop, and the two quotes of each dispute."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: Content) -> Iterator[str]:
    yield f"> {NOTICE}."
    yield ""
    yield f"{headline(report)}. Policy {plain(report.policy_version)}."
    yield ""
    if not report.discrepancies:
        yield "Nothing differs."
        yield ""
    for incident in told(report):
        yield from _incident(report, incident)


def _incident(report: Content, incident: Incident) -> Iterator[str]:
    yield f"## {plain(incident.label)}"
    yield ""
    for call in calls(report, incident):
        decided = f" ({plain(call.decided)})" if call.decided else ""
        yield f"- **{call.status.upper()}** {plain(call.text)}{decided}"
    rows = [d for _, d in report.disputes_in[incident.id]]
    yield ""
    for d in rows:
        yield f"### {d.severity}: {title(d)}"
        yield ""
        yield plain(d.reason)
        yield ""
        if d.wording and not d.wording.startswith("HOLD"):
            yield f"Safe to print: {plain(d.wording)}"
            yield ""
        yield f"Figures: {plain(d.values)}"
        if d.decision:
            yield ""
            yield f"Decided: {d.decision}{f' ({plain(d.note)})' if d.note else ''}"
        yield ""
        for claim in (d.left, d.right):
            yield _quote(report, claim)
        yield ""


def title(d: Discrepancy) -> str:
    """A dispute's name: kind, group, place, verdict."""
    parts = [d.kind, d.group, f"in {d.place}" if d.place else ""]
    return plain(" ".join(p for p in parts if p)) + f" ({d.verdict.replace('_', ' ')})"


def _quote(report: Content, claim: Claim) -> str:
    article = report.article.get(claim.article_id)
    around = report.excerpt(claim)
    words = f"{plain(around.before)}**{plain(around.quote).strip()}**{plain(around.after)}".strip()
    when = f", {plain(article.published)}" if article and article.published else ""
    return f"- {plain(report.outlet(claim.article_id))}{when}: “{words}”"


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", visible(text)))
