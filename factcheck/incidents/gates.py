"""When no likeness counts: two articles whose days, countries or firms cannot be those of one incident, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.incidents.profiles import Flags, Pairs, Profile
    from factcheck.incidents.space import Ints
    from factcheck.policy import Policy

OPEN = 0
EVENTS, OLDER, COUNTRIES, FIRMS = 1, 2, 3, 4


def gates(pairs: Pairs, policy: Policy) -> Ints:
    """For each pair ``OPEN``, or the gate that parts the two."""
    table, left, right = pairs.table, pairs.left, pairs.right
    limit = np.maximum(float(policy.incidents.days), np.maximum(table.lasts[left], table.lasts[right]))
    day = np.where(table.sure, table.event, np.nan)
    ahead = np.fmax(day[left] - table.published[right], day[right] - table.published[left])
    shut = [pairs.distance(day) > limit, ahead > limit, _countries(pairs), _firms(pairs)]
    return np.select(shut, [EVENTS, OLDER, COUNTRIES, FIRMS], OPEN).astype(np.int64)


def _countries(pairs: Pairs) -> Flags:
    """Two places of each scene agree on its country, and no country is in both; but for what strikes many.

    One place alone shuts no gate: towns share their names, and a gazetteer picks the larger one (measured on local
    news, where the gate would else part one in twelve pairs of one incident).
    """
    homed = pairs.table.homed
    met = pairs.common("homes") + pairs.common("outer") + pairs.common("places")
    parted: Flags = homed[pairs.left] & homed[pairs.right] & (met == 0) & ~pairs.either(pairs.table.wide)
    return parted


def _firms(pairs: Pairs) -> Flags:
    """What strikes firms, where neither article prints the name that the other prints most."""
    parted: Flags = pairs.both("firm") & (pairs.crossed("firm", "printed") == 0)
    return parted


def _ahead(a: Profile, b: Profile) -> int:
    """How many days after the other's publication the one's event happened."""
    return max(
        x.event - y.published
        for x, y in ((a, b), (b, a))
        if x.sure and x.event is not None and y.published is not None
    )  # fmt: skip


REASONS: Mapping[int, Callable[[Profile, Profile], str]] = {
    EVENTS: lambda a, b: f"events {abs((a.event or 0) - (b.event or 0))} days apart",
    OLDER: lambda a, b: f"published {_ahead(a, b)} days before the other's event",
    COUNTRIES: lambda a, b: f"{a.places[0]} and {b.places[0]} lie in different countries",
    FIRMS: lambda a, b: f"{a.printed[0].capitalize()} and {b.printed[0].capitalize()} are different firms",
}
"""Why a gate is shut, in words."""
