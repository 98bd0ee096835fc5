"""ninjs, the IPTC's JSON for news (1.x, 2.x, 3.x)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.articles.source import Source
    from factcheck.records import Article, Skipped


def fits(value: Mapping[str, Any]) -> bool:
    """The object is a ninjs item."""
    return False


def articles(value: Mapping[str, Any], number: int, source: Source) -> Iterator[Article | Skipped]:
    """The item as an article."""
    yield from ()
