"""ninjs, the IPTC's JSON for news: 1.x (body_text, versioncreated), 2.x (bodies, headlines) and 3.x (camelCase)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factcheck.articles import clean, dates, furniture, limits, markup, status
from factcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.articles.source import Source
    from factcheck.records import Skipped

_MARKS: Final = frozenset(
    {"bodytext", "bodyhtml", "bodyxhtml", "bodies", "headlines", "pubstatus", "renditions", "associations"}
)
_TEXTLESS: Final = frozenset({"picture", "graphic", "video", "audio", "event", "planning"})
"""Types whose words are captions, or tell of what is still to come."""
_DEPTH: Final = 4
"""Packages within packages that are followed."""


def fits(value: Mapping[str, Any]) -> bool:
    """The object is a ninjs item: it names the standard, or has its identifier and one of its own fields."""
    plain = {_plain(key) for key in value}
    standard = value.get("$standard") or value.get("standard")
    if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    return bool(plain & {"uri", "guid"}) and bool(plain & _MARKS)


def articles(
    value: Mapping[str, Any], number: int | str, source: Source, depth: int = 0
) -> Iterator[Article | Skipped]:
    """The item as an article; a package without a text of its own as the items in it."""
    item = {_plain(key): inner for key, inner in value.items()}
    uri = _string(item, "uri", "guid")
    version = _string(item, "version")
    if gone := status.withdrawn(_string(item, "pubstatus")):
        yield status.withdrawal(uri, version, gone, source, number)
        return
    kind = _string(item, "type").lower()
    text = "" if kind in _TEXTLESS else furniture.without(_body(item))
    parts = item.get("associations")
    if not text and parts and depth < _DEPTH:
        named = parts.items() if isinstance(parts, dict) else [(str(n), p) for n, p in enumerate(parts)]
        inner = [p for _, p in list(named)[: limits.PARTS] if isinstance(p, dict)]
        for part in inner:
            yield from articles(part, number, source, depth + 1)
        if inner:
            return
    if not text:
        yield source.skip(f"no text (ninjs {kind or 'item'})", line=number)
        return
    created = dates.parse(_string(item, "firstcreated", "contentcreated"))
    yield Article(
        text=text,
        title=_headline(item) or _string(item, "headline", "title") or None,
        outlet=_named(item, "provider", "source", "infosource", "infosources", "publisher", "copyrightholder") or None,
        # A version is a statement made when that version came out.
        published=dates.parse(_string(item, "versioncreated")) or created,
        url=_string(item, "url", "webcanonical", "canonicalurl") or None,
        id=status.versioned(uri, version),
        language=_string(item, "language") or None,
        credit=_string(item, "creditline", "byline", "by") or None,
        origin=source.at(number),
        metadata=status.metadata(
            uri,
            version,
            ednote=_string(item, "ednote"),
            pubstatus=_string(item, "pubstatus"),
            embargoed=_string(item, "embargoed", "embargoeduntil"),
            firstcreated=created or "",
            slugline=_string(item, "slugline"),
            located=_string(item, "located"),
        ),
    )


def _plain(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()


def _body(item: Mapping[str, Any]) -> str:
    """The fullest of the item's renditions; of those alike in length, the one that keeps its paragraphs apart."""
    stated = item.get("bodies")
    raw = [e.get("value") for e in stated if isinstance(e, dict)] if isinstance(stated, list) else []
    raw += [value for key, value in item.items() if key.startswith("body")]
    texts = [markup.plain(value[: limits.RAW]) for value in raw[: limits.RENDITIONS] if isinstance(value, str)]
    fullest = max(map(len, texts), default=0)
    return max((t for t in texts if len(t) >= 0.8 * fullest), key=lambda t: (t.count("\n"), len(t)), default="")


def _headline(item: Mapping[str, Any]) -> str:
    """The main one of 2.x's list of {role, contenttype, value}, else the first; empty where there is none."""
    found = item.get("headlines")
    listed = found if isinstance(found, list) else []
    entries = [e for e in listed if isinstance(e, dict) and isinstance(e.get("value"), str)]
    main = [e for e in entries if str(e.get("role", "")).lower() in {"headline", "main"}]
    return next((clean.line(markup.plain(e["value"][: limits.TITLE])) for e in (*main, *entries)), "")


def _string(item: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = item.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return clean.line(str(value)[: limits.TITLE])
    return ""


def _named(item: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = item.get(name)
        for entry in value if isinstance(value, list) else [value]:
            told = entry.get("name") or entry.get("literal") if isinstance(entry, dict) else entry
            if isinstance(told, str) and told.strip():
                return clean.line(told[: limits.TITLE])
    return ""
