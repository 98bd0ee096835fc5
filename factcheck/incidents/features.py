"""What speaks for and against two articles telling of one incident. The whole of it stands on this screen.

``FEATURES`` turns pairs into numbers; ``weights.json`` says what each is worth (fitted by logistic regression on pairs
of real news, see ``tests/benchmarks/fit_incidents.py``); ``gates.py`` says when no likeness counts. Silence is neutral:
a feature that either article says nothing about is 0.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.incidents.profiles import Pairs
    from factcheck.incidents.space import Floats

ANYWHERE = -9.0


def meaning(pairs: Pairs) -> Floats:
    """Cosine of the embeddings of title and lead, less 0.5 (that of a typical close call); 0 where one has none."""
    one, other = pairs.vectors[pairs.left], pairs.vectors[pairs.right]
    cosine = np.einsum("ij,ij->i", one, other, dtype=np.float64)
    return np.where(one.any(axis=1) & other.any(axis=1), cosine - 0.5, 0.0)


def gap(pairs: Pairs) -> Floats:
    """Days between publications, log(1 + days); a typical 1 day when either is unknown."""
    logarithms: Floats = np.log1p(np.nan_to_num(pairs.distance(pairs.table.published), nan=1.0))
    return logarithms


def event_days(pairs: Pairs) -> Floats:
    """Days between the events told of, up to 7; 0 when either is unknown."""
    days: Floats = np.minimum(7.0, np.nan_to_num(pairs.distance(pairs.table.event)))
    return days


def same_day(pairs: Pairs) -> Floats:
    """1 when both tell of an event of the same day."""
    return np.where(pairs.distance(pairs.table.event) == 0, 1.0, 0.0)


def place(pairs: Pairs) -> Floats:
    """1 for a place in common, 0.5 for one within the other, 0 for silence, -1 for scenes that share nothing.

    A country in common is no place in common where both articles name something finer.
    """
    named = (pairs.crossed("fine", "places") > 0) | ((pairs.common("places") > 0) & ~pairs.both("fine"))
    within = pairs.crossed("beyond", "places") > 0
    return np.where(pairs.both("places"), np.select([named, within], [1.0, 0.5], -1.0), 0.0)


def figures(pairs: Pairs) -> Floats:
    """Counts of one kind and group: 1 for each stated alike (2 or more), -0.25 for each unlike; between -1 and 2."""
    unlike = np.maximum(0.0, pairs.common("counted") - pairs.common("figures"))
    return np.clip(pairs.common("some") - 0.25 * unlike, -1.0, 2.0)


def actor(pairs: Pairs) -> Floats:
    """1 for an organisation named by both, else 0."""
    return np.minimum(1.0, pairs.common("actors"))


def cause(pairs: Pairs) -> Floats:
    """1 for one kind of happening, 0 for kin ("bombing", "attack") or silence, -1 for kinds that exclude each other."""
    alike, kin = pairs.common("causes") > 0, pairs.crossed("kin", "causes") > 0
    return np.where(pairs.both("causes"), np.select([alike, kin], [1.0, 0.0], -1.0), 0.0)


def title(pairs: Pairs) -> Floats:
    """Likeness of titles whatever the order of words, 0 to 1 (rapidfuzz token set ratio); 0 where one has none."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - loaded with the grouping
    from rapidfuzz.process import cpdist  # noqa: PLC0415

    one, other = ([pairs.table.titles[i] for i in side.tolist()] for side in (pairs.left, pairs.right))
    likeness: Floats = np.asarray(cpdist(one, other, scorer=token_set_ratio), np.float64)
    return likeness / 100


def outlet(pairs: Pairs) -> Floats:
    """1 for two articles of one outlet."""
    return np.where(pairs.distance(pairs.table.outlet) == 0, 1.0, 0.0)


FEATURES: Mapping[str, Callable[[Pairs], Floats]] = {
    "words": lambda p: p.cosine("words"),
    "lead": lambda p: p.cosine("lead"),
    "names": lambda p: p.cosine("names"),
    "lead_names": lambda p: p.cosine("lead_names"),
    "full_names": lambda p: p.cosine("name_pairs"),
    "shared_names": lambda p: p.space.shared("name_pairs", p.left, p.right)[0],
    "names_within": lambda p: p.space.shared("names", p.left, p.right)[1],
    "full_names_within": lambda p: p.space.shared("name_pairs", p.left, p.right)[1],
    "ages": lambda p: p.cosine("ages"),
    "numbers": lambda p: p.cosine("numbers"),
    "meaning": meaning,
    "title": title,
    "gap": gap,
    "names_far": lambda p: p.cosine("names") * gap(p),
    "words_far": lambda p: p.cosine("words") * gap(p),
    "event_days": event_days,
    "same_day": same_day,
    "place": place,
    "figures": figures,
    "actor": actor,
    "cause": cause,
    "outlet": outlet,
}


@cache
def weights() -> tuple[float, Mapping[str, tuple[tuple[float, float], ...]]]:
    """The intercept, and for each feature its slopes: (from which value on, log-odds per unit). -9 is from anywhere."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return float(data["intercept"]), {k: tuple((at, w) for at, w in rows) for k, rows in data["features"].items()}


def probability(pairs: Pairs) -> Floats:
    """How likely each pair tells of one incident, gates aside."""
    intercept, slopes = weights()
    odds = np.full(len(pairs.left), intercept)
    for name, steps in slopes.items():
        values = FEATURES[name](pairs)
        for start, slope in steps:
            odds += slope * (values if start == ANYWHERE else np.maximum(values - start, 0.0))
    likely: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
    return likely
