"""Writing: all or nothing, and never over somebody else's files."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from factcheck import own
from factcheck.errors import OutputError
from factcheck.report import check_folder, folder, write_claims
from tests.report import make

ALWAYS = {"claims.csv", "discrepancies.csv", "incidents.csv", "report.json", "report.html"}


def names(path: Path) -> set[str]:
    return {p.name for p in path.iterdir()}


def test_files_and_formats(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    make.small().write(out)
    assert names(out) == ALWAYS
    make.small().write(out, ["xlsx", "md"])
    assert names(out) == ALWAYS | {"discrepancies.xlsx", "report.md"} == own.FILES
    make.small().write(out)
    assert names(out) == ALWAYS  # replaced as a whole
    assert names(tmp_path / "new") == {"out"}
    make.small().write(out, "md")
    assert names(out) == ALWAYS | {"report.md"}
    make.small().write(out, ["csv", "json", "html"])  # as the command takes them
    assert names(out) == ALWAYS
    with pytest.raises(ValueError, match="docx"):
        make.small().write(out, ["docx"])


def test_same_report_same_bytes(tmp_path: Path) -> None:
    one = make.small().write(tmp_path / "one", ["xlsx", "md"])
    other = make.small().write(tmp_path / "other", ["xlsx", "md"])
    for name in names(one):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_a_foreign_folder_is_refused_and_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("work", encoding="utf-8")
    for write in (lambda: make.small().write(out), lambda: write_claims(make.small(), out), lambda: check_folder(out)):
        with pytest.raises(OutputError, match="--force"):
            write()
    assert names(out) == {"thesis.txt"}


def test_a_file_is_never_replaced_however_its_path_is_written(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("work", encoding="utf-8")
    for path in (notes, tmp_path / "missing" / ".." / "notes.txt"):
        with pytest.raises(OutputError, match="is a file"):
            make.small().write(path)
    assert notes.read_text(encoding="utf-8") == "work"


def test_force_writes_among_them_and_never_replaces_them_later(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("work", encoding="utf-8")
    make.small().write(out, force=True)
    assert names(out) >= ALWAYS | {"thesis.txt"}
    with pytest.raises(OutputError):
        make.small().write(out)
    make.small().write(out, force=True)
    assert (out / "thesis.txt").read_text(encoding="utf-8") == "work"


def test_ours_are_an_extract_and_an_empty_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    write_claims(make.small(), out)
    assert names(out) == {"claims.csv"}
    make.small().write(out)
    write_claims(make.small(), out)
    assert names(out) == {"claims.csv"}


def test_a_claims_csv_of_others_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("id,amount\n1,5\n", encoding="utf-8")
    with pytest.raises(OutputError):
        make.small().write(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="not a folder"):
        make.small().write(tmp_path / "out")


@pytest.mark.parametrize(("code", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only")])
@pytest.mark.parametrize("before", [False, True])
def test_a_disk_that_fails_leaves_what_was_there(
    code: int, words: str, before: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "deep" / "out"
    if before:
        make.small().write(out)
    real = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.name == "report.json":
            raise OSError(code, os.strerror(code))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OutputError, match=words):
        make.small().write(out)
    assert names(tmp_path) == ({"deep"} if before else set())
    if before:
        assert names(tmp_path / "deep") == {"out"}
        assert names(out) == ALWAYS


@pytest.mark.parametrize("step", ["write_bytes", "rename"])
def test_an_interrupt_leaves_no_debris(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = make.small().write(tmp_path / "out")
    kept = (out / "report.json").read_bytes()
    calls = []

    def stop(path: Path, *_: object) -> None:
        calls.append(path)
        if step == "write_bytes" or path.name == "new":
            raise KeyboardInterrupt
        os.rename(path, *_)  # noqa: PTH104 - Path.rename is what is replaced here

    monkeypatch.setattr(Path, step, stop)
    with pytest.raises(KeyboardInterrupt):
        make.small().write(out)
    monkeypatch.undo()
    assert calls
    assert names(tmp_path) == {"out"}
    assert (out / "report.json").read_bytes() == kept


def test_a_folder_that_cannot_be_moved_is_filled_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = make.small().write(tmp_path / "out", ["md"])
    inode = out.stat().st_ino
    monkeypatch.setattr(folder, "_movable", lambda _target: False)
    make.small().write(out)
    assert names(out) == ALWAYS
    assert out.stat().st_ino == inode
    shutil.rmtree(out)
