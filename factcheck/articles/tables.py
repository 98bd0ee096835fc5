"""CSV and TSV: delimiter found, quoted newlines kept, broken rows listed while the rest goes on."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from factcheck.articles import decoding, limits, rows
from factcheck.articles.rows import Row
from factcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.articles.source import Source
    from factcheck.records import Article, Skipped

_DELIMITERS: Final = ",\t;|"
_TRIES: Final = 200
"""Lines of one file that may be tried as a new start after a broken row."""
_LINES: Final = 5_000
"""Lines of one row: more come only from a quote that is never closed."""

csv.field_size_limit(limits.FILE)  # the module's own bound, 131,072 characters, is shorter than long reports


def read(source: Source) -> Iterator[Article | Skipped]:
    """The articles of a table with a header row.

    Raises:
        InputError: it is empty, or none of its columns can be the text.
    """
    lines = decoding.decode(source.data()).replace("\0", "").splitlines(keepends=True)
    # str.splitlines also breaks at form feeds and U+2028, which a quoted cell may hold: the csv module joins them.
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise InputError("is empty", where=source.name, mend="give a table with a header row and a text column")
    delimiter = ""
    if lines[first].lower().startswith("sep=") and len(lines[first].strip()) == 5:  # Excel's own hint
        delimiter, first = lines[first].strip()[-1], first + 1
    delimiter = delimiter or _delimiter(lines[first : first + 50], source)
    header, start = _record(lines, first, delimiter)
    header = [name.strip() for name in header]
    yield from rows.articles(_rows(lines, start, header, delimiter, source), header, source)


def _delimiter(lines: Sequence[str], source: Source) -> str:
    """The one under which most of the header's names are known, then the one that gives most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        header, _ = _record(lines, 0, delimiter)
        try:
            known = rows.Columns.match([name.strip() for name in header], source.columns, source.name).known
        except InputError:
            known = 0
        return known, len(header)

    return max(_DELIMITERS, key=score)


def _record(lines: Sequence[str], start: int, delimiter: str) -> tuple[list[str], int]:
    """The record that starts at a line, and the line after it."""
    at = start

    def feed() -> Iterator[str]:
        nonlocal at
        while at < min(len(lines), start + _LINES):
            at += 1
            yield lines[at - 1]

    try:
        cells = next(csv.reader(feed(), delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        cells = []
    return cells, at


def _rows(
    lines: Sequence[str], start: int, header: Sequence[str], delimiter: str, source: Source
) -> Iterator[Row | Skipped]:
    tries = _TRIES
    while start < len(lines):
        cells, end = _record(lines, start, delimiter)
        if any(cell.strip() for cell in cells):
            if _fits(cells, header):
                yield Row(start + 1, dict(zip(header, cells, strict=False)))
            else:
                yield source.skip(
                    f"the row has {len(cells)} cells, the header {len(header)}",
                    line=start + 1,
                    mend="put quotes around cells that hold the delimiter",
                )
                # An unclosed quote swallows the rows below it: take up at the next line that reads well.
                for again in range(start + 1, min(end, start + 1 + tries)):
                    tries -= 1
                    if len(_record(lines, again, delimiter)[0]) == len(header) > 1:
                        end = again
                        break
        start = end


def _fits(cells: Sequence[str], header: Sequence[str]) -> bool:
    if len(cells) >= len(header):
        return not any(cell.strip() for cell in cells[len(header) :])
    return len(cells) > 1  # trailing cells may be left out
