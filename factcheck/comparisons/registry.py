"""Which comparer looks at which kind of fact. Whoever adds a kind adds a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from factcheck.comparisons.kinds import actors, causes, counts, dates, places, quantities
from factcheck.comparisons.scene import Result, Scene
from factcheck.errors import UnknownComparison
from factcheck.records import COUNT_KINDS, MEASURE_KINDS, Kind

Comparer = Callable[[Scene, Kind], Result]


COMPARERS: Final[Mapping[Kind, Comparer]] = MappingProxyType(
    dict.fromkeys(COUNT_KINDS, counts.compare)
    | dict.fromkeys(MEASURE_KINDS, quantities.compare)
    | {"place": places.compare, "date": dates.compare, "actor": actors.compare, "cause": causes.compare}
)


def comparer(kind: str) -> Comparer:
    """The comparer of a kind.

    Raises:
        UnknownComparison: nobody has registered one.
    """
    found = {str(k): c for k, c in COMPARERS.items()}.get(kind)
    if found is None:
        raise UnknownComparison(
            f"no comparer for facts of kind {kind!r}", mend="register one in comparisons/registry.py"
        )
    return found
