"""Saved web pages: the body by trafilatura, the rest from what the page itself states (JSON-LD, meta tags)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from factcheck import own
from factcheck.articles import clean, dates, decoding, furniture, heads, limits, live, markup
from factcheck.errors import InputError
from factcheck.lexicon import table
from factcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from factcheck.articles.source import Source
    from factcheck.records import Skipped

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,30})", re.IGNORECASE)
_IMAGE: Final = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=]*")
_BLOCK: Final = re.compile(r"<(?:p|div|li|td|tr|br|section|article|span|h[1-6])\b", re.IGNORECASE)
_MANY: Final = 1_500
"""Blocks of a page above which trafilatura's second opinion is left out: its time grows with their square."""
_TOO_SHORT: Final = 200
"""Characters of a body below which the page's own JSON-LD or its bare text may serve better."""


def read(source: Source) -> Iterator[Article | Skipped]:
    """The article of one saved page; a live page gives one for each entry.

    Raises:
        InputError: it is too large to be a page.
    """
    data = source.data(limits.RECORD)
    if not data.strip():
        raise InputError("is empty", where=source.name)
    yield from articles(decode(data), source, at=None)


def decode(data: bytes) -> str:
    """A page's text by its mark, as UTF-8, by the charset that it states, or by guess."""
    try:
        return decoding.strict(data)
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:4096])
        try:
            return data.decode(stated[1].decode("ascii"), "replace") if stated else decoding.decode(data)
        except LookupError:
            return decoding.decode(data)


def articles(
    page: str, source: Source, *, at: int | str | None, url: str | None = None, ident: str = ""
) -> Iterator[Article | Skipped]:
    """The article, or the entries of the live page, that a page holds.

    Args:
        page: its HTML.
        source: where it came from, for messages.
        at: its place in that source.
        url: its address where the source knows it.
        ident: its id where the source knows one.
    """
    from lxml import etree, html  # noqa: PLC0415 - only where there is markup

    page = _IMAGE.sub("", clean.storable(page))  # pages saved whole carry their pictures inside
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        yield source.skip("is not HTML", line=at)
        return
    if any(m.get("name") == "generator" and m.get("content") == own.GENERATOR for m in tree.iter("meta")):
        yield source.skip("is a page of ours, which is no coverage", line=at)
        return
    stated = Stated.of(tree)
    entries = stated.entries or live.marked(tree)
    body, title, site, day = ("", "", "", None) if len(entries) >= live.FEWEST else _extract(page)
    if len(body) < _TOO_SHORT:
        body = max(body, stated.body, _bare(tree), key=lambda text: min(len(text), _TOO_SHORT))
    title = stated.value("title") or title or clean.line(tree.findtext(".//title") or "")
    address = url or stated.value("url")
    outlet = stated.value("outlet") or site or _host(address)
    body = furniture.without(_without_title(body, title))
    if not body:
        yield source.skip("no article text in the page", line=at)
        return
    article = Article(
        text=body,
        title=heads.bare_title(title, outlet) or None,
        outlet=outlet or None,
        published=stated.date("published") or day,
        modified=stated.date("modified"),
        url=address or None,
        id=ident,
        language=stated.value("language") or None,
        credit=stated.value("credit") or None,
        origin=source.at(at),
    )
    split = live.entries(article, entries)
    yield from split or [article]
    if split and len(entries) > limits.PARTS:
        yield source.skip(
            f"the live page has more than {limits.PARTS} entries; the first {limits.PARTS} are read", line=at
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states about its article, from its JSON-LD first and its meta tags second."""

    fields: Mapping[str, tuple[str, ...]]
    body: str = ""
    entries: tuple[live.Entry, ...] = field(default=())

    @classmethod
    def of(cls, tree: HtmlElement) -> Stated:
        """Read them from a parsed page."""
        found = _linked(tree)
        tags: dict[str, str] = {}
        for tag in tree.iter("meta"):
            for name in (tag.get("property"), tag.get("name"), tag.get("itemprop"), tag.get("http-equiv")):
                if name and (content := clean.line((tag.get("content") or "")[: limits.TITLE])):
                    tags.setdefault(name.lower(), content)
        known = table("pages")
        fields: dict[str, tuple[str, ...]] = {}
        for name in ("title", "outlet", "published", "modified", "url", "language", "credit"):
            linked = _named(found, _LINKED[name])
            fields[name] = tuple(v for v in (linked, *(tags.get(tag, "") for tag in known[name])) if v)
        canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
        fields["url"] = tuple(u for u in (canonical or "", *fields["url"]) if u.startswith(("http://", "https://")))
        fields["language"] = tuple(v for v in (clean.line(tree.get("lang") or ""), *fields["language"]) if v)
        if not fields["published"]:
            times = [t.get("datetime") for t in tree.iter("time") if t.get("itemprop") == "datePublished"]
            fields["published"] = tuple(t for t in times if t)
        return cls(fields, markup.plain(_text(found, "articleBody")), _updates(found))

    def value(self, name: str) -> str:
        """The best value of a field, empty when the page states none."""
        return next(iter(self.fields[name]), "")

    def date(self, name: str) -> str | None:
        """The first value of a field that is a date."""
        return next((iso for value in self.fields[name] if (iso := dates.parse(value))), None)


_LINKED: Final = {
    "title": ("headline", "name"),
    "outlet": ("publisher",),
    "published": ("datePublished",),
    "modified": ("dateModified",),
    "url": ("url",),
    "language": ("inLanguage",),
    "credit": ("creditText", "sourceOrganization", "provider"),
}
"""schema.org's names of our fields."""


def _linked(tree: HtmlElement) -> Mapping[str, Any]:
    """The article among the page's JSON-LD objects; empty when there is none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(value):
            if _is_article(found):
                return found
    return {}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def _is_article(value: Mapping[str, Any]) -> bool:
    kinds = value.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(n, str) and (n.endswith("Article") or n in _types()) for n in names)


@cache
def _types() -> frozenset[str]:
    return frozenset(table("pages")["types"])


def _text(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    if isinstance(found, list):
        found = next(iter(found), None)
    if isinstance(found, dict):
        found = found.get("name") or found.get("@id")
    return found if isinstance(found, str) else ""


def _named(value: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((clean.line(text[: limits.TITLE]) for key in keys if (text := _text(value, key))), "")


def _updates(value: Mapping[str, Any]) -> tuple[live.Entry, ...]:
    """The entries of a LiveBlogPosting."""
    updates = value.get("liveBlogUpdate")
    return tuple(
        live.Entry(
            text=markup.plain(_text(update, "articleBody")),
            title=_named(update, ("headline", "name")),
            published=dates.parse(_text(update, "datePublished")),
            url=_named(update, ("url",)),
        )
        for update in (updates if isinstance(updates, list) else [])[: limits.PARTS + 1]
        if isinstance(update, dict)
    )


def _extract(page: str) -> tuple[str, str, str, str | None]:
    """Body, title, outlet and day by trafilatura, each empty where it finds none."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.3 s to import

    blocks = len(_BLOCK.findall(page))
    if page.count("<") > limits.TAGS:
        return "", "", "", None
    try:
        found = bare_extraction(
            page,
            fast=blocks > _MANY,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            # Only dates that the page's markup states: a guess from its furniture would order reports wrongly.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 - the library promises nothing on broken trees; the bare text still serves
        found = None
    if found is None or isinstance(found, dict):
        return "", "", "", None
    body = clean.text(found.text or "")
    return body, clean.line(found.title or ""), clean.line(found.sitename or ""), dates.parse(found.date or "")


def _bare(tree: HtmlElement) -> str:
    """The text of the page's article element, else of its body."""
    root = next(tree.iter("article"), None)
    if root is None:
        root = next(tree.iter("body"), tree)
    return markup.element_text(root)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _without_title(body: str, title: str) -> str:
    first, _, rest = body.partition("\n")
    return rest.strip() if title and rest.strip() and clean.line(first).casefold() == title.casefold() else body
