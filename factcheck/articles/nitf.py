"""NITF, the IPTC's XML for news stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.articles import clean, dates, furniture, limits, markup, status
from factcheck.records import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

    from factcheck.articles.source import Source
    from factcheck.records import Skipped


def stories(root: _Element) -> list[_Element]:
    """The stories of a document, in its order."""
    return list(root.iter("{*}nitf"))[: limits.MEMBERS]


def headline(root: _Element) -> str:
    """The main headline, else the document's title; empty when there is none."""
    for path in (".//{*}hedline/{*}hl1", ".//{*}hl1", "{*}head/{*}title"):
        found = root.find(path)
        if found is not None and (text := clean.line(markup.element_text(found)[: limits.TITLE])):
            return text
    return ""


def credit(root: _Element) -> str:
    """Whose text the byline says it is; empty when it says nothing."""
    return _told(root, ".//{*}byline//{*}byttl") or _told(root, ".//{*}byline")


def article(story: _Element, source: Source, at: int | None) -> Article | Skipped:
    """One story as an article, or why it is none."""
    data = story.find(".//{*}docdata")
    stated = clean.line("" if data is None else data.get("management-status") or "").lower()
    ident = _attribute(story, ".//{*}doc-id", "id-string") or clean.line(story.get("uno") or "")
    version = _attribute(story, ".//{*}du-key", "version")
    if gone := status.withdrawn(stated):
        return status.withdrawal(ident, version, gone, source, at)
    content = story.find(".//{*}body.content")
    text = furniture.without(markup.element_text(content)) if content is not None else ""
    if not text:
        return source.skip("no text (NITF story without body.content)", line=at)
    published = (
        ("{*}head//{*}date.release", "norm"),
        ("{*}head//{*}date.issue", "norm"),
        ("{*}head//{*}pubdata", "date.publication"),
        (".//{*}dateline/{*}story.date", "norm"),
    )
    holder = _attribute(story, ".//{*}doc.copyright", "holder")
    return Article(
        text=text,
        title=headline(story) or None,
        outlet=_attribute(story, ".//{*}pubdata", "name") or _told(story, ".//{*}distributor") or holder or None,
        published=next((iso for path, name in published if (iso := dates.parse(_attribute(story, path, name)))), None),
        id=status.versioned(ident, version),
        language=clean.line(story.get("{http://www.w3.org/XML/1998/namespace}lang") or "") or None,
        credit=credit(story) or holder or None,
        origin=source.at(at),
        metadata=status.metadata(
            ident,
            version,
            pubstatus=stated,
            ednote=_attribute(story, ".//{*}ed-msg", "info"),
            dateline=_told(story, ".//{*}dateline"),
            series=_attribute(story, ".//{*}series", "series.name"),
        ),
    )


def _attribute(story: _Element, path: str, name: str) -> str:
    found = story.find(path)
    return "" if found is None else clean.line((found.get(name) or "")[: limits.TITLE])


def _told(story: _Element, path: str) -> str:
    found = story.find(path)
    return "" if found is None else clean.line(markup.element_text(found)[: limits.TITLE])
