"""How far two careful readers agree: the most that a program can be asked for.

    python -m tests.corpora.agreement

Where a set has a ``second.json`` beside its ``gold.json``, somebody who had seen neither the gold nor the program's
output annotated the same articles by the same conventions. The second reading is held against the first by the rules
of ``tests.quality``, as if it were the program's. The data card names the sets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.quality import CORPORA, COUNTED, FITS, LOOSE_HIGH, matched

Gold = Mapping[str, Any]
Same = Callable[[Gold, Gold], bool]
SETS = sorted(CORPORA.glob("*/*/second.json"))
VERDICT = {"scope": "definition"}
"""The verdict that a type of finding stands for, where it has another name."""


def scope(claim: Gold) -> str:
    return "superseded" if claim.get("superseded") else str(claim["scope"])


def number(said: Gold, true: Gold) -> bool:
    return said["kind"] == true["kind"] and bool({said["low"], said["high"]} & ({true["low"], true["high"]} - {None}))


def group(said: Gold, true: Gold) -> bool:
    return number(said, true) and said["who"] == true["who"]


def complete(said: Gold, true: Gold) -> bool:
    alike = true["hedge"] in LOOSE_HIGH or (said["high"] is None) == (true["high"] is None)
    return group(said, true) and alike and scope(said) == scope(true)


def finding(said: Gold, true: Gold) -> bool:
    one, other = set(said["values"]), set(true["values"])
    fits = VERDICT.get(said["type"], said["type"]) in FITS[true["type"]]
    return (
        said["kind"] == true["kind"]
        and said["who"] == true["who"]
        and fits
        and len(one & other) / len(one | other) >= 0.3
    )


def counts(given: Gold, article: str) -> tuple[list[Gold], list[Gold]]:
    """The counted claims of an article: those that must be found, and those that may be left out."""
    own = [c for c in given["claims"] if c["article"] == article and c["kind"] in COUNTED]
    return [c for c in own if not c.get("optional")], [c for c in own if c.get("optional")]


def agreement(same: Same) -> tuple[float, int]:
    """F1 of the second reader's claims against the first's, and how many those are; the optional is free."""
    hits = said_all = true_all = 0
    for path in SETS:
        first, second = (json.loads(p.read_text(encoding="utf-8")) for p in (path.with_name("gold.json"), path))
        for article in first["places"]:
            true, free = counts(first, article)
            said, spare = counts(second, article)
            found, used = matched(said, true, same)
            left = [c for n, c in enumerate(said) if n not in used]
            found_free, _ = matched(spare, [c for c in true if not any(same(s, c) for s in said)], same)
            given_free, _ = matched(left, free, number)
            hits, said_all, true_all = (
                hits + found,
                said_all + len(said) - given_free,
                true_all + len(true) - found_free,
            )
    return 2 * hits / (said_all + true_all), true_all


def names(key: str) -> float:
    """F1 of places or of those who claimed or are blamed."""
    hits = said_all = true_all = 0
    for path in SETS:
        first, second = (json.loads(p.read_text(encoding="utf-8")) for p in (path.with_name("gold.json"), path))
        said, true = (set(_names(given, key)) for given in (second, first))
        hits, said_all, true_all = hits + len(said & true), said_all + len(said), true_all + len(true)
    return 2 * hits / (said_all + true_all)


def _names(given: Gold, key: str) -> list[tuple[str, str]]:
    if key == "places":
        return [(a, name.casefold()) for a, listed in given["places"].items() for name in listed]
    blamed = {"claimed", "blamed"}
    return [(a, x["name"].casefold()) for a, listed in given["actors"].items() for x in listed if x["role"] in blamed]


def findings() -> tuple[float, int]:
    """Share of the first reader's findings that the second has too, of the same type; and their number."""
    hits = total = 0
    for path in SETS:
        first, second = (json.loads(p.read_text(encoding="utf-8")) for p in (path.with_name("gold.json"), path))
        true = [f for f in first["findings"] if f["kind"] in COUNTED]
        found, _ = matched([f for f in second["findings"] if f["kind"] in COUNTED], true, finding)
        hits, total = hits + found, total + len(true)
    return hits / total, total


def main() -> None:
    for name, same in (("number", number), ("group", group), ("complete", complete)):
        value, n = agreement(same)
        print(f"claims {name:10} F1 {value:.3f}  n {n}")
    print(f"places            F1 {names('places'):.3f}")
    print(f"actors            F1 {names('actors'):.3f}")
    share, n = findings()
    print(f"findings             {share:.3f}  n {n}")


if __name__ == "__main__":
    main()
