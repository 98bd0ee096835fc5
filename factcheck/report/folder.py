"""Writing a folder as one step: all files or none, and never over somebody else's."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck import own
from factcheck.errors import OutputError
from factcheck.report import raw, tables

if TYPE_CHECKING:
    from factcheck.report.content import Content

FORMATS: Final = ("csv", "json", "html", "xlsx", "md")
"""What can be asked for; the first three are always written."""
_TEMPORARY: Final = ".factcheck-"
_SHARED: Final = ".kept-by-factcheck"
"""Stands in a folder that we were forced into: other files live there, so it is never replaced as a whole."""
_CAUSES: Final[Mapping[int | None, tuple[str, str]]] = {
    errno.ENOSPC: ("the disk is full", "free some space"),
    errno.EDQUOT: ("the disk quota is used up", "free some space"),
    errno.EFBIG: ("a file would be larger than the system allows", "raise the limit (ulimit -f)"),
    errno.EROFS: ("the disk is read-only", "choose another folder"),
    errno.EACCES: ("may not be written", "choose another folder"),
    errno.EPERM: ("may not be written", "choose another folder"),
    errno.ENAMETOOLONG: ("the name is too long", "choose another folder"),
}

Files = Mapping[str, bytes]


def write_report(
    report: Content, folder: Path, formats: Iterable[str], dumped: str, *, force: bool, full_text: bool
) -> Path:
    """All files of a report, of which report.json is given as text; see :meth:`Report.write`."""
    asked = {formats} if isinstance(formats, str) else set(formats)
    if unknown := asked - set(FORMATS):
        raise ValueError(f"unknown format {', '.join(sorted(unknown))}; known: {', '.join(FORMATS)}")
    check_folder(folder, force=force)
    files = {f"{name}.csv": _encoded(tables.to_csv(table, report)) for name, table in tables.TABLES.items()}
    files["report.json"] = _encoded(dumped)
    for name, render in _renderers(report, full_text=full_text).items():
        if name == "report.html" or name.rsplit(".", 1)[-1] in asked:
            files[name] = render()
    return write_files(files, folder, force=force)


def rewrite_report(report: Content, folder: Path) -> Path:
    """The files of a report that was read back from ``folder``, the same ones as stand there.

    Raises:
        OutputError: as for :func:`write_files`.
    """
    formats = [name.rsplit(".", 1)[1] for name in ("discrepancies.xlsx", "report.md") if (folder / name).exists()]
    texts = any(article.text for article in report.articles)
    dumped = raw.dump(report, full_text=texts)
    return write_report(report, folder, formats, dumped, force=(folder / _SHARED).exists(), full_text=texts)


def write_claims(report: Content, folder: Path, *, force: bool = False) -> Path:
    """claims.csv alone, as ``factcheck extract`` writes it.

    Raises:
        OutputError: as for :func:`write_files`.
    """
    return write_files({"claims.csv": _encoded(tables.to_csv(tables.TABLES["claims"], report))}, folder, force=force)


def _renderers(report: Content, *, full_text: bool) -> Mapping[str, Callable[[], bytes]]:
    from factcheck.report import markdown, page, workbook  # noqa: PLC0415 - jinja2 and xlsxwriter load on first use

    return {
        "report.html": lambda: _encoded(page.render(report, full_text=full_text)),
        "discrepancies.xlsx": lambda: workbook.render(report),
        "report.md": lambda: _encoded(markdown.render(report)),
    }


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def check_folder(folder: Path, *, force: bool = False) -> None:
    """See to it, before any work is done, that the folder may be written.

    Raises:
        OutputError: it is a file, or holds files that are not ours and ``force`` is not given.
    """
    with _told(folder):
        target = folder.resolve()  # "new/../notes.txt" is the file notes.txt, whether or not there is a folder "new"
        if target.exists() and not target.is_dir():
            raise OutputError("is a file, not a folder", where=str(folder), mend="choose another folder")
        if not force and _holds_others(target):
            raise OutputError(
                "holds files that are not a factcheck report",
                where=str(folder),
                mend="choose another folder, or give --force to write among them",
            )


def write_files(files: Files, folder: Path, *, force: bool = False) -> Path:
    """Write the files into ``folder`` under a temporary name first, then put them in place.

    Raises:
        OutputError: the folder is not ours, cannot be written, or the disk is full; nothing is left behind.
    """
    check_folder(folder, force=force)
    target = folder.resolve()
    with _told(folder), _workplace(target) as place:
        new = place / "new"
        new.mkdir()
        for name, content in files.items():
            (new / name).write_bytes(content)
        if _replaceable(target):
            _swap(new, target, place / "old")
        else:
            _pour(new, target)
    return folder


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """The system's errors in our words."""
    try:
        yield
    except OSError as error:
        cause, mend = _CAUSES.get(error.errno, (error.strerror or str(error), "choose another folder"))
        raise OutputError(cause, where=str(folder), mend=mend) from error


@contextlib.contextmanager
def _workplace(target: Path) -> Iterator[Path]:
    """A temporary folder on the target's own disk, gone at the end whatever happens."""
    missing = [parent for parent in target.parents if not parent.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        inside = target.is_dir() and not _movable(target)
        place = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=target if inside else target.parent))
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)
    except BaseException:
        for parent in missing:  # deepest first; one that is in use stays
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise


def _movable(target: Path) -> bool:
    """The folder can be renamed: no mount point, in a folder that can be written."""
    return not os.path.ismount(target) and os.access(target.parent, os.W_OK)


def _replaceable(target: Path) -> bool:
    """The folder may be put aside as a whole: new, empty or ours."""
    return not target.exists() or (_movable(target) and not _holds_others(target))


def _swap(new: Path, target: Path, aside: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    target.rename(aside)
    try:
        new.rename(target)
    except BaseException:
        aside.rename(target)
        raise


def _pour(new: Path, target: Path) -> None:
    """Put the files one by one into a folder that must stay where it is."""
    if _holds_others(target):
        (new / _SHARED).write_text("Other files live here: factcheck never replaces this folder as a whole.\n")
    else:
        for name in _names(target):
            (target / name).unlink()
    for path in sorted(new.iterdir()):
        path.replace(target / path.name)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(_TEMPORARY)}


def _holds_others(folder: Path) -> bool:
    """The folder holds something, and it is not a report of ours."""
    names = _names(folder) if folder.is_dir() else set()
    return bool(names) and (_SHARED in names or not (own.is_report(folder) or _is_extract(folder, names)))


def _is_extract(folder: Path, names: set[str]) -> bool:
    """What ``factcheck extract`` wrote: claims.csv alone, with our header."""
    if names != {"claims.csv"}:
        return False
    with (folder / "claims.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        return file.readline().rstrip("\r\n") == ",".join(tables.TABLES["claims"].columns)
