"""Live pages: time-stamped entries become articles with their own times, so that a toll that rises is no contradiction.

Only where the page marks its entries as such. Plain text whose lines begin with a clock time stays one article, under
its own id: the claims stage reads those times as the moments of its figures (``claims/scope/moments.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from factcheck.articles import dates, furniture, limits, markup
from factcheck.records import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from factcheck.records import Article

FEWEST: Final = 3
"""Entries that make a live page."""
_CLASSES: Final = re.compile(r"live|timeline|update|liveblog|key-event", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live page."""

    text: str
    title: str = ""
    published: str | None = None
    url: str = ""


def entries(page: Article, found: Sequence[Entry]) -> list[Article]:
    """The entries as articles of their own, as many as are read; none when they are too few or carry no times."""
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
    for block in blocks[: limits.PARTS + 1]:  # one more shows that there are more
        stamp = next(t.get("datetime") or "" for t in block.iter("time") if t.get("datetime"))
        found.append(Entry(furniture.without(markup.element_text(block)), published=dates.parse(stamp)))
    return found


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
