"""Which reader takes which input: by suffix, and by content where the suffix says nothing or lies."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast

from factcheck.articles import decoding
from factcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.articles.source import Source
    from factcheck.records import Article, Skipped

    Reader = Callable[[Source], Iterator[Article | Skipped]]

SUFFIXES: Final = {
    ".csv": "tables:read", ".tsv": "tables:read", ".tab": "tables:read",
    ".jsonl": "jsons:read_lines", ".ndjson": "jsons:read_lines", ".json": "jsons:read",
    ".txt": "texts:read", ".text": "texts:read", ".md": "texts:read_markdown", ".markdown": "texts:read_markdown",
    ".html": "pages:read", ".htm": "pages:read", ".xhtml": "pages:read",
    ".xml": "xmls:read", ".nitf": "xmls:read", ".newsml": "xmls:read", ".g2": "xmls:read",
    ".rss": "xmls:read", ".atom": "xmls:read", ".rdf": "xmls:read", ".ninjs": "jsons:read",
    ".docx": "drafts:read", ".warc": "archives:read_warc", ".parquet": "archives:read_parquet",
    ".eml": "mail:read", ".mbox": "mail:read_mbox", ".mbx": "mail:read_mbox",
}  # fmt: skip
"""Module and function of the reader of each suffix."""

_MAGIC: Final = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"), (b"BM", "a picture"), (b"%PDF-", "a PDF"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"PK\x03\x04", "a zip archive"), (b"PK\x05\x06", "a zip archive"), (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"), (b"SQLite format 3", "a database"), (b"\x7fELF", "a program"),
    (b"MZ", "a program"), (b"ID3", "a sound"), (b"OggS", "a sound"), (b"fLaC", "a sound"),
    (b"RIFF", "a picture or sound"),
)  # fmt: skip
_PACKED: Final = frozenset({".docx"})
"""Kinds that are zip archives by nature."""
_PICTURES: Final = frozenset(
    [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".heic", ".ico", ".avif"]
)
_FOLDERS_OWN: Final = re.compile(
    r"(?:readme|license|licence|changelog|notice|contributing|copying)(?:\.\w+)?", re.IGNORECASE
)
"""Files that describe a folder; read only when named themselves."""
_CONTENT: Final = (
    (re.compile(r"PAR1"), "archives:read_parquet"),
    (re.compile(r"WARC/\d"), "archives:read_warc"),
    (re.compile(r"From \S+.*\n(?:[A-Za-z-]+:|>From)"), "mail:read_mbox"),
    (
        re.compile(r"(?:(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From): .*\n(?:[ \t].*\n)*){2}"),
        "mail:read",
    ),
    (re.compile(r"\s*<\?xml|\s*<(?:rss|feed|nitf|newsItem|newsMessage)\b"), "xmls:read"),
    (re.compile(r"\s*\{.*\}\s*\n\s*\{"), "jsons:read_lines"),
    (re.compile(r"\s*[\[{]"), "jsons:read"),
    (re.compile(r"\s*<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE), "pages:read"),
    (re.compile(r"---[ \t]*\r?\n"), "texts:read_markdown"),
)


def reader_of(source: Source, *, named: bool) -> Reader:
    """The reader of one input.

    Args:
        source: the input.
        named: the user named this very file, so its content is looked at when the suffix says nothing.

    Raises:
        InputError: nothing here reads it.
    """
    head = source.head()
    suffix = _suffix(source.name)
    if problem := _foreign(head, suffix):
        raise InputError(f"is {problem}, not text", where=source.name, mend=_mend(problem))
    entry = SUFFIXES.get(suffix)
    if entry is None:
        if not named:
            raise InputError(f"is of no kind that is read here ({suffix or 'no suffix'})", where=source.name)
        entry = _by_content(decoding.decode(head))
    module, _, function = entry.partition(":")
    return cast("Reader", getattr(import_module(f"factcheck.articles.{module}"), function))


def describes_folder(name: str) -> bool:
    """The file tells of the folder it stands in; it is no article of it."""
    return _FOLDERS_OWN.fullmatch(PurePath(name).name) is not None


def _suffix(name: str) -> str:
    suffixes = [s.lower() for s in PurePath(name).suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _foreign(head: bytes, suffix: str) -> str:
    for magic, what in _MAGIC:
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head):
            return "" if suffix in _PACKED and "zip" in what else what
    return "a picture" if suffix in _PICTURES else ""


def _mend(problem: str) -> str:
    return "unpack it and give the files in it" if "archive" in problem else "give its text"


def _by_content(head: str) -> str:
    for pattern, entry in _CONTENT:
        if pattern.match(head):
            return entry
    first, _, rest = head.partition("\n")
    if rest and any(first.count(d) >= 1 and _has_text_column(first, d) for d in ",\t;|"):
        return "tables:read"
    return "texts:read"


def _has_text_column(header: str, delimiter: str) -> bool:
    from factcheck.articles.rows import Columns  # noqa: PLC0415 - the lexicon is read only when it is needed

    found = Columns.match([c.strip().strip('"') for c in header.split(delimiter)], {}, "")
    return found.known >= 2 and bool(found.of["text"])
