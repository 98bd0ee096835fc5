"""Live pages: time-stamped entries become articles with their own times, so that a toll that rises is no contradiction.

Only on strong evidence: entries that the page marks as such, or lines of text that begin with a clock time, in one
direction of time, and cover nearly all of it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean, dates, furniture, limits, markup
from factcheck.lexicon import table
from factcheck.records import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from factcheck.records import Article

FEWEST: Final = 3
"""Entries that make a live page."""
_COVERED: Final = 0.5
"""Share of the text that its entries must hold."""
_CLASSES: Final = re.compile(r"live|timeline|update|liveblog|key-event", re.IGNORECASE)
_CUE: Final = re.compile(
    r"\b(?:live|the latest|latest updates?|updates|as it happened|minute[- ]by[- ]minute)\b", re.IGNORECASE
)
"""What a live page calls itself; without it, times down the page may be a chronology of the event."""
_STAMP: Final = re.compile(
    r"^(?:[-*•|]\s*)?\(?\[?(?:updated?:? |posted:? )?(\d{1,2})([:.h])(\d\d)\s*([ap]\.?m\.?)?"
    r"\s*(?:\(?([A-Za-z]{1,5})\)?(?=\W|$))?\s*\]?\)?\s*(?:hours|hrs)?\s*(?:[-–—:|.]\s*|(?=\n)|$|\s(?=\S))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live page."""

    text: str
    title: str = ""
    published: str | None = None
    url: str = ""


def entries(page: Article, found: Sequence[Entry]) -> list[Article]:
    """The entries as articles of their own; none when they are too few or carry no times."""
    told = [entry for entry in found if entry.text]
    if len(told) < FEWEST or sum(bool(entry.published) for entry in told) < 0.8 * len(told):
        return []
    articles = [_article(page, entry, number) for number, entry in enumerate(told[: limits.PARTS], start=1)]
    return [replace(articles[0], id=page.id), *articles[1:]]


def marked(tree: HtmlElement) -> list[Entry]:
    """Entries that the markup shows: sibling blocks named after live pages, each with one machine-readable time."""
    by_parent: dict[HtmlElement, list[HtmlElement]] = {}
    for time in tree.iter("time"):
        if not time.get("datetime"):
            continue
        block = next((a for a in time.iterancestors() if _is_block(a)), None)
        parent = None if block is None else block.getparent()
        if block is not None and parent is not None:
            blocks = by_parent.setdefault(parent, [])
            if block not in blocks[-1:]:
                blocks.append(block)
    blocks = max(by_parent.values(), key=len, default=[])
    if len(blocks) < FEWEST:
        return []
    found = []
    for block in blocks[: limits.PARTS]:
        stamp = next(t.get("datetime") or "" for t in block.iter("time") if t.get("datetime"))
        found.append(Entry(furniture.without(markup.element_text(block)), published=dates.parse(stamp)))
    return found


def split(page: Article) -> list[Article]:
    """The entries of a text whose paragraphs begin with clock times; the page alone when it is no live page."""
    if "live_of" in page.metadata or not _CUE.search(" ".join((page.title or "", page.url or "", page.text[:200]))):
        return [page]
    paragraphs = page.text.split("\n")
    stamps = [_stamp(line) for line in paragraphs]
    at = [number for number, stamp in enumerate(stamps) if stamp]
    times = [stamp for stamp in stamps if stamp]
    if len(at) < FEWEST or not _one_way([time.clock for time in times]):
        return [page]
    found = []
    for (start, end), stamp in zip(pairwise([*at, len(paragraphs)]), times, strict=True):
        body = "\n".join([paragraphs[start][stamp.length :], *paragraphs[start + 1 : end]])
        found.append(Entry(clean.text(body), published=_when(page, stamp)))
    if sum(len(e.text) for e in found) < _COVERED * len(page.text) or not all(e.text for e in found):
        return [page]
    lead = clean.text("\n".join(paragraphs[: at[0]]))
    articles = [_article(page, entry, number) for number, entry in enumerate(found, start=1)]
    if len(lead) > 80:
        return [replace(page, text=lead), *articles]
    return [replace(articles[0], id=page.id), *articles[1:]]  # one of them answers to the page's own id


@dataclass(frozen=True, slots=True)
class _Stamp:
    clock: dt.time
    zone: str
    length: int


def _stamp(line: str) -> _Stamp | None:
    found = _STAMP.match(line[:80])
    if not found:
        return None
    hour, point, minute, half = int(found[1]), found[2], int(found[3]), found[4]
    word = (found[5] or "").lower()
    zone = table("pages")["zones"].get(word, "")
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if hour > 23 or minute > 59 or (point != ":" and not half and not zone):  # "3.45 billion" is no time
        return None
    is_word = word and not zone and not found[5].isupper()  # "10:05 Police said"
    return _Stamp(dt.time(hour, minute), zone, found.start(5) if is_word else found.end())


def _one_way(clocks: Sequence[dt.time]) -> bool:
    steps = list(pairwise(clocks))
    return all(a <= b for a, b in steps) or all(a >= b for a, b in steps)


def _when(page: Article, stamp: _Stamp) -> str | None:
    """The entry's own time, on the page's day; in the page's zone unless the stamp names one."""
    if not page.published:
        return None
    zone = stamp.zone
    if not zone and (found := re.search(r"(Z|[+-]\d\d:\d\d)$", page.published[10:])):
        zone = found[1]
    return f"{page.published[:10]}T{stamp.clock:%H:%M}{zone}"


def _article(page: Article, entry: Entry, number: int) -> Article:
    return replace(
        page,
        text=entry.text[: limits.TEXT],
        title=entry.title or page.title,
        published=entry.published,
        modified=None,
        url=entry.url or page.url,
        id=f"{page.id}-entry-{number}-{digest(entry.text)[:6]}",
        metadata={**page.metadata, "live_of": page.id, "live_entry": str(number)},
    )


def _is_block(element: HtmlElement) -> bool:
    if element.tag not in {"article", "section", "li", "div"}:
        return False
    return (
        bool(_CLASSES.search(" ".join((element.get("class") or "", element.get("id") or ""))))
        or element.get("itemprop") == "liveBlogUpdate"
    )
