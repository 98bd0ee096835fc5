"""From likely pairs to clusters: average linkage inside what hangs together, with an editor's bonds kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.incidents.bonds import Bonds
    from factcheck.incidents.profiles import Flags
    from factcheck.incidents.space import Floats, Ints

    Likely = Callable[[Ints, Ints], Floats]

JOIN = 0.3
"""Clusters join while their members' mean likelihood of one incident is at least this. Below a half, since a follow-up
is often unlike the first report; on the fitting half anything from 0.3 to 0.5 does as well, and other coverage, where
less can be mistaken for it than in local crime, wants it low."""

LIMIT = 600
"""Articles that are compared all with all at once; larger tangles are cut at their weakest ties first."""

SAMPLE = 12
"""Members that speak for a large cluster when clusters of a cut tangle are compared again."""

DOUBT = (0.2, 0.45)
"""Pairs between these are worth the embedding model's time: what it says may take them across ``JOIN``."""

PARTED = 1e6


def cluster(  # noqa: PLR0917 - pairs, what is known of any pair, of each article, and beforehand
    left: Ints, right: Ints, p: Floats, likely: Likely, dated: Flags, bonds: Bonds
) -> list[list[int]]:
    """Group articles, given how likely each candidate pair is, and a function that says so of any pair.

    ``dated`` articles tell or carry a day; the others join what is there and bridge nothing.
    """
    count = len(dated)
    one, other = bonds.links()
    bonded = _components(count, one, other)
    near = p >= JOIN
    edges = (np.concatenate([left[near], one]), np.concatenate([right[near], other]))
    worth = np.concatenate([p[near], np.ones(len(one))])
    done: list[list[int]] = []
    tangles: list[Ints] = []
    cut: list[Ints] = []
    for nodes in _split(np.arange(count), *edges, worth, count) if count else ():
        if len(nodes) == 1 or len(set(bonded[nodes].tolist())) == 1:
            done.append(nodes.tolist())
        elif len(nodes) <= LIMIT:
            tangles.append(nodes)
        else:
            cut += _split(nodes, *edges, worth, LIMIT)
    done += _linked(tangles, likely, dated, bonded, bonds)
    if cut:
        pieces = _linked(cut, likely, dated, bonded, bonds)
        inside = np.isin(left, np.concatenate(cut)) & near
        done += _rejoin(pieces, (left[inside], right[inside]), likely, bonded, bonds)
    return _followed(done, (left, right, p), likely, bonds)


def undecided(count: int, left: Ints, right: Ints, p: Floats) -> Ints:
    """Articles of pairs in ``DOUBT``, where either has no clear partner yet."""
    best = np.zeros(count)
    np.maximum.at(best, left, p)
    np.maximum.at(best, right, p)
    close = (p > DOUBT[0]) & (p < DOUBT[1]) & (np.minimum(best[left], best[right]) < DOUBT[1])
    return np.union1d(left[close], right[close])


def _linked(tangles: Sequence[Ints], likely: Likely, dated: Flags, bonded: Ints, bonds: Bonds) -> list[list[int]]:
    found: list[list[int]] = []
    for nodes, matrix in _matrices(tangles, likely):
        _bind(matrix, nodes, bonded, bonds)
        found += [nodes[part].tolist() for part in _parts(matrix, dated[nodes])]
    return found


def _parts(matrix: Floats, dated: Flags) -> list[Ints]:
    """Average linkage of the dated; then each undated article joins the nearest of what hangs together, or its like."""
    firm, rest = np.flatnonzero(dated), np.flatnonzero(~dated)
    linked = [firm[part] for part in _average_link(matrix[np.ix_(firm, firm)])]
    parts = [part for part in linked if len(part) > 1]
    if parts and len(rest):
        far = np.stack([matrix[np.ix_(rest, part)].mean(axis=1) for part in parts])
        nearest = np.where(far.min(axis=0) <= 1.0 - JOIN, far.argmin(axis=0), -1)
        parts = [np.concatenate([part, rest[nearest == n]]) for n, part in enumerate(parts)]
        rest = rest[nearest < 0]
    rest = np.concatenate([rest, *(part for part in linked if len(part) == 1)])
    return parts + [rest[part] for part in _average_link(matrix[np.ix_(rest, rest)])]


def _followed(done: list[list[int]], pairs: tuple[Ints, Ints, Floats], likely: Likely, bonds: Bonds) -> list[list[int]]:
    """An article that is still alone joins the one cluster of which a member is likely its incident and another may be.

    A follow-up is unlike most reports of the day, and like some. One alone proves nothing: it may mention the other.
    """
    left, right, p = pairs
    home = {i: n for n, members in enumerate(done) for i in members}
    ties: dict[int, dict[int, list[float]]] = {}
    near = p >= DOUBT[0]
    for a, b, tie in zip(left[near].tolist(), right[near].tolist(), p[near].tolist(), strict=True):
        for one, other in ((a, b), (b, a)):
            if len(done[home[one]]) == 1 and one not in bonds.settled:
                ties.setdefault(one, {}).setdefault(home[other], []).append(tie)
    joined: dict[int, list[int]] = {}
    for one, found in ties.items():
        called = [n for n, likelihoods in found.items() if len(likelihoods) > 1 and max(likelihoods) >= JOIN]
        if len(called) != 1 or any((min(one, i), max(one, i)) in bonds.apart for i in done[called[0]]):
            continue
        members = np.array(done[called[0]])
        if (likely(np.full(len(members), one), members) > 0).mean() > 0.5:  # the gates to most of them are open
            joined.setdefault(called[0], []).append(one)
    moved = {one for ones in joined.values() for one in ones}
    return [members + sorted(joined.get(n, ())) for n, members in enumerate(done) if members[0] not in moved]


def _components(count: int, left: Ints, right: Ints) -> Ints:
    from scipy.sparse import coo_array  # noqa: PLC0415 - heavy, and only for grouping
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    graph = coo_array((np.ones(len(left), np.int8), (left, right)), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _split(nodes: Ints, left: Ints, right: Ints, worth: Floats, limit: int) -> Iterator[Ints]:
    """What hangs together; pieces above ``limit`` are cut at ever stronger ties, in the end by order of input."""
    for floor in (JOIN, 0.5, 0.7, 0.9, 0.97, 0.99):
        place = np.full(max(int(nodes.max(initial=0)), int(left.max(initial=0)), int(right.max(initial=0))) + 1, -1)
        place[nodes] = np.arange(len(nodes))
        kept = (worth >= floor) & (place[left] >= 0) & (place[right] >= 0)
        label = _components(len(nodes), place[left[kept]], place[right[kept]])
        order = np.argsort(label, kind="stable")
        pieces = np.split(nodes[order], np.flatnonzero(np.diff(label[order])) + 1)
        yield from (piece for piece in pieces if len(piece) <= limit)
        large = [piece for piece in pieces if len(piece) > limit]
        if not large:
            return
        nodes = np.concatenate(large)
    yield from (nodes[i : i + limit] for i in range(0, len(nodes), limit))


def _matrices(tangles: Sequence[Ints], likely: Likely) -> Iterator[tuple[Ints, Floats]]:
    """Every tangle's matrix of distances; small ones are evaluated many at a time."""
    batch: list[Ints] = []
    waiting = 0
    for n, nodes in enumerate(tangles):
        batch.append(nodes)
        waiting += len(nodes) * (len(nodes) - 1) // 2
        if waiting < 100_000 and n + 1 < len(tangles):
            continue
        corners = [np.triu_indices(len(some), 1) for some in batch]
        left = np.concatenate([some[i] for some, (i, _) in zip(batch, corners, strict=True)])
        right = np.concatenate([some[j] for some, (_, j) in zip(batch, corners, strict=True)])
        far = 1.0 - np.maximum(likely(left, right), 0.0)
        begin = 0
        for some, (i, j) in zip(batch, corners, strict=True):
            matrix = np.zeros((len(some), len(some)))
            matrix[i, j] = matrix[j, i] = far[begin : begin + len(i)]
            begin += len(i)
            yield some, matrix
        batch, waiting = [], 0


def _bind(matrix: Floats, nodes: Ints, bonded: Ints, bonds: Bonds) -> None:
    """Write the bonds into a matrix of distances: pins over known incidents over likeness."""
    bound = bonded[nodes]
    names = [bonds.settled.get(i, "") for i in nodes.tolist()]
    known = np.unique(names, return_inverse=True)[1]
    settled = np.array([bool(name) for name in names])
    matrix[(known[:, None] != known) & settled[:, None] & settled] = PARTED
    matrix[bound[:, None] == bound] = 0.0
    at = {int(node): i for i, node in enumerate(nodes)}
    for a, b in bonds.apart:
        if a in at and b in at:
            matrix[at[a], at[b]] = matrix[at[b], at[a]] = PARTED


def _average_link(matrix: Floats) -> list[Ints]:
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - heavy, and only for grouping

    if len(matrix) < 3:
        near = len(matrix) == 2 and matrix[0, 1] <= 1.0 - JOIN
        return [np.arange(2)] if near else [np.array([i]) for i in range(len(matrix))]
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1.0 - JOIN
    )
    label = model.fit_predict(matrix)
    return [np.flatnonzero(label == n) for n in range(int(label.max()) + 1)]


def _rejoin(
    done: list[list[int]], edges: tuple[Ints, Ints], likely: Likely, bonded: Ints, bonds: Bonds
) -> list[list[int]]:
    """Clusters of a cut tangle become one where bonds say so, or their speakers are likely one incident on the mean."""
    home = {i: n for n, members in enumerate(done) for i in members}
    first: dict[int, int] = {}
    forced = [(first.setdefault(int(bonded[i]), n), n) for i, n in home.items()]
    met = {(home[a], home[b]) for a, b in zip(edges[0].tolist(), edges[1].tolist(), strict=True) if home[a] != home[b]}
    keys = sorted({(min(pair), max(pair)) for pair in met})
    speak = [members[:: max(1, len(members) // SAMPLE)][:SAMPLE] for members in done]
    left = np.array([i for a, b in keys for i in speak[a] for _ in speak[b]], np.int64)
    right = np.array([j for a, b in keys for _ in speak[a] for j in speak[b]], np.int64)
    p = np.maximum(likely(left, right), 0.0)
    ends = np.cumsum([len(speak[a]) * len(speak[b]) for a, b in keys])
    means = [float(part.mean()) for part in np.split(p, ends[:-1])] if keys else []
    likeliest = [keys[k] for k in np.argsort([-m for m in means], kind="stable").tolist() if means[k] >= JOIN]
    parent = list(range(len(done)))
    inside = [set(members) for members in done]
    held = [{bonds.settled[i] for i in members if i in bonds.settled} for members in done]
    against: dict[int, set[int]] = {}
    for a, b in bonds.apart:
        against.setdefault(a, set()).add(b)
        against.setdefault(b, set()).add(a)

    def top(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for pairs, bound in ((forced, True), (likeliest, False)):
        for x, y in ((top(a), top(b)) for a, b in pairs):
            barred = len(held[x] | held[y]) > 1 or any(
                against.get(i, set()) & inside[y] for i in inside[x] & against.keys()
            )
            if x != y and (bound or not barred):
                parent[y] = x
                inside[x] |= inside[y]
                held[x] |= held[y]
    return [sorted(inside[n]) for n in range(len(done)) if top(n) == n]
