"""What speaks for and against two articles telling of one incident. The whole of it stands on this screen.

``FEATURES`` turns pairs into numbers; ``weights.json`` says what each is worth (fitted by logistic regression on pairs
of real news, each only in the direction that its docstring names, see ``tests/benchmarks/fit_incidents.py``);
``gates.py`` says when no likeness counts. Silence is neutral. Titles, full names, house numbers and organisations in
common were tried too: words and names hold them already, they got no weight.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.incidents.profiles import Pairs
    from factcheck.incidents.space import Floats

USUAL = 3.0
"""Days within which most reports of an incident of the usual kind appear: the unit that slower kinds are scaled to."""


def rare(pairs: Pairs) -> Floats:
    """For: rare words in common, in nats. Not a cosine: newsrooms differ in all other words, and in length."""
    return pairs.texts("rare")


def names(pairs: Pairs) -> Floats:
    """For: cosine of the names printed, by TF-IDF."""
    return pairs.texts("names")


def ages(pairs: Pairs) -> Floats:
    """For: cosine of the ages printed."""
    return pairs.texts("ages")


def meaning(pairs: Pairs) -> Floats:
    """For: cosine of the embeddings of title and lead, less 0.5 (that of a close call); 0 where one has none."""
    one, other = pairs.vectors[pairs.left], pairs.vectors[pairs.right]
    cosine = np.einsum("ij,ij->i", one, other, dtype=np.float64)
    return np.where(one.any(axis=1) & other.any(axis=1), cosine - 0.5, 0.0)


def gap(pairs: Pairs) -> Floats:
    """Against: days between the events, or between publications where either tells no day; log(1 + days).

    A day counts less where the kind of happening unfolds over weeks. A typical day where nothing is known.
    """
    table, left, right = pairs.table, pairs.left, pairs.right
    events, published = pairs.distance(table.event), pairs.distance(table.published)
    days = np.where(np.isnan(events), np.nan_to_num(published, nan=1.0), events)
    lasts = np.maximum(USUAL, np.maximum(table.lasts[left], table.lasts[right]))
    logarithms: Floats = np.log1p(days * USUAL / lasts)
    return logarithms


def place(pairs: Pairs) -> Floats:
    """For: 1 for a place in common, 0.5 for one within the other, 0 for silence, -1 for scenes that share nothing.

    A country in common is no place in common where both articles name something finer. Scenes that share nothing are
    silent where the happening strikes whole regions or a firm (each outlet tells of its own), and where one article
    prints a place of the other's scene after all.
    """
    named = (pairs.crossed("fine", "places") > 0) | ((pairs.common("places") > 0) & ~pairs.both("fine"))
    within = pairs.crossed("beyond", "places") > 0
    silent = pairs.either(pairs.table.wide) | ~pairs.both("places") | pairs.tells()
    return np.select([named, within, silent], [1.0, 0.5, 0.0], -1.0)


def figures(pairs: Pairs) -> Floats:
    """For: counts of one kind and group, 1 for each stated alike (2 or more), at most 2."""
    return np.minimum(2.0, pairs.common("figures"))


def cause(pairs: Pairs) -> Floats:
    """For: 1 for one kind of happening, 0 for kin ("bombing", "attack") or silence, -1 for kinds that exclude."""
    alike, kin = pairs.common("causes") > 0, pairs.crossed("kin", "causes") > 0
    return np.where(pairs.both("causes"), np.select([alike, kin], [1.0, 0.0], -1.0), 0.0)


def outlet(pairs: Pairs) -> Floats:
    """Against: 1 for two articles of one outlet, which tells of a thing once more often than twice."""
    return np.where(pairs.distance(pairs.table.outlet) == 0, 1.0, 0.0)


FEATURES: Mapping[str, Callable[[Pairs], Floats]] = {
    "rare": rare,
    "names": names,
    "ages": ages,
    "meaning": meaning,
    "gap": gap,
    "place": place,
    "figures": figures,
    "cause": cause,
    "outlet": outlet,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds: where they start, and for each feature its slopes in pieces, (from which value on, per unit)."""

    intercept: float
    slopes: Mapping[str, Sequence[tuple[float, float]]]

    def probability(self, pairs: Pairs) -> Floats:
        """How likely each pair tells of one incident, gates aside."""
        odds = np.full(len(pairs.left), self.intercept)
        for name, slopes in self.slopes.items():
            parts = pieces(FEATURES[name](pairs), [start for start, _ in slopes])
            for part, (_, slope) in zip(parts, slopes, strict=True):
                odds += slope * part
        likely: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
        return likely


def pieces(values: Floats, starts: Sequence[float]) -> Iterator[Floats]:
    """How far values reach into each piece of their range."""
    for start, end in zip(starts, [*starts[1:], np.inf], strict=True):
        yield np.clip(values - start, 0.0, end - start)


@cache
def fitted() -> Weights:
    """The weights of ``weights.json``."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(float(data["intercept"]), {k: [(at, w) for at, w in rows] for k, rows in data["features"].items()})
