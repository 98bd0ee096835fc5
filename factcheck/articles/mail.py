"""Mail: .eml newsletters and releases, and mboxes of them."""

from __future__ import annotations

import email
import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean, dates, decoding, furniture, limits, markup, texts
from factcheck.errors import InputError
from factcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from factcheck.articles.source import Source
    from factcheck.records import Skipped

_MESSAGE: Final = re.compile(rb"^From [^\r\n]{3,200}\r?\n", re.MULTILINE)
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_NESTED: Final = 200
"""Parts of parts in one message; newsletters have two or three."""
_FEW: Final = 200
"""Characters of a plain part below which it is the stub ("view in your browser") of an HTML message."""


def read(source: Source) -> Iterator[Article | Skipped]:
    """One message as one article.

    Raises:
        InputError: it is no message.
    """
    yield _article(source.data(limits.RECORD), source, None)


def read_mbox(source: Source) -> Iterator[Article | Skipped]:
    """Each message of a mailbox.

    Raises:
        InputError: it holds no message.
    """
    data = source.data()
    starts = list(_MESSAGE.finditer(data))
    if not starts:
        raise InputError("holds no message", where=source.name, mend="give a mailbox in mbox format")
    ends = [*(found.start() for found in starts[1:]), len(data)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), start=1):
        message = _QUOTED.sub(rb"\1", data[found.end() : min(end, found.end() + limits.RECORD)])
        try:
            yield _article(message, source, number)
        except InputError as error:
            yield source.skip(error.what, line=number)


def _article(data: bytes, source: Source, at: int | None) -> Article | Skipped:
    if data.lower().count(b"multipart/") > _NESTED:
        raise InputError("holds messages within messages without end", where=source.at(at))
    message = email.message_from_bytes(data)
    if not message.keys():
        raise InputError("is no mail message", where=source.at(at))
    text = furniture.without(_body(message))
    if not text:
        return source.skip("no text in the message", line=at)
    name, address = parseaddr(str(message.get("From") or "")[: limits.TITLE])
    return Article(
        text=text,
        title=_header(message, "Subject") or None,
        outlet=_words(name) or clean.line(address.rpartition("@")[2]) or None,
        published=dates.parse(_header(message, "Date")),
        id=_header(message, "Message-ID").strip("<>"),
        language=_header(message, "Content-Language") or None,
        origin=source.at(at),
    )


def _header(message: Message, name: str) -> str:
    return _words(str(message.get(name) or "")[: limits.TITLE])


def _words(raw: str) -> str:
    """A header's words out of their wrapping in ASCII."""
    try:
        return clean.line(str(make_header(decode_header(raw))))
    except (MessageError, LookupError, ValueError):
        return clean.line(raw)


def _body(message: Message) -> str:
    plain, rich = [], []
    for number, part in enumerate(message.walk()):
        if number > limits.PARTS:
            break
        kind = part.get_content_type()
        if (
            part.is_multipart()
            or kind not in {"text/plain", "text/html"}
            or part.get_content_disposition() == "attachment"
        ):
            continue
        raw = part.get_payload(decode=True)
        text = _decoded(raw, part.get_content_charset()) if isinstance(raw, bytes) else ""
        if kind == "text/plain":
            plain.append(clean.text(texts.unwrapped(text.replace("\r\n", "\n"))))
        else:
            rich.append(markup.text_of(text))
    written, shown = "\n".join(filter(None, plain)), "\n".join(filter(None, rich))
    return written if len(written) >= _FEW or len(written) >= len(shown) else shown


def _decoded(raw: bytes, charset: str | None) -> str:
    try:
        return raw.decode(charset) if charset else decoding.decode(raw)
    except (LookupError, UnicodeDecodeError, ValueError):
        return decoding.decode(raw)
