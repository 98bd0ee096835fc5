"""XML of newsrooms: parsed without entities, network or DTD, and handed to the reader of its root element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean, feeds, limits, newsml, nitf
from factcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from factcheck.articles.source import Source
    from factcheck.records import Article, Skipped

_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEEDS: Final = frozenset({"rss", "feed", "rdf"})


def read(source: Source) -> Iterator[Article | Skipped]:
    """NewsML-G2, NITF, RSS, Atom, or any mix that one file wraps.

    Raises:
        InputError: it is not XML, declares entities of its own (a way to make small files huge), or is no news format.
    """
    data = source.data(limits.RECORD)
    root = parse(data, source)
    name = local(root)
    if name in _FEEDS:
        yield from feeds.articles(data, source)
    elif items := newsml.items(root):
        yield from newsml.articles(items, source)
    elif stories := nitf.stories(root):
        for number, story in enumerate(stories, start=1):
            yield nitf.article(story, source, number if len(stories) > 1 else None)
    else:
        raise InputError(
            f"is XML of a kind that is not read here (<{clean.line(name[:60])}>)",
            where=source.name,
            mend="NewsML-G2, NITF, RSS and Atom are",
        )


def parse(data: bytes, source: Source) -> _Element:
    """The root element of some XML.

    Raises:
        InputError: as for ``read``.
    """
    from lxml import etree  # noqa: PLC0415 - only where there is XML

    if _ENTITY.search(data.replace(b"\0", b"")):
        raise InputError("declares entities of its own; such XML is not read", where=source.name, mend="expand them")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"is not well-formed XML: {error.msg}", where=source.at(error.lineno), mend="mend the file at that line"
        ) from error
    except ValueError as error:
        raise InputError(f"is not XML: {error}", where=source.name) from error


def local(element: _Element) -> str:
    """An element's name without its namespace, lower case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
