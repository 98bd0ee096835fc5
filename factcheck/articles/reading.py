"""Paths -> articles: folders, globs, files and standard input; what cannot be read is listed, the rest goes on."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factcheck import own
from factcheck.articles import formats, limits
from factcheck.articles.prepare import prepare
from factcheck.articles.source import STDIN, Source
from factcheck.errors import EmptyInputError, FactcheckError, InputError
from factcheck.records import Article, Reading, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.records import Progress

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Articles(Iterator[Article]):
    """Articles as they are read. ``skipped`` fills while it runs: what could not be read, and why."""

    def __init__(
        self,
        paths: Iterable[str | os.PathLike[str]],
        columns: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.skipped: list[Skipped] = []
        self._sources = list(_sources([os.fspath(p) for p in paths], columns or _NOTHING, self.skipped))
        self._progress = progress
        self._articles = self._run()

    def __iter__(self) -> Articles:
        return self

    def __next__(self) -> Article:
        return next(self._articles)

    def _run(self) -> Iterator[Article]:
        found = 0
        for done, (source, named) in enumerate(self._sources, start=1):
            for item in _read(source, named=named):
                if isinstance(item, Skipped):
                    self.skipped.append(item)
                else:
                    found += 1
                    yield item
            if self._progress:
                self._progress("reading", done, len(self._sources))
        if not found:
            raise nothing_read(self.skipped)


def read(*paths: str | os.PathLike[str], columns: Mapping[str, str] | None = None) -> Iterator[Article]:
    """Read articles from files, folders, globs, or ``"-"`` for standard input.

    A row or file that cannot be read never stops the rest; it is listed in the ``skipped`` of the iterator, which
    ``compare`` takes into its report. An item that its publisher has withdrawn comes without text, so that its earlier
    versions, wherever they stand, are known to be withdrawn too; ``compare`` leaves them all out.

    Args:
        paths: any of them, in any mix; folders are read with their subfolders, in the order of names.
        columns: which column holds which field, where the names are not understood by themselves
            (``{"title": "headline_text"}``).

    Raises:
        InputError: a path does not exist.
        EmptyInputError: nothing at all could be read.
    """
    return Articles(paths, columns)


def read_all(
    paths: Iterable[str | os.PathLike[str]],
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read everything at once: the articles, made fit for comparing, and all that could not be read.

    Args:
        paths: as for ``read``.
        columns: as for ``read``.
        progress: called as ``progress("reading", done, total)`` after each input.

    Raises:
        InputError: a path does not exist.
        EmptyInputError: nothing at all could be read, or nothing of it in English.
    """
    reading = prepare(Articles(paths, columns, progress))
    if not reading.articles:
        raise nothing_read(reading.skipped)
    return reading


def nothing_read(skipped: Iterable[Skipped]) -> EmptyInputError:
    """The one line to print when no article is left: the first reason, and how many more there are."""
    notes = list(skipped)
    if not notes:
        return EmptyInputError("no article in what was given", mend="give files, folders or - for standard input")
    more = f" (and {len(notes) - 1} more like it)" if len(notes) > 1 else ""
    first = notes[0]
    return EmptyInputError(f"{first.reason}{more}; nothing could be read", where=first.where, mend=first.mend)


def _read(source: Source, *, named: bool) -> Iterator[Article | Skipped]:
    """The articles of one input. Whatever a reader or a library under it meets becomes a note."""
    try:
        yield from formats.reader_of(source, named=named)(source)
    except FactcheckError as error:
        yield Skipped(where=error.where or source.name, reason=" ".join(error.what.split()), mend=error.mend)
    except (MemoryError, RecursionError):
        yield source.skip("is nested too deeply or too large to read")
    except Exception as error:  # noqa: BLE001 - the wall: a library's surprise at hostile bytes must not stop the rest
        yield source.skip(f"cannot be read ({type(error).__name__})", mend="check that the file is what its name says")


def _sources(paths: list[str], columns: Mapping[str, str], skipped: list[Skipped]) -> Iterator[tuple[Source, bool]]:
    """The inputs behind the paths, each once, and whether the user named them one by one."""
    seen: set[Path] = set()
    reports: set[Path] = set()
    for given in paths:
        if given == STDIN:
            if sys.stdin is None:
                raise InputError("is closed", where="<stdin>", mend="pipe articles into it, or give files")
            yield Source("<stdin>", content=sys.stdin.buffer.read(limits.FILE + 1), columns=columns), True
            continue
        for path, named in _expand(given, skipped):
            real = path.resolve()
            if path.name in own.FILES and own.is_report(path.parent):
                if real.parent not in reports:
                    reports.add(real.parent)
                    skipped.append(
                        Skipped(where=str(path.parent), reason="holds a report of ours, which is no coverage")
                    )
                continue
            if real in seen:
                skipped.append(Skipped(where=str(path), reason="given twice; read once"))
                continue
            seen.add(real)
            yield Source(str(path), path, columns=columns), named


def _expand(given: str, skipped: list[Skipped]) -> Iterator[tuple[Path, bool]]:
    if "\0" in given or not given:
        raise InputError("is no path", where=repr(given))
    path = Path(given)
    try:
        if path.is_dir():
            yield from ((found, False) for found in _inside(path, skipped))
        elif path.exists():
            if not path.is_file() and not path.is_fifo():
                raise InputError("is no file", where=given)
            yield path, True
        else:
            matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - absolute patterns too
            if not matches:
                raise InputError("no such file or folder", where=given, mend="check the path")
            for match in matches:
                inner = Path(match)
                yield from ((f, False) for f in _inside(inner, skipped)) if inner.is_dir() else [(inner, True)]
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=given) from error


def _inside(folder: Path, skipped: list[Skipped]) -> list[Path]:
    """The files of a folder in the order of their names, without hidden ones and those that describe the folder."""
    found: list[Path] = []
    walked: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)  # links may run in circles
        folders[:] = [] if real in walked else sorted(n for n in folders if not n.startswith((".", "__")))
        if real in walked:
            continue
        walked.add(real)
        for name in sorted(names):
            if name.startswith((".", "~$")):
                continue
            if formats.describes_folder(name):
                skipped.append(Skipped(where=str(Path(here, name)), reason="describes the folder; name it to read it"))
            elif Path(here, name).is_file():
                found.append(Path(here, name))
        if len(found) > limits.MEMBERS:
            raise InputError(f"holds more than {limits.MEMBERS:,} files", where=str(folder), mend="give it in parts")
    if not found:
        skipped.append(Skipped(where=str(folder), reason="the folder holds no file to read", mend="put articles in it"))
    return found
