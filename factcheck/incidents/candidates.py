"""Which pairs of articles are worth a look: nearest neighbours, never all against all.

Two searches: alike in words within the policy's window of publication; alike in names at any distance in time (a trial
is reported months after the deed). Only the most telling terms of each article are searched, and no term that a large
collection is full of, so time and memory grow with the number of articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from factcheck.incidents.space import Floats, Ints, Space

NEIGHBOURS = 20
"""Neighbours looked at per article and search: incidents larger than that hang together through shared neighbours."""

TERMS = 32
"""Most telling terms of an article that are searched for."""

CHUNK = 1024
FAR = np.float64(10**9)


def candidates(space: Space, published: Floats, days: int, asking: Ints) -> tuple[Ints, Ints]:
    """Pairs (left < right) that include at least one of ``asking``; days of publication are NaN when unknown."""
    at = np.where(np.isnan(published), FAR, published)
    found = [
        _nearest(_telling(space.rows["words"]), asking, at, float(days)),
        _nearest(_telling(space.rows["names"]), asking, at, None),
    ]
    left, right = (np.concatenate(side) for side in zip(*found, strict=True))
    keys = np.unique(np.minimum(left, right) * len(at) + np.maximum(left, right))
    return keys // max(1, len(at)), keys % max(1, len(at))


def _telling(rows: Any) -> Any:  # noqa: ANN401 - scipy has no types
    """Each row's most telling terms, without columns that a large collection is full of."""
    often = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = rows.copy()
    kept.data[often[kept.indices] > max(100, rows.shape[0] // 200)] = 0
    for start, end in zip(kept.indptr[:-1], kept.indptr[1:], strict=True):
        if end - start > TERMS:
            part = kept.data[start:end]
            part[part < np.partition(part, -TERMS)[-TERMS]] = 0
    kept.eliminate_zeros()
    return kept


def _nearest(rows: Any, asking: Ints, at: Floats, window: float | None) -> tuple[Ints, Ints]:  # noqa: ANN401
    """For each asking row its nearest others with anything in common, within ``window`` days (undated: any day)."""
    order = asking[np.argsort(at[asking], kind="stable")]
    by_time = np.argsort(at, kind="stable")
    times = at[by_time]
    dated = int(np.searchsorted(times, FAR))
    columns = rows.T.tocsc() if window is None else None
    lefts: list[Ints] = []
    rights: list[Ints] = []
    for begin in range(0, len(order), CHUNK):
        chunk = order[begin : begin + CHUNK]
        if window is None or at[chunk[-1]] == FAR:
            among = np.arange(len(at))
            near = rows[chunk] @ (columns if columns is not None else rows.T.tocsc())
        else:
            low = np.searchsorted(times, at[chunk[0]] - window)
            high = np.searchsorted(times, at[chunk[-1]] + window, side="right")
            among = np.concatenate([by_time[low:high], by_time[dated:]]) if high < dated else by_time[low:]
            near = rows[chunk] @ rows[among].T.tocsc()
        near = near.tocsr()
        for i, article in enumerate(chunk.tolist()):
            start, end = near.indptr[i], near.indptr[i + 1]
            others, likeness = among[near.indices[start:end]], near.data[start:end]
            others, likeness = others[others != article], likeness[others != article]
            if len(others) > NEIGHBOURS:
                # ties by index, so that the same input always gives the same pairs
                others = others[np.lexsort((others, -likeness))[:NEIGHBOURS]]
            lefts.append(np.full(len(others), article))
            rights.append(others)
    empty = np.zeros(0, np.int64)
    return np.concatenate([empty, *lefts]), np.concatenate([empty, *rights])
