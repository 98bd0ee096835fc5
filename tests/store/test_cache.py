from __future__ import annotations

import contextlib
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store import Cache, open_cache
from factcheck.store import cache as module

ONE = {"a": b"alpha", "b": b"\0\xff" * 400}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "factcheck.sqlite"


def test_what_was_put_is_had_again_by_another_run(file: Path) -> None:
    with Cache(file) as cache:
        assert cache.get(["a"]) == {}
        cache.put(ONE)
    with Cache(file) as cache:
        assert cache.get(["a", "b", "c", "a"]) == ONE


def test_what_is_taken_out_leaves_the_disk(file: Path) -> None:
    with Cache(file) as cache:
        cache.put(ONE)
    with contextlib.closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA auto_vacuum").fetchone() == (1,)


def test_nothing_is_written_before_something_is_put(file: Path) -> None:
    with Cache(file) as cache:
        cache.get(["a"])
        cache.put({})
    assert not file.parent.exists()


def test_only_the_owner_may_read_it(file: Path) -> None:
    with Cache(file) as cache:
        cache.put(ONE)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_thousands_of_keys_at_once(file: Path) -> None:
    many = {str(n): b"%d" % n for n in range(2500)}
    with Cache(file) as cache:
        cache.put(many)
        assert cache.get(many) == many


def test_it_stays_within_its_bound_and_the_oldest_go(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(file, limit=200_000) as cache:
        for n in range(40):
            monkeypatch.setattr(module.time, "time", lambda day=n: day * 86_400.0)
            cache.put({str(n): os.urandom(10_000)})
        assert "39" in cache.get(["39"])
        assert cache.get(["0"]) == {}
    assert file.stat().st_size < 300_000


def test_what_was_asked_for_lately_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(file, limit=100_000) as cache:
        for n in range(30):
            monkeypatch.setattr(module.time, "time", lambda day=n: day * 86_400.0)
            cache.put({str(n): os.urandom(10_000)})
            cache.get(["0"])
        assert "0" in cache.get(["0"])


@pytest.mark.parametrize("kept", [0, 72, 100, 5000])
@pytest.mark.parametrize("then", [b"", b"\xff" * 20_000])
def test_a_damaged_file_of_ours_is_begun_anew(file: Path, kept: int, then: bytes) -> None:
    with Cache(file) as cache:
        cache.put(ONE)
    file.write_bytes((file.read_bytes()[:kept] + then) if kept else b"")
    for _ in range(2):  # one run may only find out
        with Cache(file) as cache:
            cache.get(["a"])
            cache.put(ONE)
    with Cache(file) as cache:
        assert cache.get(ONE) == ONE


def _foreign(path: Path, *statements: str) -> bytes:
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        for statement in statements:
            other.execute(statement)
    return path.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"no database at all" * 100,
        b"SQLite format 3\0" + b"\xff" * 5000,
        ("CREATE TABLE entries (something INTEGER)",),
        ("PRAGMA auto_vacuum = INCREMENTAL", "CREATE TABLE entries (key, used, digest, value)"),
        ("PRAGMA application_id = 7",),
    ],
)
def test_a_file_that_is_not_ours_stays_as_it_is(file: Path, content: bytes | tuple[str, ...]) -> None:
    file.parent.mkdir()
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        content = _foreign(file, *content)
    file.chmod(0o640)
    for _ in range(2):
        with Cache(file) as cache:
            cache.put(ONE)
            assert cache.get(["a"]) == {}
            assert not cache.on
    assert file.read_bytes() == content
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_connection_that_fails_is_closed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []

    class Failing(sqlite3.Connection):
        def executescript(self, _: str) -> sqlite3.Cursor:
            raise sqlite3.OperationalError

        def close(self) -> None:
            closed.append(self)
            super().close()

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **more: connect(*given, factory=Failing, **more))
    with Cache(file) as cache:
        cache.put(ONE)
    assert len(closed) == 1


@given(at=st.integers(0, 12_000), by=st.integers(1, 255))
def test_a_byte_turned_over_is_never_an_error_and_never_another_value(at: int, by: int, tmp_path_factory) -> None:
    file = tmp_path_factory.mktemp("cache") / "factcheck.sqlite"
    with Cache(file) as cache:
        cache.put(ONE)
    content = bytearray(file.read_bytes())
    content[at % len(content)] ^= by
    file.write_bytes(content)
    with Cache(file) as cache:
        found = cache.get(ONE)
        cache.put(ONE)
    assert all(ONE[key] == value for key, value in found.items())


def test_a_folder_in_its_place_is_no_error(file: Path) -> None:
    file.mkdir(parents=True)
    with Cache(file) as cache:
        cache.put(ONE)
        assert cache.get(["a"]) == {}
    assert file.is_dir()


def test_a_file_where_its_folder_should_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("a file")
    with Cache(tmp_path / "deep" / "factcheck.sqlite") as cache:
        cache.put(ONE)
        assert cache.get(["a"]) == {}


def test_a_run_that_waits_too_long_for_another_does_without(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAIT", 0.05)
    with Cache(file) as cache:
        cache.put(ONE)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Cache(file) as cache:
        assert cache.get(["a"]) == {}
        cache.put({"c": b"c"})
    other.execute("ROLLBACK")
    other.close()
    with Cache(file) as cache:
        assert cache.get(["a", "c"]) == {"a": b"alpha"}


def test_a_full_disk_is_no_error(file: Path) -> None:
    script = (
        "import resource, signal, sys, os; from pathlib import Path; from factcheck.store import Cache\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "cache = Cache(Path(sys.argv[1])); cache.put({str(n): os.urandom(50_000) for n in range(3)})\n"
        "print(cache.get(['0']))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "{}", "")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_many_processes_share_it(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from factcheck.store import Cache\n"
        "who = sys.argv[2]\n"
        "for n in range(20):\n"
        "    with Cache(Path(sys.argv[1])) as cache:\n"
        "        cache.put({f'{who}-{n}': f'{who} {n}'.encode() * 100})\n"
        "        held = cache.get(f'{w}-{i}' for w in 'abc' for i in range(20))\n"
        "        assert all(v.decode().startswith(k.replace('-', ' ')) for k, v in held.items())\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, str(file), who], stderr=subprocess.PIPE) for who in "abc"]
    assert [run.communicate()[1] for run in runs] == [b"", b"", b""]
    assert [run.returncode for run in runs] == [0, 0, 0]


def test_the_key_tells_kind_and_parts_apart() -> None:
    assert len({module.key("x", "ab", "c"), module.key("x", "a", "bc"), module.key("y", "ab", "c")}) == 3


def test_another_program_has_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = module.key("x", "y")
    monkeypatch.setattr(module, "program", lambda: "another")
    assert module.key("x", "y") != before


def test_a_changed_table_makes_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    real = module._sources
    module.program.cache_clear()
    before = module.program()
    monkeypatch.setattr(module, "_sources", lambda f, p: [(n, c + b"#" * n.endswith("s.toml")) for n, c in real(f, p)])
    module.program.cache_clear()
    assert module.program() != before
    module.program.cache_clear()


def test_where_it_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    assert open_cache().on
    assert not open_cache(wanted=False).on
    with open_cache() as cache:
        cache.put(ONE)
    assert [p.name for p in tmp_path.iterdir()] == ["factcheck.sqlite"]
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    assert not open_cache().on
    monkeypatch.delenv("FACTCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    with open_cache() as cache:
        cache.put(ONE)
    if sys.platform == "linux":
        assert (tmp_path / "xdg" / "factcheck" / "factcheck.sqlite").is_file()
