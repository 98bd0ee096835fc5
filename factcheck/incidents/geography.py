"""Which scenes may be one: by name, and by what each place lies in, as the place claims say."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

Scene = Mapping[str, Sequence[str]]
"""Folded name of a place -> folded names of what it lies in, nearest first; places in the order of their weight."""


def overlap(one: Scene, other: Scene) -> float:
    """1 for a place in common, 0.5 for one within the other, 0 for silence, -1 for scenes that share nothing.

    A country in common is no place in common where both articles name something finer.
    """
    if not one or not other:
        return 0.0
    fine = {name for scene in (one, other) for name, within in scene.items() if within}
    both = one.keys() & other.keys()
    if both & fine or (both and not (_finer(one) and _finer(other))):
        return 1.0
    if _reach(one) & (other.keys() - both) or _reach(other) & (one.keys() - both):
        return 0.5
    return -1.0


def apart(one: Scene, other: Scene) -> bool:
    """Two places of each scene agree on its country, and no country is in both.

    One place alone shuts no gate: towns share their names, and a gazetteer picks the larger one (measured on local
    news, where the gate would else part one in twelve pairs of one incident).
    """
    homes = [Counter(within[-1] for within in scene.values() if within) for scene in (one, other)]
    sure = all(home and max(home.values()) > 1 for home in homes)
    return (
        sure
        and not homes[0].keys() & homes[1].keys()
        and not (_reach(one) & _reach(other))
        and not one.keys() & other.keys()
    )


def fold(name: str) -> str:
    """Lower case without accents: how names are compared."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()


def _reach(scene: Scene) -> set[str]:
    return {outer for within in scene.values() for outer in within}


def _finer(scene: Scene) -> bool:
    return any(within for within in scene.values())
