"""The house-style policy: one frozen object that holds every choice a newsroom may change.

The defaults, with their reasons, stand in ``policy.toml``; a newsroom's own file may set any part of them.
"""

from __future__ import annotations

import dataclasses
import math
import os
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from factcheck.errors import PolicyError
from factcheck.records import COUNT_KINDS, SEVERITIES, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.records import Kind, Severity, Verdict

T = TypeVar("T")
Share = float
"""A part of a whole, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Hedges:
    """Widths of approximate figures, as shares of the number stated."""

    nearly: Share
    about: Share


@dataclass(frozen=True, slots=True)
class Comparing:
    """What counts as a gap, and which readings may alarm."""

    slack: float
    gap_absolute: float
    gap_share: Share
    confident: Share
    part_share: Share
    settled_days: int
    event_share: Share
    campaign: int
    campaign_share: Share
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
class Severities:
    """How grave a row is: for which kinds a wide gap is high, and verdicts that a house marks otherwise."""

    grave: tuple[Kind, ...]
    verdicts: Mapping[Verdict, str]

    def of(self, verdict: Verdict, ruled: Severity) -> Severity:
        """The house's own mark for a verdict, else what the written rule says."""
        return next((s for s in SEVERITIES if s == self.verdicts.get(verdict)), ruled)


@dataclass(frozen=True, slots=True)
class Wording:
    """Choices of the sentences that are safe to print."""

    attackers: str
    named: tuple[str, ...]


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
    severities: Severities
    wording: Wording
    incidents: Grouping
    reading: Reading
    fingerprint: str

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Self:
        """Read the default policy, with the file at ``path`` laid over it.

        Raises:
            PolicyError: the file is not TOML, names an unknown key or source type, or gives a value that cannot be.
        """
        base = _parsed(resources.files("factcheck").joinpath("policy.toml").read_text(encoding="utf-8"), "policy.toml")
        where = "policy.toml" if path is None else os.fspath(path)
        if path is not None:
            try:
                text = Path(path).read_text(encoding="utf-8-sig")
            except OSError as error:
                raise PolicyError(f"cannot be read ({error.strerror or error})", where=where) from error
            except UnicodeDecodeError as error:
                raise PolicyError(f"cannot be read ({error})", where=where, mend="save it as UTF-8") from error
            base = _lay(base, _parsed(text, where), where, "")
        return cls(
            version=base["version"],
            vague=_numbers(base["vague"], "float", "vague", where),
            hedges=_section(Hedges, base["hedges"], "hedges", where),
            comparing=_section(Comparing, base["comparing"], "comparing", where),
            ties=_numbers(base["ties"], "points", "ties", where),
            parties=_parties(base["parties"], base["authorities"], where),
            authorities=_numbers(base["authorities"], "int", "authorities", where),
            severities=_severities(base["severities"], where),
            wording=_wording(base["wording"], where),
            incidents=_section(Grouping, base["incidents"], "incidents", where),
            reading=_section(Reading, base["reading"], "reading", where),
            fingerprint=f"{base['version']}-{digest(repr(_ordered(base)))[:8]}",
        )


_LIMITS: Final[Mapping[str, tuple[type[float], float, float, str]]] = {
    "int": (int, 0, math.inf, "a whole number from 0"),
    "float": (float, 0, math.inf, "a number from 0"),
    "Share": (float, 0, 1, "a share from 0 to 1"),
    "points": (int, -math.inf, math.inf, "a whole number"),
}
"""What a number may be, by the annotation of its field: type, least, most, and how a message says so."""


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"is not TOML: {error}", where=where, mend="compare it with the default policy") from error


def _lay(base: dict[str, Any], over: Mapping[str, Any], where: str, table: str) -> dict[str, Any]:
    """The default with what a file says in its place; its tables are laid over one another."""
    merged = dict(base)
    for key, value in over.items():
        name = f"{table}.{key}" if table else key
        if key not in base:
            raise PolicyError(f"unknown key {name!r}", where=where, mend=f"known here: {', '.join(base)}")
        old = base[key]
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _lay(old, value, where, name)
        elif isinstance(old, dict):
            raise PolicyError(f"{name} is {value!r}", where=where, mend=f"make it a table: [{name}]")
        elif type(old) is type(value) or (_is_number(old) and _is_number(value)):
            merged[key] = value
        else:
            raise PolicyError(f"{name} is {value!r}", where=where, mend=f"give a value like {old!r}")
    return merged


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _section(kind: type[T], given: Mapping[str, Any], table: str, where: str) -> T:
    """A table of numbers as its record, each within what its annotation allows."""
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        _numbers({field.name: given[field.name]}, str(field.type), table, where)
    return kind(**given)


def _numbers(given: Mapping[str, Any], kind: str, table: str, where: str) -> Mapping[str, Any]:
    only, least, most, words = _LIMITS[kind]
    for name, value in given.items():
        if not (only is float or isinstance(value, int)) or not (least <= value <= most and math.isfinite(value)):
            raise PolicyError(f"{table}.{name} is {value!r}", where=where, mend=f"give {words}")
    return given


def _parties(given: Mapping[str, Any], known: Iterable[str], where: str) -> Parties:
    """Pairs and names of source types, which the table of authorities lists."""
    types = list(known)
    opposed, interested = given["opposed"], given["interested"]
    for pair in opposed:
        if not isinstance(pair, list) or len(pair) != 2:
            raise PolicyError(f"parties.opposed has {pair!r}", where=where, mend='write pairs: ["party", "military"]')
    for name in (*(one for pair in opposed for one in pair), *interested):
        if name not in types:
            raise PolicyError(f"parties: no source type is {name!r}", where=where, mend=f"known: {', '.join(types)}")
    return Parties(tuple((a, b) for a, b in opposed), tuple(interested))


def _severities(given: Mapping[str, Any], where: str) -> Severities:
    for kind in given["grave"]:
        if kind not in COUNT_KINDS:
            raise PolicyError(
                f"severities.grave: no kind of count is {kind!r}", where=where, mend=f"known: {', '.join(COUNT_KINDS)}"
            )
    for verdict, mark in given["verdicts"].items():
        if mark not in (*SEVERITIES, "rule"):
            raise PolicyError(
                f"severities.verdicts.{verdict} is {mark!r}", where=where, mend='give "high", "medium", "low" or "rule"'
            )
    return Severities(tuple(given["grave"]), given["verdicts"])


def _wording(given: Mapping[str, Any], where: str) -> Wording:
    if given["attackers"] not in ("apart", "counted"):
        raise PolicyError(f"wording.attackers is {given['attackers']!r}", where=where, mend='give "apart" or "counted"')
    for name in given["named"]:
        if not isinstance(name, str) or not name.strip():
            raise PolicyError(f"wording.named has {name!r}", where=where, mend='write names: ["Rosa Lind"]')
    return Wording(given["attackers"], tuple(given["named"]))


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return sorted((k, _ordered(v)) for k, v in value.items())
    return value


def fields(policy: Policy) -> Mapping[str, Any]:
    """The policy as plain data, for report.json."""
    return dataclasses.asdict(policy)
