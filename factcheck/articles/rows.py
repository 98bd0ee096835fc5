"""Rows of named values (a CSV line, a JSON object) -> articles, by the column names that are understood unasked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean, dates, furniture, limits, markup
from factcheck.errors import InputError
from factcheck.lexicon import table
from factcheck.records import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.articles.dates import Order
    from factcheck.articles.source import Source

_FILLER: Final = re.compile(r"[\W_]+")
_EMPTY: Final = frozenset({"", "nan", "none", "null", "n/a", "nat", "-"})
"""What exports write for an unknown value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands in its file (line or entry), and its cells as they came."""

    at: int | str
    cells: Mapping[str, str]


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(_plain(n) for n in names) for field, names in table("columns").items()}


def _plain(name: str) -> str:
    return _FILLER.sub("", name).casefold()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of one file hold which field, best first."""

    of: Mapping[str, tuple[str, ...]]

    @classmethod
    def match(cls, header: Iterable[str], given: Mapping[str, str], where: str) -> Columns:
        """Find the fields among the header's names; the user's mapping wins.

        Raises:
            InputError: the mapping names a field or a column that does not exist.
        """
        header = list(dict.fromkeys(header))
        plain: dict[str, str] = {}
        for name in header:
            plain.setdefault(_plain(name), name)
        of = {}
        for field, names in _names().items():
            of[field] = tuple(plain[n] for n in names if n in plain)
        taken = set()
        for field, column in given.items():
            if field not in of:
                raise InputError(f"no field is called {field!r}", mend=f"map one of: {', '.join(of)}")
            found = column if column in header else plain.get(_plain(column))
            if found is None:
                raise InputError(f"has no column {column!r}", where=where, mend=f"it has: {listed(header)}")
            of[field] = (found,)
            taken.add(found)
        for field, columns in of.items():
            if field not in given:
                of[field] = tuple(c for c in columns if c not in taken)
        return cls(of)

    @property
    def known(self) -> int:
        """How many fields have a column."""
        return sum(map(bool, self.of.values()))

    def value(self, field: str, cells: Mapping[str, str]) -> str:
        """The first cell of that field that says something."""
        for column in self.of[field]:
            cell = cells.get(column, "")
            if cell.strip().casefold() not in _EMPTY:
                return cell
        return ""


def listed(names: Sequence[str], most: int = 12) -> str:
    """Column names for a message, cut to a readable number."""
    shown = [clean.line(str(n)[:60]) or "(no name)" for n in names[:most]]
    return ", ".join(shown) + (f" and {len(names) - most} more" if len(names) > most else "")


def articles(
    rows: Iterable[Row | Article | Skipped], header: Iterable[str] | None, source: Source
) -> Iterator[Article | Skipped]:
    """Turn the rows of one file into articles.

    Args:
        rows: its rows, in their order; articles and notes among them are handed on.
        header: its column names; None when every row brings its own.
        source: the file.

    Raises:
        InputError: there are no rows, or no column can be the text.
    """
    held = list(rows)
    if not held:
        raise InputError("holds no rows", where=source.name)
    kept = [row for row in held if isinstance(row, Row)]
    names = list(header) if header is not None else list(dict.fromkeys(name for row in kept for name in row.cells))
    columns = Columns.match(names, source.columns, source.name)
    if not columns.of["text"]:
        if not kept and header is None:
            yield from (row for row in held if not isinstance(row, Row))
            return
        raise InputError(
            f"has no column for the text; it has: {listed(names)}",
            where=source.name,
            mend="name it with --map text=COLUMN",
        )
    order = {
        column: dates.order_of(row.cells.get(column, "") for row in kept)
        for field in ("published", "modified")
        for column in columns.of[field]
    }
    for row in held:
        if isinstance(row, Row):
            yield from article(row, columns, order, source)
        else:
            yield row


def article(
    row: Row, columns: Columns, order: Mapping[str, Order | None], source: Source
) -> Iterator[Article | Skipped]:
    """One row as an article, or why it is none; with a note where its text is too long to be read whole."""
    raw = columns.value("text", row.cells)
    if len(raw) > limits.RAW:
        yield source.skip(f"only the first {limits.RAW:,} of {len(raw):,} characters are looked at", line=row.at)
    text = furniture.without(markup.plain(raw[: limits.RAW]))
    if not text:
        yield source.skip("no text", line=row.at)
        return
    used: set[str] = {c for field, found in columns.of.items() if field != "version" for c in found[:1]}
    metadata = {
        key: clean.text(value[: limits.CELL])
        for key, value in row.cells.items()
        if key not in used and value.strip() and value is not raw
    }
    published, unread = _date("published", row, columns, order)
    modified, _ = _date("modified", row, columns, order)
    if unread:
        metadata["published_as_given"] = unread
    if version := clean.line(columns.value("version", row.cells)):
        metadata["version"] = version
    fields = {
        field: clean.line(columns.value(field, row.cells)[: limits.TITLE]) or None
        for field in ("title", "outlet", "url", "language", "credit")
    }
    yield Article(
        text=text,
        id=clean.line(columns.value("id", row.cells)[: limits.TITLE]),
        published=published,
        modified=modified,
        origin=source.at(row.at),
        metadata=metadata,
        **fields,
    )


def _date(field: str, row: Row, columns: Columns, order: Mapping[str, Order | None]) -> tuple[str | None, str]:
    unread = ""
    for column in columns.of[field]:
        cell = row.cells.get(column, "").strip()
        if cell.casefold() in _EMPTY:
            continue
        if found := dates.parse(cell, order.get(column)):
            return found, ""
        unread = unread or cell[: dates.LONGEST]
    return None, unread
