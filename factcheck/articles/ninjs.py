"""ninjs, the IPTC's JSON for news: 1.x (body_text, versioncreated), 2.x (bodies, headlines) and 3.x (camelCase)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factcheck.articles import clean, dates, furniture, limits, markup
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
    if status := withdrawn(_string(item, "pubstatus")):
        yield withdrawal(uri, version, status, source, number)
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
    metadata = {
        "version": version,
        "version_of": uri if version else "",
        "ednote": _string(item, "ednote"),
        "pubstatus": _string(item, "pubstatus"),
        "embargoed": _string(item, "embargoed", "embargoeduntil"),
        "firstcreated": created or "",
        "slugline": _string(item, "slugline"),
        "located": _string(item, "located"),
    }
    yield Article(
        text=text,
        title=_valued(item, "headlines", "headline") or _string(item, "headline", "title") or None,
        outlet=_named(item, "provider", "source", "infosource", "infosources", "publisher", "copyrightholder") or None,
        # A version is a statement made when that version came out.
        published=dates.parse(_string(item, "versioncreated")) or created,
        url=_string(item, "url", "webcanonical", "canonicalurl") or None,
        id=versioned(uri, version),
        language=_string(item, "language") or None,
        credit=_string(item, "creditline", "byline", "by") or None,
        origin=source.at(number),
        metadata={key: text for key, text in metadata.items() if text},
    )


def withdrawn(status: str) -> str:
    """One of the IPTC's publishing statuses under which nothing of an item may be used; empty for the others."""
    status = status.lower().replace("cancelled", "canceled")
    return status if status in {"canceled", "withheld"} else ""


def withdrawal(ident: str, version: str, status: str, source: Source, at: int | str | None) -> Article:
    """What stands for a withdrawn item: no text, but which version and all before it are not to be used."""
    metadata = {"version_of": ident, "version": version, "pubstatus": status}
    return Article(text="", id=versioned(ident, version), origin=source.at(at), metadata=metadata)


def versioned(ident: str, version: str) -> str:
    """The id of one version of an item."""
    return f"{ident}-v{version}" if ident and version else ident


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


def _valued(item: Mapping[str, Any], name: str, role: str) -> str:
    """The main one of 2.x's lists of {role, contenttype, value}: that of the role, else the first."""
    found = item.get(name)
    entries = (
        [e for e in found if isinstance(e, dict) and isinstance(e.get("value"), str)] if isinstance(found, list) else []
    )
    main = next((e for e in entries if str(e.get("role", "")).lower() in {role, "main"}), None) or next(
        iter(entries), None
    )
    if main is None:
        return ""
    return clean.line(markup.plain(main["value"][: limits.TITLE]))


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
