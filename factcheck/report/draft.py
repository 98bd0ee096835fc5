"""Findings about a draft, at the lines and columns of the file that the writer has open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factcheck.report.excerpts import clip, visible, web_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.records import Article, Claim, Remark
    from factcheck.report.content import Content

_BETWEEN: Final = r"(?:\s|<[^>]{0,500}>|&[#\w]{1,8};|\\[nrt\"]|[*_`>#])+"  # what markup puts between two words
_ANCHOR: Final = 6  # words that find the start of the body in the file
_BINARY: Final = (b"PK\x03\x04", b"\x1f\x8b")  # a Word document, a gzip file


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a file: lines and columns from 1, the end column behind the last character."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What an article of the coverage prints, where, and when; with the words around it, at most 40 in all."""

    outlet: str
    published: str
    url: str
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A remark as the draft's writer needs it."""

    file: str
    place: Place
    remark: Remark
    against: tuple[Quote, ...]

    @property
    def message(self) -> str:
        """What is wrong, who prints what, and what is safe to print: one line of plain text."""
        remark = self.remark
        first = self.against[0] if self.against else None
        quoted = f" [{first.outlet}: “{first.text}”]" if first else ""
        safe = remark.wording if remark.wording.startswith("HOLD") else f"Safe: {remark.wording}"
        return line(f"{remark.message}{quoted}" + (f" {safe}" if remark.wording else ""))

    def __str__(self) -> str:
        place = self.place
        return line(
            f"{self.file}:{place.line}:{place.column}: {self.remark.severity}: {self.remark.rule}: {self.message}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A checked draft with everything that an output may show.

    ``coverage`` counts the articles that it was held against; ``source`` is the text of the draft's file.
    """

    report: Content
    draft: Article
    found: tuple[Finding, ...]
    source: str
    coverage: int


def line(text: str) -> str:
    """A text on one line, without characters that steer a terminal."""
    return " ".join(visible(text).split())


def findings(report: Content, draft: Article, file: str, source: str) -> tuple[Finding, ...]:
    """The report's remarks in the order of the draft's lines; what the draft lacks stands last, at its first line.

    Args:
        report: what ``factcheck.check`` returned.
        draft: the article that was checked.
        file: the draft's name for messages.
        source: the file's own text, in which the positions are sought.
    """
    found = [
        Finding(
            file=line(file),
            place=locate(source, draft, remark.claim) if remark.claim else Place(),
            remark=remark,
            against=_quotes(report, remark),
        )
        for remark in report.remarks
    ]
    return tuple(sorted(found, key=lambda f: (f.remark.claim is None, f.place.line, f.place.column)))


def source_of(path: Path, draft: Article, decode: Callable[[bytes], str]) -> str:
    """The text that the writer sees: of a text file its own, else the draft's title and paragraphs, a line each."""
    shown = f"{draft.title}\n{draft.text}" if draft.title else draft.text
    if not path.is_file():
        return shown
    raw = path.read_bytes()
    return shown if raw.startswith(_BINARY) else decode(raw)


def _quotes(report: Content, remark: Remark) -> tuple[Quote, ...]:
    """One quote an article."""
    found: dict[str, Quote] = {}
    for ident in remark.against:
        claim = report.claim.get(ident)
        home = report.article.get(claim.article_id) if claim else None
        if claim and home:
            around = report.excerpt(claim)
            quote = Quote(
                outlet=line(home.label),
                published=home.published or "",
                url=web_address(home.url),
                text=line(clip(claim.quote)),
                before=" ".join(visible(around.before).splitlines()),
                after=" ".join(visible(around.after).splitlines()),
            )
            found.setdefault(home.id, quote)
    return tuple(found.values())


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
    (line_, column), (end_line, end_column) = _spot(source, match.start()), _spot(source, match.end())
    return Place(line=line_, column=column, end_line=end_line, end_column=end_column)


def _words(text: str) -> re.Pattern[str] | None:
    words = text.split()
    return re.compile(_BETWEEN.join(re.escape(w) for w in words)) if words else None


def _spot(source: str, offset: int) -> tuple[int, int]:
    before = source[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
