"""A full disk, a read-only one, an interrupt: one clear line, an exit code, nothing left behind. Real processes."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.report import make

ROOT = Path(__file__).parents[1]


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    rows = [
        {
            "id": f"a{n}",
            "outlet": f"Outlet {n % 7}",
            "published": "2026-03-02",
            "text": f"{n + 2} people were killed on Monday when a coach fell into a river near Lower Aldham. " * 8,
        }
        for n in range(400)
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "in.txt"
    path.write_text("Twelve people were killed in a fire at a mill in Lower Aldham on Monday, police said.")
    return path


def start(*arguments: object, **more) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more.pop("env", {})}
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck.cli", *map(str, arguments)],
        stdin=more.pop("stdin", subprocess.DEVNULL), stdout=more.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
        encoding="utf-8", errors="replace", env=environment, start_new_session=True, **more,
    )  # fmt: skip


def ends_with_one_line(run: subprocess.Popen[str], code: int, *words: str) -> None:
    out, err = run.communicate(timeout=120)
    assert (run.returncode, out, len(err.strip().splitlines())) == (code, "", 1), err
    assert all(word in err for word in words), err


def small_disk(place: Path, options: str) -> None:
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("may not mount a small disk here")


@pytest.fixture
def full_disk(tmp_path: Path):
    place = tmp_path / "disk"
    small_disk(place, "size=64k")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def read_only_disk(tmp_path: Path):
    place = tmp_path / "disk"
    small_disk(place, "ro")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("command", ["compare", "extract"])
def test_a_full_disk(command: str, coverage: Path, full_disk: Path) -> None:
    (full_disk / "filler").write_bytes(b"x" * 50_000)
    run = start(command, coverage, "--out", full_disk / "out", env={"FACTCHECK_CACHE": str(full_disk / "cache")})
    ends_with_one_line(run, 2, "out: the disk is full", "free some space")
    assert {p.name for p in full_disk.iterdir()} <= {"filler", "cache"}


def test_an_earlier_report_outlives_a_full_disk(small: Path, full_disk: Path) -> None:
    assert start("extract", small, "--out", full_disk / "out").wait(120) == 0
    before = (full_disk / "out" / "claims.csv").read_bytes()
    (full_disk / "filler").write_bytes(b"x" * (os.statvfs(full_disk).f_bavail * os.statvfs(full_disk).f_bsize))
    ends_with_one_line(start("extract", small, "--out", full_disk / "out"), 2, "the disk is full")
    assert sorted(p.name for p in full_disk.iterdir()) == ["filler", "out"]
    assert (full_disk / "out" / "claims.csv").read_bytes() == before


def test_a_bound_on_the_size_of_files(coverage: Path, tmp_path: Path) -> None:
    bound = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # noqa: E731
    run = start("extract", coverage, "--out", tmp_path / "new" / "out", preexec_fn=bound)
    ends_with_one_line(run, 2, "out: a file would be larger than the system allows")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl"]


def test_a_read_only_disk(small: Path, read_only_disk: Path) -> None:
    run = start("compare", small, "--out", read_only_disk / "out", env={"FACTCHECK_CACHE": str(read_only_disk / "c")})
    ends_with_one_line(run, 2, "out: the disk is read-only", "choose another folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(small: Path, tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    ends_with_one_line(start("compare", small, "--out", tmp_path / "shut" / "out"), 2, "may not be written")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return make.small().write(tmp_path / "report")


def test_nobody_reads_on(written: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    run = start("show", written, stdout=theirs)
    os.close(theirs)
    assert (run.communicate(timeout=60)[1], run.returncode) == ("", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output(written: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = start("show", written, stdout=full)
        _, err = run.communicate(timeout=60)
    assert (run.returncode, err.strip()) == (2, "factcheck: standard output: No space left on device")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_of_few_letters(written: Path, encoding: str) -> None:
    run = start("show", written, env={"PYTHONIOENCODING": encoding})
    out, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, "")
    assert "killed" in out


def test_a_file_format_is_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Twelve people were killed in a fire at the Café Lumière in Lower Aldham on Monday.", "utf-8")
    other = tmp_path / "other.txt"
    other.write_text("Ten people were killed in a fire at the Café Lumière in Lower Aldham on Monday.", "utf-8")
    run = start("check", draft, "--against", other, "--format", "html", env={"PYTHONIOENCODING": "latin-1"})
    out, err = run.communicate(timeout=120)
    assert (run.returncode, "Café Lumière" in out) == (0, True), err


def test_closed_streams(written: Path) -> None:
    run = start("show", written, stdout=None, preexec_fn=lambda: os.close(1))
    assert (run.communicate(timeout=60)[1], run.returncode) == ("", 0)
    run = start("incidents", "-", stdin=None, preexec_fn=lambda: os.close(0))
    ends_with_one_line(run, 2, "<stdin>: is closed")


@pytest.mark.parametrize("moment", [1.5, 4.0])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_nothing_behind(
    coverage: Path, tmp_path: Path, moment: float, sent: signal.Signals, code: int
) -> None:
    """As a terminal sends it: to the command and all its children."""
    run = start("compare", coverage, "--out", tmp_path / "out", "--no-cache")
    time.sleep(moment)
    os.killpg(run.pid, sent)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (code, "")
    assert "Traceback" not in err
    assert err.strip() in {"factcheck: interrupted; nothing was written", ""}
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]
    assert gone(run.pid)


def gone(group: int) -> bool:
    """No process of the group is left, after a moment for its children to fall."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
