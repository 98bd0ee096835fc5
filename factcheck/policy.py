"""The house-style policy: one frozen object that holds every choice a newsroom may change.

The defaults, with their reasons, stand in ``policy.toml``; a newsroom's own file may set any part of them.
"""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Self

from factcheck.errors import PolicyError
from factcheck.records import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Hedges:
    """Widths of approximate figures, as shares of the number stated."""

    nearly: float
    about: float


@dataclass(frozen=True, slots=True)
class Comparing:
    """What counts as a gap, and which readings may alarm."""

    slack: float
    gap_absolute: float
    gap_share: float
    confident: float
    part_share: float
    event_share: float
    campaign: int
    campaign_share: float
    lone_factor: float
    agreeing_factor: float
    statements: int


@dataclass(frozen=True, slots=True)
class Parties:
    """Pairs of source types that speak for opposed sides, and the types that have a stake."""

    opposed: tuple[tuple[str, str], ...]
    interested: tuple[str, ...]

    def oppose(self, one: str, other: str) -> bool:
        """The two source types are listed as opposed, in either order."""
        return (one, other) in self.opposed or (other, one) in self.opposed


@dataclass(frozen=True, slots=True)
class Grouping:
    """Gates of the incidents stage, in days."""

    days: int
    window_days: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article may cost; beyond that it is listed as not read."""

    sentences: int
    figures: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Policy:
    """Every choice in one place. ``Policy.load()`` is the default; ``Policy.load(path)`` lays a file over it."""

    version: str
    vague: Mapping[str, float]
    hedges: Hedges
    comparing: Comparing
    ties: Mapping[str, int]
    parties: Parties
    authorities: Mapping[str, int]
    incidents: Grouping
    reading: Reading
    fingerprint: str

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the default policy, with ``path`` laid over it.

        Raises:
            PolicyError: the file is not TOML, names an unknown key, or gives a value of another type.
        """
        base = _read(resources.files("factcheck").joinpath("policy.toml").read_text(encoding="utf-8"), "policy.toml")
        if path is not None:
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise PolicyError(f"cannot be read ({error})", where=str(path)) from error
            base = _lay(base, _read(text, str(path)), str(path), "")
        return cls(
            version=base["version"],
            vague=base["vague"],
            hedges=Hedges(**base["hedges"]),
            comparing=Comparing(**base["comparing"]),
            ties=base["ties"],
            parties=Parties(tuple((a, b) for a, b in base["parties"]["opposed"]), tuple(base["parties"]["interested"])),
            authorities=base["authorities"],
            incidents=Grouping(**base["incidents"]),
            reading=Reading(**base["reading"]),
            fingerprint=f"{base['version']}-{digest(repr(_ordered(base)))[:8]}",
        )


_OPEN_TABLES = frozenset({"vague"})  # tables that take new keys


def _read(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"is not TOML: {error}", where=where, mend="compare it with the default policy") from error


def _lay(base: dict[str, Any], over: Mapping[str, Any], where: str, table: str) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        name = f"{table}.{key}" if table else key
        if key not in base and table not in _OPEN_TABLES:
            raise PolicyError(f"unknown key {name!r}", where=where, mend=f"known here: {', '.join(base)}")
        old = base.get(key, 0.0)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _lay(old, value, where, name)
        elif _same_type(old, value):
            merged[key] = value
        else:
            raise PolicyError(f"{name} is {value!r}", where=where, mend=f"give a value like {old!r}")
    return merged


def _same_type(old: object, new: object) -> bool:
    if isinstance(old, bool) or isinstance(new, bool):
        return isinstance(old, bool) and isinstance(new, bool)
    if isinstance(old, int | float):
        return isinstance(new, int | float) and new >= 0
    return type(old) is type(new)


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return sorted((k, _ordered(v)) for k, v in value.items())
    return value


def fields(policy: Policy) -> Mapping[str, Any]:
    """The policy as plain data, for report.json."""
    return dataclasses.asdict(policy)
