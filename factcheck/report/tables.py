"""The three tables of the published file contract. Contract columns come first, in its order; ours follow."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factcheck.lexicon.hedges import stated
from factcheck.records import SCHEMA_VERSION, Claim, number_text
from factcheck.report.excerpts import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from factcheck.report.content import Content

Cell = str | int | float | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its columns, and how a report fills them."""

    columns: tuple[str, ...]
    rows: Callable[[Content], Iterator[Row]]


def claim_rows(report: Content) -> Iterator[Row]:
    """One row a claim."""
    return (claim_row(report, claim) for claim in report.claims)


def claim_row(report: Content, claim: Claim) -> Row:
    """One claim as a row of claims.csv."""
    article = report.article.get(claim.article_id)
    bounds = claim.interval
    return {
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "outlet": article.outlet if article else None,
        "url": article.url if article else None,
        "published": article.published if article else None,
        "incident_id": report.incident_of.get(claim.article_id),
        "kind": claim.kind,
        "group": claim.group,
        "low": bounds.low if bounds else None,
        "best": bounds.best if bounds else None,
        "high": bounds.high if bounds else None,
        "qualifier": claim.qualifier,
        "certainty": claim.certainty,
        "scope": claim.scope,
        "place": claim.place,
        "as_of": claim.as_of,
        "source": claim.source,
        "source_type": claim.source_type,
        "origin": claim.origin,
        "value": claim.value,
        "unit": claim.unit,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "authority": claim.authority,
        "chain": claim.chain,
        "noun": claim.noun,
        "relation": claim.relation,
        "parent": claim.parent,
        "includes": joined(claim.includes),
        "excludes": joined(claim.excludes),
        "cue": claim.cue,
        "role": claim.role,
        "confidence": claim.confidence,
        "schema_version": SCHEMA_VERSION,
    }


def discrepancy_rows(report: Content) -> Iterator[Row]:
    """One row a dispute, gravest first."""
    for rank, d in enumerate(report.discrepancies, start=1):
        yield {
            "rank": rank,
            "status": d.status,
            "discrepancy_id": d.id,
            "incident_id": d.incident_id,
            "incident": d.incident,
            "kind": d.kind,
            "group": d.group,
            "place": d.place,
            "verdict": d.verdict,
            "severity": d.severity,
            "reason": d.reason,
            "wording": d.wording,
            "values": d.values,
            "articles": joined(d.articles),
            "outlets": joined(d.outlets),
            "authorities": joined(d.authorities),
            "chains": joined(d.chains),
            "order_basis": d.order_basis,
            "flags": joined(d.flags),
            "low": d.low,
            "best": d.best,
            "high": d.high,
            "earliest": d.earliest,
            "latest": d.latest,
            "confidence": d.confidence,
            "policy_version": report.policy_version,
            "decision": d.decision,
            **_side(report, "left", d.left),
            **_side(report, "right", d.right),
            "question": d.question,
            "note": d.note,
            "schema_version": SCHEMA_VERSION,
        }


def _side(report: Content, side: str, claim: Claim) -> Row:
    article = report.article.get(claim.article_id)
    bounds = claim.interval
    cells: Row = {
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "outlet": article.outlet if article else None,
        "value": claim.value if bounds is None else number_text(stated(claim)),
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "group": claim.group,
        "place": claim.place,
        "qualifier": claim.qualifier,
        "certainty": claim.certainty,
        "source": claim.source,
        "source_type": claim.source_type,
        "as_of": claim.as_of,
        "published": article.published if article else None,
        "url": article.url if article else None,
        "quote": report.excerpt(claim).text,
    }
    return {f"{side}_{name}": cell for name, cell in cells.items()}


def incident_rows(report: Content) -> Iterator[Row]:
    """One row an article, under its incident."""
    for incident in report.incidents:
        for member in incident.members:
            article = report.article.get(member.article_id)
            yield {
                "incident_id": incident.id,
                "incident": incident.label,
                "article_id": member.article_id,
                "outlet": article.outlet if article else None,
                "title": article.title if article else None,
                "published": article.published if article else None,
                "url": article.url if article else None,
                "origin": member.origin,
                "why": member.why,
                "date": incident.date,
                "places": joined(incident.places),
                "schema_version": SCHEMA_VERSION,
            }


_SIDE: Final = (
    "claim_id", "article_id", "outlet", "value", "low", "high", "group", "place", "qualifier", "certainty", "source",
    "source_type", "as_of", "published", "url", "quote",
)  # fmt: skip

TABLES: Final[Mapping[str, Table]] = {
    "claims": Table(
        (
            "claim_id", "article_id", "outlet", "url", "published", "incident_id", "kind", "group", "low", "best",
            "high", "qualifier", "certainty", "scope", "place", "as_of", "source", "source_type", "origin", "value",
            "unit", "field", "start", "end", "quote",
            "authority", "chain", "noun", "relation", "parent", "includes", "excludes", "cue", "role", "confidence",
            "schema_version",
        ),
        claim_rows,
    ),
    "discrepancies": Table(
        (
            "rank", "status", "discrepancy_id", "incident_id", "incident", "kind", "group", "place", "verdict",
            "severity", "reason", "wording", "values", "articles", "outlets", "authorities", "chains", "order_basis",
            "flags", "low", "best", "high", "earliest", "latest", "confidence", "policy_version", "decision",
            *(f"left_{name}" for name in _SIDE),
            *(f"right_{name}" for name in _SIDE),
            "question", "schema_version", "note",
        ),
        discrepancy_rows,
    ),
    "incidents": Table(
        (
            "incident_id", "incident", "article_id", "outlet", "title", "published", "url", "origin", "why",
            "date", "places", "schema_version",
        ),
        incident_rows,
    ),
}  # fmt: skip
"""The CSV files by name. Columns are added at the end, never renamed."""


def to_csv(table: Table, report: Content) -> str:
    """The table as CSV (RFC 4180), with cells that no spreadsheet runs as a formula."""
    return csv_text(table.columns, table.rows(report))


def csv_text(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Rows as CSV text with a header."""
    columns = list(columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text)  # CRLF and minimal quotes: RFC 4180
    writer.writerow(columns)
    writer.writerows([shown(row[name]) for name in columns] for row in rows)
    return text.getvalue()


def shown(cell: Cell) -> str:
    """A cell as text: unknown is empty, numbers are plain, text is harmless."""
    return harmless(cell) if isinstance(cell, str) else number_text(cell)


_FORMULA = re.compile(r"^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")  # OWASP's list, with the full-width forms


def harmless(text: str) -> str:
    """The text without control characters, and with an apostrophe before what a spreadsheet would run (OWASP)."""
    text = visible(text)
    return f"'{text}" if _FORMULA.match(text) else text


def joined(items: Iterable[str]) -> str:
    """A list cell: items joined by ``;``, none of which holds one or starts a formula."""
    return ";".join(harmless(item.replace(";", ",")) for item in items)
