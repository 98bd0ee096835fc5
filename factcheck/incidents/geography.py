"""Which scenes may be one: by name, and by what each place lies in, as the place claims say."""

from __future__ import annotations

import unicodedata
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
    """Both scenes are known down to their countries, and no country is in both."""
    if not one or not other:
        return False
    homes = [{(within[-1] if within else name) for name, within in scene.items()} for scene in (one, other)]
    placed = all(any(scene.values()) for scene in (one, other))
    return placed and not homes[0] & homes[1] and not (_reach(one) & _reach(other))


def fold(name: str) -> str:
    """Lower case without accents: how names are compared."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()


def _reach(scene: Scene) -> set[str]:
    return {outer for within in scene.values() for outer in within}


def _finer(scene: Scene) -> bool:
    return any(within for within in scene.values())
