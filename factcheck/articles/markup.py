"""Text out of fragments of HTML (a feed's content, a CMS export's body), in reading order, one line a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKS: Final = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|table|span|strong|em|b|i|a|figure|section|article)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body br dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header
    hl1 hl2 hr li main nav ol p pre section table td th tr ul
    """.split()  # noqa: SIM905 - tags read best as words
)
# Captions tell of the picture, often from another day; scripts and forms tell nothing.
_UNREAD: Final = frozenset(
    """
    script style template media noscript iframe object svg form button select textarea figcaption head title nav
    aside
    """.split()  # noqa: SIM905 - tags read best as words
)
_EDGES: Final = re.compile(r"(?<! ) *+\n\s*+")
_RUNS: Final = re.compile(r"[ \t\r\n]+")


def plain(raw: str) -> str:
    """Canonical text of a body that may be HTML; a text without tags is only cleaned."""
    if "<" not in raw and "&lt;" not in raw:
        return clean.text(raw)
    if "<" not in raw or not _LOOKS.search(raw):
        unescaped = clean.text(raw)  # an escaped body: "&lt;p&gt;..."
        return text_of(unescaped) if _LOOKS.search(unescaped) else unescaped
    return text_of(raw)


def text_of(markup: str) -> str:
    """Canonical text of HTML, block elements on lines of their own."""
    from lxml import etree, html  # noqa: PLC0415 - only where there is markup

    try:
        parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        # NULs and lone surrogates are no characters of a document.
        root = html.document_fromstring(clean.storable(markup), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return clean.text(re.sub(r"<[^<>]*>", " ", markup))
    return clean.text(_EDGES.sub("\n", "".join(_walk(root))))


def element_text(root: HtmlElement) -> str:
    """Canonical text of a parsed element."""
    return clean.text(_EDGES.sub("\n", "".join(_walk(root))))


def _walk(root: HtmlElement) -> list[str]:
    """Texts of the tree in order, without recursion: pages may nest deeper than Python's stack."""
    parts: list[str] = []
    todo: list[HtmlElement | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        name = node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
        edge = "\n" if name in _BLOCKS else ""
        if node is not root:
            todo.append(_bare(node.tail))
        if not name:  # an entity that the document does not define itself
            parts.append(node.text or "")
        elif node is root or name not in _UNREAD:
            parts.append(edge + _bare(node.text))
            todo.append(edge)
            todo.extend(reversed(node))
        else:
            parts.append(edge)
    return parts


def _bare(text: str | None) -> str:
    """A node's text on one line; tags in it were escaped, or stood in CDATA."""
    if not text:
        return ""
    return _RUNS.sub(" ", _LOOKS.sub(" ", text) if "<" in text else text)
