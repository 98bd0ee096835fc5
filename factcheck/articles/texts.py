"""Plain text and Markdown: front matter (YAML, TOML or "Key: value" lines), a title, and the body."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from factcheck.articles import clean, decoding, limits, rows
from factcheck.articles.jsons import cells
from factcheck.articles.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.articles.source import Source
    from factcheck.records import Article, Skipped

_YAML: Final = re.compile(r"---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n(.{0,65536}?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_KEY: Final = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}):[ \t]+(\S.{0,500})")
_TITLE_CHARS: Final = 200
_SENTENCE: Final = re.compile(r"[.:;,][\"'”’)]*$")
_HEADING: Final = re.compile(r"#[ \t]+(.{1,500}?)[ \t]*#*(?:\n|$)|(.{1,500})\n=+[ \t]*(?:\n|$)")
_MARKS: Final = (
    (re.compile(r"<!--.*?(?:-->|$)", re.DOTALL), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,500}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\n]{0,500}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,1000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,1000}?)(?<=\S)\1(?!\w)"), r"\2"),
)  # fmt: skip


def read(source: Source) -> Iterator[Article | Skipped]:
    """Plain text as one article."""
    yield from _read(source, markdown=False)


def read_markdown(source: Source) -> Iterator[Article | Skipped]:
    """Markdown as one article; marks are taken off, links keep their words."""
    yield from _read(source, markdown=True)


def _read(source: Source, *, markdown: bool) -> Iterator[Article | Skipped]:
    raw = decoding.decode(source.data()).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if len(raw) > limits.RAW:
        yield source.skip(f"only the first {limits.RAW:,} of {len(raw):,} characters are looked at")
        raw = raw[: limits.RAW]
    body = raw.lstrip("\ufeff\n\t ")
    given, body = _front(body)
    before = body
    body = body.lstrip("\n")
    if "title" not in given:
        title, body = _title(body, markdown=markdown)
        given = {**given, "title": title}
    if markdown:
        for pattern, new in _MARKS:
            body = pattern.sub(new, body)
    line = raw[: len(raw) - len(before)].count("\n") + 1
    row = Row(line, {**given, "text": unwrapped(body)})
    columns = rows.Columns.match(row.cells, {}, source.name)
    yield from rows.article(row, columns, {}, source)


def unwrapped(body: str) -> str:
    """Lines that were broken to a fixed width joined again, newline for space; other texts are left as they are."""
    lines = [line.rstrip() for line in body.split("\n")]
    inner = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 3 or max(map(len, inner)) > 100:
        return body
    broken = sum(len(line) >= 50 and not line.endswith((".", "!", "?", ":", '"', "”")) for line in inner)
    if broken < 0.6 * len(inner):
        return body
    return re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", " ", body)


def _front(body: str) -> tuple[Mapping[str, str], str]:
    """What stands before the body, by field, and the body."""
    if found := _YAML.match(body):
        return _yaml(found[1]), body[found.end() :]
    if found := _TOML.match(body):
        try:
            return _scalars(tomllib.loads(found[1])), body[found.end() :]
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, body[found.end() :]
    return _keys(body)


def _yaml(text: str) -> Mapping[str, str]:
    import yaml  # type: ignore[import-untyped]  # noqa: PLC0415 - only for files with front matter

    try:
        # BaseLoader builds nothing but texts, lists and mappings, and keeps dates as written.
        value = yaml.load(clean.storable(text), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return {found[1]: found[2] for line in text.split("\n") if (found := _KEY.match(line))}
    return _scalars(value) if isinstance(value, dict) else {}


def _scalars(value: Mapping[Any, Any]) -> dict[str, str]:
    plain = {str(k): str(v) if not isinstance(v, str | list | dict) and v is not None else v for k, v in value.items()}
    return {k: v[: limits.CELL] for k, v in cells(plain).items()}


def _keys(body: str) -> tuple[Mapping[str, str], str]:
    """A block of "Title: ..." lines, if every one of them is a field that we know."""
    block, gap, rest = body.partition("\n\n")
    lines = block.split("\n")
    found = [_KEY.fullmatch(line.rstrip()) for line in lines[:20]]
    if not gap or len(lines) > 20 or not all(found):
        return {}, body
    given = {f[1]: f[2] for f in found if f}
    columns = rows.Columns.match(given, {}, "").of
    known = {name for field, names in columns.items() if field != "text" for name in names}
    return (given, rest) if known >= set(given) else ({}, body)


def _title(body: str, *, markdown: bool) -> tuple[str, str]:
    """The headline, when the body starts with one, and the rest."""
    if markdown and (found := _HEADING.match(body)):
        return (found[1] or found[2]), body[found.end() :]
    return headline(body)


def headline(body: str) -> tuple[str, str]:
    """A short first line that is no sentence and stands apart, and the rest; empty when there is none."""
    first, gap, rest = body.partition("\n")
    if gap and rest.startswith("\n") and rest.strip() and len(first) <= _TITLE_CHARS and not _SENTENCE.search(first):
        return first, rest
    return "", body
