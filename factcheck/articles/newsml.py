"""NewsML-G2: news items, alone or in a news message, with their text as XHTML, NITF or plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.articles import clean, dates, furniture, limits, markup, nitf, status
from factcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from factcheck.articles.source import Source
    from factcheck.records import Skipped


def items(root: _Element) -> list[_Element]:
    """The news items of a document, in its order."""
    return list(root.iter("{*}newsItem"))[: limits.MEMBERS]


def articles(items: Sequence[_Element], source: Source) -> Iterator[Article | Skipped]:
    """Each item as an article, or why it is none."""
    for number, item in enumerate(items, start=1):
        yield _article(item, source, number if len(items) > 1 else None)


def _article(item: _Element, source: Source, at: int | str | None) -> Article | Skipped:
    guid = clean.line(item.get("guid") or "")
    stated = _coded(item, "itemMeta/{*}pubStatus")
    version = clean.line(item.get("version") or "")
    if gone := status.withdrawn(stated):
        return status.withdrawal(guid, version, gone, source, at)
    kind = _coded(item, "itemMeta/{*}itemClass")
    text = furniture.without(_body(item))
    if not text:
        return source.skip(f"no text (NewsML-G2 {kind or 'item'})", line=at)
    created = dates.parse(_told(item, "itemMeta/{*}firstCreated"))
    return Article(
        text=text,
        title=_told(item, "contentMeta/{*}headline") or _told(item, "itemMeta/{*}title") or nitf.headline(item) or None,
        outlet=_coded(item, "itemMeta/{*}provider", case=True)
        or _coded(item, "contentMeta/{*}infoSource", case=True)
        or _coded(item, "rightsInfo/{*}copyrightHolder", case=True)
        or None,
        published=dates.parse(_told(item, "itemMeta/{*}versionCreated")) or created,
        id=status.versioned(guid, version),
        language=clean.line(item.get("{http://www.w3.org/XML/1998/namespace}lang") or "") or _language(item),
        credit=_told(item, "contentMeta/{*}creditline")
        or _told(item, "contentMeta/{*}by")
        or nitf.credit(item)
        or None,
        origin=source.at(at),
        metadata=status.metadata(
            guid,
            version,
            ednote=_told(item, "itemMeta/{*}edNote"),
            pubstatus=stated,
            embargoed=_told(item, "itemMeta/{*}embargoed"),
            firstcreated=created or "",
            slugline=_told(item, "contentMeta/{*}slugline"),
            dateline=_told(item, "contentMeta/{*}dateline"),
        ),
    )


def _find(item: _Element, path: str) -> _Element | None:
    return item.find("{*}" + path)


def _told(item: _Element, path: str) -> str:
    found = _find(item, path)
    return "" if found is None else clean.line(" ".join(markup.element_text(found).split())[: limits.TITLE])


def _coded(item: _Element, path: str, *, case: bool = False) -> str:
    """What a property says: its name, its literal, or its code without the scheme."""
    found = _find(item, path)
    if found is None:
        return ""
    name = found.find("{*}name")
    told = (name.text if name is not None else None) or found.get("literal") or ""
    if not told:  # a code with its scheme before it, or the address of one
        told = (found.get("qcode") or "").rpartition(":")[2] or (found.get("uri") or "").rstrip("/").rpartition("/")[2]
    told = clean.line(told[: limits.TITLE])
    return told if case else told.lower()


def _language(item: _Element) -> str | None:
    found = _find(item, "contentMeta/{*}language")
    return None if found is None else clean.line(found.get("tag") or "") or None


def _body(item: _Element) -> str:
    """The text of the rendition that has most of it; a document may carry several."""
    content = _find(item, "contentSet")
    if content is None:
        return ""
    found = [""]
    for part in content:
        name = part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
        if name == "inlineXML":
            story = next(part.iter("{*}body.content", "{*}body"), part)
            story = next(story.iter("{*}body.content"), story)
            found.append(markup.element_text(story))
        elif name == "inlineData":
            found.append(markup.plain(part.text or ""))
    return max(found, key=len)
