"""An editor's word on the grouping: these articles together, these apart. It wins over everything computed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Self

from factcheck.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_MEND = 'write together = [["id", "id"]] and apart = [["id", "id"]]'


@dataclass(frozen=True, slots=True)
class Pins:
    """Article ids that an editor has put together, or apart. Ids that are not in the input are passed over.

    Attributes:
        together: sets of articles that are one incident.
        apart: pairs of articles that are not.

    Raises:
        ValueError: one pair is pinned both together and apart.
    """

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        merged: list[set[str]] = []
        for ids in self.together:
            touching = [m for m in merged if m & ids]
            merged = [m for m in merged if not m & ids] + [set(ids).union(*touching)]
        object.__setattr__(self, "together", tuple(frozenset(m) for m in sorted(merged, key=min)))
        for one, other in self.apart:
            if one == other or any({one, other} <= ids for ids in self.together):
                raise ValueError(f"{one} and {other} are pinned both together and apart")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a TOML file with ``together`` and ``apart``, each a list of lists of article ids.

        Raises:
            InputError: the file cannot be read, is not TOML, says something else, or contradicts itself.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot be read ({error})", where=str(path)) from error
        except tomllib.TOMLDecodeError as error:
            raise InputError(f"is not TOML: {error}", where=str(path), mend=_MEND) from error
        if unknown := data.keys() - {"together", "apart"}:
            raise InputError(f"unknown key {min(unknown)!r}", where=str(path), mend=_MEND)
        sets = {key: data.get(key, []) for key in ("together", "apart")}
        for key, rows in sets.items():
            if not isinstance(rows, list) or not all(_ids(row) for row in rows):
                raise InputError(f"{key!r} is not a list of lists of article ids", where=str(path), mend=_MEND)
        apart = (pair for row in sets["apart"] for pair in combinations(dict.fromkeys(row), 2))
        try:
            return cls(tuple(frozenset(row) for row in sets["together"]), tuple(apart))
        except ValueError as error:
            raise InputError(str(error), where=str(path), mend="take one of the two out") from error


def _ids(row: object) -> bool:
    return isinstance(row, list) and len(row) >= 2 and all(isinstance(i, str) and i for i in row)
