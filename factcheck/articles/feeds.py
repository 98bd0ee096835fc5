"""RSS and Atom files, by feedparser: one article an entry."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from factcheck.articles import clean, dates, furniture, limits, markup
from factcheck.articles.optional import need
from factcheck.errors import InputError
from factcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.articles.source import Source
    from factcheck.records import Skipped


def articles(data: bytes, source: Source) -> Iterator[Article | Skipped]:
    """The entries of a feed that is known to be well-formed.

    Raises:
        InputError: it holds no entry.
    """
    # As a stream: feedparser would take a text for an address, and fetch it.
    parsed = need("feedparser", source).parse(io.BytesIO(data))
    if not parsed.entries:
        raise InputError("the feed holds no entry", where=source.name)
    for number, entry in enumerate(parsed.entries[: limits.MEMBERS], start=1):
        yield _article(entry, parsed.feed, number, source)


def _article(entry: Any, feed: Any, number: int, source: Source) -> Article | Skipped:  # noqa: ANN401 - feedparser's dicts
    bodies = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    text = furniture.without(max((markup.plain(body or "") for body in bodies), key=len))
    if not text:
        return source.skip("no text", line=number)
    stated = entry.get("source") or {}
    return Article(
        text=text,
        title=_line(markup.plain(entry.get("title", ""))) or None,
        outlet=_line(stated.get("title") or feed.get("title")) or None,
        published=_date(entry, "published") or _date(entry, "updated"),
        modified=_date(entry, "updated"),
        url=_line(entry.get("link")) or None,
        id=_line(entry.get("id")),
        language=_line(feed.get("language")) or None,
        credit=_line(entry.get("author")) or None,
        origin=source.at(number),
    )


def _line(value: str | None) -> str:
    return clean.line((value or "")[: limits.TITLE])


def _date(entry: Any, name: str) -> str | None:  # noqa: ANN401 - feedparser's dicts
    # Asked for a missing "updated", feedparser would answer with "published".
    return dates.parse(entry[name]) if name in entry and isinstance(entry[name], str) else None
