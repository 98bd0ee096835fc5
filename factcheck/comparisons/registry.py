"""Which comparer looks at which kind of fact. Whoever adds a kind adds a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from factcheck.comparisons import counts
from factcheck.comparisons.scene import Result, Scene
from factcheck.errors import UnknownComparison
from factcheck.records import COUNT_KINDS, Kind

Comparer = Callable[[Scene, Kind], Result]


def _nothing(_scene: Scene, _kind: Kind) -> Result:
    return Result()


COMPARERS: Final[Mapping[str, Comparer]] = MappingProxyType(
    dict.fromkeys(COUNT_KINDS, counts.compare)
    | dict.fromkeys(("magnitude", "money", "duration", "quantity"), _nothing)
    | dict.fromkeys(("place", "date", "actor", "cause"), _nothing)
)


def comparer(kind: str) -> Comparer:
    """The comparer of a kind.

    Raises:
        UnknownComparison: nobody has registered one.
    """
    try:
        return COMPARERS[kind]
    except KeyError:
        raise UnknownComparison(
            f"no comparer for facts of kind {kind!r}", mend="register one in comparisons/registry.py"
        ) from None
