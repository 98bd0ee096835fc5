"""Word drafts (docx): paragraphs and tables in their order, tracked insertions read, tracked deletions not."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean, limits, texts
from factcheck.articles.optional import need
from factcheck.errors import InputError
from factcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from factcheck.articles.source import Source
    from factcheck.records import Skipped

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD: Final = frozenset(
    {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BREAKS: Final = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_TITLES: Final = frozenset({"Title", "Heading 1"})
_FILES: Final = 5_000
"""Files within one draft; Word writes some dozens."""


def read(source: Source) -> Iterator[Article | Skipped]:
    """One draft as one article. Its times are the file's, not a publication's, and stay out.

    Raises:
        InputError: it is no Word document, or unpacks to more than a document can be.
    """
    data = source.data(limits.RECORD)
    _check(data, source)
    docx = need("docx", source)
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error) as error:
        raise InputError("is a broken Word document", where=source.name, mend="save it again as .docx") from error
    except (KeyError, ValueError) as error:
        raise InputError("is a zip file, but no Word document", where=source.name, mend="save it as .docx") from error
    title = ""
    lines: list[str] = []
    for paragraph in document.element.body.iter(f"{_W}p"):
        if _within(paragraph, _UNREAD):
            continue
        text = _text(paragraph)
        if not title and not any(lines) and text and _style(document, paragraph) in _TITLES:
            title = text
        else:
            lines.append(text)
    body = "\n".join(lines)
    if not title:
        title, body = texts.headline("\n\n".join(lines))
    text = clean.text(body)
    if not text:
        yield source.skip("no text")
        return
    yield Article(text=text, title=clean.line(title[: limits.TITLE]) or None, origin=source.name)


def _check(data: bytes, source: Source) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:  # the last: a newer zip than Python reads
        raise InputError("is a broken Word document", where=source.name, mend="save it again as .docx") from error
    # zipfile never unpacks more of a member than its directory says, so the sum is a bound.
    if len(infos) > _FILES or sum(info.file_size for info in infos) > limits.UNPACKED:
        raise InputError(f"unpacks to more than {limits.UNPACKED >> 20} MiB", where=source.name, mend="split it")


def _text(paragraph: _Element) -> str:
    parts: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t" and not _within(node, _UNREAD, paragraph):
            parts.append(node.text or "")
        elif node.tag in _BREAKS and not _within(node, _UNREAD, paragraph):
            parts.append(_BREAKS[str(node.tag)])
    return "".join(parts)


def _within(node: _Element, names: frozenset[str], top: _Element | None = None) -> bool:
    for above in node.iterancestors():
        if above is top:
            return False
        if above.tag in names:
            return True
    return False


def _style(document: object, paragraph: _Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if found is None:
        return ""
    ident = found.get(f"{_W}val")
    styles = getattr(document, "styles", ())
    return next((str(style.name) for style in styles if style.style_id == ident), "")
