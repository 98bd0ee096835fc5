"""Sums of groups: which statements cannot all hold, the smallest set that clashes, and the figure that is in the way.

Statements bound a count; sums say that parts make a total, or fit into it. Whether all can hold is a linear programme:
every statement may be missed by some slack, and the least total slack says how far the whole is from holding. A
statement without weight in that proof (its dual is zero) has no part in the clash, so only few are left to try.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from factcheck.records import Interval

_NOTHING = 1e-6
"""Slack below this is rounding of the solver."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A statement: the count called ``variable`` lies in an interval. ``id`` names it (a claim's id)."""

    id: str
    variable: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Sum:
    """What one source's words tie together: ``parts`` make ``total``, or fit into it when they are not all of it."""

    total: str
    parts: tuple[str, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements that cannot all hold, none of them to spare, and those of which each alone, removed, settles most."""

    ids: tuple[str, ...]
    settling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Proof:
    """The least total slack; for each statement whether the proof leans on it, and by how much it is missed."""

    slack: float
    leans: tuple[bool, ...]
    missed: tuple[float, ...]


_Part = tuple[list[Bound], list[Sum], _Proof]
"""Statements that sums tie together, with what solving them has shown."""


def misfit(bounds: Sequence[Bound], sums: Sequence[Sum] = ()) -> float:
    """The least total by which the statements must be missed; 0 when all can hold."""
    return sum(_solve(b, s).slack for b, s in _apart(bounds, sums))


def minimal_clash(bounds: Sequence[Bound], sums: Sequence[Sum] = ()) -> tuple[str, ...]:
    """A smallest-by-inclusion set of statements that cannot all hold; empty when they can.

    Taking out any one of them leaves a set that holds.
    """
    return _minimal([(b, s, _solve(b, s)) for b, s in _apart(bounds, sums)])


def _minimal(parts: Sequence[_Part]) -> tuple[str, ...]:
    if not parts:
        return ()
    tied, ties, proof = max(parts, key=lambda p: p[2].slack)
    if proof.slack <= _NOTHING:
        return ()
    core = [b for b, leans in zip(tied, proof.leans, strict=True) if leans]
    if _solve(core, ties).slack <= _NOTHING:  # the solver's duals were degenerate
        core = list(tied)
    return tuple(b.id for b in _shrink([], core, ties, known=False))


def clash(bounds: Sequence[Bound], sums: Sequence[Sum] = ()) -> Clash | None:
    """The minimal clash, and the single statements of all whose removal leaves least to explain; None when all hold.

    A statement is tried for removal when the best fit misses it most, or when it stands in the minimal clash.
    """
    parts = [(b, s, _solve(b, s)) for b, s in _apart(bounds, sums)]
    ids = _minimal(parts)
    if not ids:
        return None
    each = [(missed, b, part) for part in parts for b, missed in zip(part[0], part[2].missed, strict=True)]
    tried = sorted(each, key=lambda x: (-x[0], x[1].id))[:_TRIED] + [x for x in each if x[1].id in ids]
    settled = {b.id: part[2].slack - _solve([o for o in part[0] if o is not b], part[1]).slack for _, b, part in tried}
    most = max(settled.values())
    return Clash(ids, tuple(sorted(i for i in settled if settled[i] > most - _NOTHING)))


_TRIED = 3


def _shrink(held: list[Bound], doubtful: list[Bound], sums: Sequence[Sum], *, known: bool) -> list[Bound]:
    """QuickXplain (Junker 2004): what of ``doubtful`` is needed, beside ``held``, for the clash to stay."""
    if known and _solve(held, sums).slack > _NOTHING:
        return []
    if len(doubtful) == 1:
        return doubtful
    half = len(doubtful) // 2
    first, second = doubtful[:half], doubtful[half:]
    needed = _shrink(held + first, second, sums, known=bool(first))
    return _shrink(held + needed, first, sums, known=bool(needed)) + needed


def _apart(bounds: Sequence[Bound], sums: Sequence[Sum]) -> list[tuple[list[Bound], list[Sum]]]:
    """Statements that no sum ties together are solved apart."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for s in sums:
        for part in s.parts:
            home[root(part)] = root(s.total)
    parts: dict[str, tuple[list[Bound], list[Sum]]] = {}
    for b in bounds:
        parts.setdefault(root(b.variable), ([], []))[0].append(b)
    for s in sums:
        if root(s.total) in parts:
            parts[root(s.total)][1].append(s)
    return list(parts.values())


def _solve(bounds: Sequence[Bound], sums: Sequence[Sum]) -> _Proof:
    if not bounds:
        return _Proof(0.0, (), ())
    if not sums:
        return _without_sums(bounds)
    import numpy as np  # noqa: PLC0415 - scipy is loaded only where sums must be solved
    from scipy.optimize import linprog  # noqa: PLC0415

    names = dict.fromkeys([b.variable for b in bounds] + [v for s in sums for v in (s.total, *s.parts)])
    column = {name: i for i, name in enumerate(names)}
    rows, limits, owner = _rows(bounds, column)
    n = len(column)
    a_ub = np.zeros((len(rows), n + len(bounds)))
    for i, (row, own) in enumerate(zip(rows, owner, strict=True)):
        a_ub[i, row[0]] = row[1]
        a_ub[i, n + own] = -1.0
    fits, equal = _ties(sums, column, n + len(bounds))
    result = linprog(
        np.concatenate([np.zeros(n), np.ones(len(bounds))]),
        A_ub=np.vstack([a_ub, fits]),
        b_ub=np.concatenate([limits, np.zeros(len(fits))]),
        A_eq=equal if len(equal) else None,
        b_eq=np.zeros(len(equal)) if len(equal) else None,
        method="highs",
        options={"presolve": False},
    )
    leans = [False] * len(bounds)
    for dual, own in zip(result.ineqlin.marginals, owner, strict=False):
        if abs(dual) > _NOTHING:
            leans[own] = True
    return _Proof(float(result.fun), tuple(leans), tuple(float(x) for x in result.x[n:]))


def _without_sums(bounds: Sequence[Bound]) -> _Proof:
    """One count each: the best value lies at an end of some statement."""
    total, weighing, missed = 0.0, [False] * len(bounds), [0.0] * len(bounds)
    by_name: dict[str, list[int]] = {}
    for i, b in enumerate(bounds):
        by_name.setdefault(b.variable, []).append(i)
    for own in by_name.values():
        ends = [bounds[i].interval.low for i in own]
        ends += [h for i in own if (h := bounds[i].interval.high) is not None]
        least, best = min((sum(_miss(bounds[i].interval, x) for i in own), x) for x in ends)
        total += least
        for i in own:
            missed[i] = _miss(bounds[i].interval, best)
        if least > _NOTHING:
            floor, ceiling = _extremes([bounds[i].interval for i in own])
            for i in own:
                interval = bounds[i].interval
                weighing[i] = interval.low > ceiling or (interval.high is not None and interval.high < floor)
    return _Proof(total, tuple(weighing), tuple(missed))


def _extremes(intervals: Sequence[Interval]) -> tuple[float, float]:
    highs = [i.high for i in intervals if i.high is not None]
    return max(i.low for i in intervals), min(highs)


def _miss(interval: Interval, x: float) -> float:
    above = 0.0 if interval.high is None else max(0.0, x - interval.high)
    return max(0.0, interval.low - x) + above


def _rows(
    bounds: Sequence[Bound], column: Mapping[str, int]
) -> tuple[list[tuple[int, float]], np.ndarray[tuple[int], np.dtype[np.float64]], list[int]]:
    import numpy as np  # noqa: PLC0415

    rows: list[tuple[int, float]] = []
    limits: list[float] = []
    owner: list[int] = []
    for i, b in enumerate(bounds):
        rows.append((column[b.variable], -1.0))
        limits.append(-b.interval.low)
        owner.append(i)
        if b.interval.high is not None:
            rows.append((column[b.variable], 1.0))
            limits.append(b.interval.high)
            owner.append(i)
    return rows, np.array(limits), owner


def _ties(
    sums: Sequence[Sum], column: Mapping[str, int], width: int
) -> tuple[
    np.ndarray[tuple[int, int], np.dtype[np.float64]],
    np.ndarray[tuple[int, int], np.dtype[np.float64]],
]:
    """Rows "parts - total <= 0" and "parts - total = 0"."""
    import numpy as np  # noqa: PLC0415

    rows = np.zeros((len(sums), width))
    for i, s in enumerate(sums):
        for part in s.parts:
            rows[i, column[part]] += 1.0
        rows[i, column[s.total]] -= 1.0
    complete = np.array([s.complete for s in sums])
    return rows[~complete], rows[complete]
