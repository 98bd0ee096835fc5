"""What a reader is given: one input with a name to print, and its bytes on demand."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factcheck.articles import limits
from factcheck.errors import InputError
from factcheck.records import Skipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or bytes at hand.

    Attributes:
        name: what messages call it.
        path: where it stands; None when ``content`` is at hand.
        content: its bytes (standard input).
        columns: the user's own mapping of a field to a column name.
    """

    name: str
    path: Path | None = None
    content: bytes = b""
    columns: Mapping[str, str] = field(default_factory=dict)

    def data(self, limit: int = limits.FILE) -> bytes:
        """All bytes, unpacked when they are gzip.

        Raises:
            InputError: it cannot be read, or is larger than ``limit``.
        """
        raw = self._first(limit + 1)
        if len(raw) > limit:
            raise InputError(f"is larger than {limit >> 20} MiB", where=self.name, mend="split it")
        return self._gunzip(raw) if raw.startswith(b"\x1f\x8b") else raw

    def head(self, size: int = 4096) -> bytes:
        """The first bytes, unpacked when they are gzip."""
        raw = self._first(size)
        if raw.startswith(b"\x1f\x8b"):
            try:
                return zlib.decompressobj(wbits=31).decompress(raw, size)
            except zlib.error:
                return raw
        return raw

    def _first(self, size: int) -> bytes:
        if self.path is None:
            return self.content[:size]
        try:
            with self.path.open("rb") as file:
                return file.read(size)
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror or error})", where=self.name) from error

    def _gunzip(self, raw: bytes) -> bytes:
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
                data = file.read(limits.UNPACKED + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError("is a broken gzip file", where=self.name, mend="pack it again") from error
        if len(data) > limits.UNPACKED:
            raise InputError(f"unpacks to more than {limits.UNPACKED >> 20} MiB", where=self.name, mend="split it")
        return data

    def skip(self, reason: str, *, line: int | str | None = None, mend: str = "") -> Skipped:
        """A note that something of this input is not read."""
        return Skipped(where=self.at(line), reason=" ".join(reason.split()), mend=mend)

    def at(self, line: int | str | None = None) -> str:
        """Its name, with a line, row or entry."""
        return self.name if line is None else f"{self.name}:{line}"
