"""Findings about a draft, at the lines and columns of the file that the writer has open."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from factcheck.report.excerpts import printed, visible
from factcheck.report.raw import NOTICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.records import Article, Claim, Discrepancy
    from factcheck.report.document import Report

_BETWEEN = r"(?:\s|<[^>]{0,500}>|&[#\w]{1,8};|[*_`>#])+"  # what markup puts between two words
_ANCHOR: Final = 6  # words that find the start of the body in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a file: lines and columns from 1, the end column behind the last character."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A discrepancy as the draft's writer needs it."""

    file: str
    place: Place
    rule: str
    discrepancy: Discrepancy
    message: str

    def __str__(self) -> str:
        at = f"{self.file}:{self.place.line}:{self.place.column}"
        return visible(" ".join(f"{at}: {self.discrepancy.severity}: {self.message}".split()))


def findings(report: Report, draft: Article, file: str, source: str) -> tuple[Finding, ...]:
    """The report's discrepancies that involve the draft, in the order of the draft's lines.

    Args:
        report: what ``factcheck.check`` returned.
        draft: the article that was checked.
        file: the draft's name for messages.
        source: the file's own text, in which the positions are sought.
    """
    found = []
    for d in report.discrepancies:
        mine = [c for c in (d.left, d.right) if c.article_id == draft.id]
        mine += [c for i in d.claims if (c := report.claim.get(i)) and c.article_id == draft.id]
        if mine:
            place = locate(source, draft, mine[0])
            found.append(
                Finding(file=file, place=place, rule=d.verdict, discrepancy=d, message=_message(report, d, mine[0]))
            )
    return tuple(sorted(found, key=lambda f: (f.place.line, f.place.column)))


def _message(report: Report, d: Discrepancy, mine: Claim) -> str:
    other = d.right if d.left.article_id == mine.article_id else d.left
    home = report.article.get(other.article_id)
    against = f" [{home.outlet or home.id}: “{other.quote}”]" if home and other.id != mine.id else ""
    what = f"{d.kind} {d.group}".strip()
    return f"{what}, here {printed(mine)} ({d.verdict.replace('_', ' ')}): {d.reason}{against}"


def locate(source: str, article: Article, claim: Claim) -> Place:
    """Where a claim stands in the file that its article was read from.

    The article's text has lost markup and line ends, so its words are sought in the file, as the same occurrence.
    """
    pattern = _words(claim.quote)
    if pattern is None:
        return Place()
    skip = len(pattern.findall(article.part(claim.field)[: claim.start]))
    start = 0
    if claim.field == "body":
        anchor = _words(" ".join(article.text.split()[:_ANCHOR]))
        found = anchor.search(source) if anchor else None
        start = found.start() if found else 0
    matches = list(pattern.finditer(source, start))
    if not matches:
        return Place()
    match = matches[min(skip, len(matches) - 1)]
    (line, column), (end_line, end_column) = _spot(source, match.start()), _spot(source, match.end())
    return Place(line=line, column=column, end_line=end_line, end_column=end_column)


def _words(text: str) -> re.Pattern[str] | None:
    words = text.split()
    return re.compile(_BETWEEN.join(re.escape(w) for w in words)) if words else None


def _spot(source: str, offset: int) -> tuple[int, int]:
    before = source[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def to_json(found: tuple[Finding, ...]) -> str:
    """The findings as JSON for an editor's plug-in."""
    return json.dumps({"notice": NOTICE, "findings": [_plain(f) for f in found]}, ensure_ascii=False, indent=1)


def _plain(f: Finding) -> dict[str, Any]:
    d = f.discrepancy
    return {
        "file": f.file,
        **asdict(f.place),
        "severity": d.severity,
        "verdict": d.verdict,
        "message": f.message,
        "discrepancy_id": d.id,
        "kind": d.kind,
        "group": d.group,
        "values": d.values,
        "wording": d.wording,
        "question": d.question,
        "confidence": d.confidence,
    }


def to_text(found: tuple[Finding, ...]) -> str:
    """One line a finding: ``file:line:column: severity: message``."""
    return "".join(f"{f}\n" for f in found)


_LEVELS: Final = {"high": "error", "medium": "warning", "low": "note"}


def to_sarif(found: tuple[Finding, ...], version: str) -> str:
    """The findings as SARIF 2.1.0, which editors and code hosts show in place."""
    rules = sorted({f.rule for f in found})
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": version,
                "rules": [{"id": r, "shortDescription": {"text": r.replace("_", " ")}} for r in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": list(_results(found)),
    }
    return json.dumps(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]},
        ensure_ascii=False,
        indent=1,
    )


def _results(found: tuple[Finding, ...]) -> Iterator[dict[str, Any]]:
    for f in found:
        region = {
            "startLine": f.place.line,
            "startColumn": f.place.column,
            "endLine": f.place.end_line,
            "endColumn": f.place.end_column,
        }
        yield {
            "ruleId": f.rule,
            "level": _LEVELS[f.discrepancy.severity],
            "message": {"text": visible(f.message)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(f.file)}, "region": region}}],
            "partialFingerprints": {"discrepancy/v1": f.discrepancy.id},
        }


def _uri(file: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only SARIF needs it

    return quote(file.replace("\\", "/"))


def _to_html(report: Report) -> str:
    from factcheck.report.page import render  # noqa: PLC0415 - jinja2 loads on first use

    return render(report)


SHAPES: Final[Mapping[str, Callable[[Report, tuple[Finding, ...], str], str]]] = {
    "text": lambda _report, found, _version: to_text(found),
    "json": lambda _report, found, _version: to_json(found) + "\n",
    "sarif": lambda _report, found, version: to_sarif(found, version) + "\n",
    "html": lambda report, _found, _version: _to_html(report),
}
"""The outputs of ``factcheck check`` by name: of (report, findings, version of the program)."""
