"""Who is said to have done it, held against gold: the claims of kind ``actor`` on any folders of sets.

    python -m tests.actors FOLDER...            precision, recall and F1 by role; FOLDER holds <set>/gold.json
    python -m tests.actors FOLDER... --misses   and what was missed and invented

What the program promises is claimed, blamed and denied; the gold's "official" and "victim" are asked for by nobody and
count on neither side. One of ours answers one of the gold's when article, role and name are the same. The gold writes a
name as its author would, so that names are one when the words that carry the shorter are all in the longer ("coast
guard", "Greek coastguard"), or one is the other's initials. A person's name is never our value: there the words that we
quote are held against the gold, since they are what a reader would follow.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import factcheck
from factcheck.pipeline import extract_all

ROLES = ("claimed", "blamed", "denied")
_EMPTY = {"the", "a", "an", "of", "for", "and", "in", "at", "s", "former"}
_JOINED = {"coastguard": "coast guard", "organizers": "organisers", "defense": "defence"}


def words(name: str) -> frozenset[str]:
    """The words that carry a name: no accents, no articles, one spelling, singular."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    for one, other in _JOINED.items():
        plain = plain.replace(one, other)
    found = (w for w in re.findall(r"[a-z0-9]+", plain) if w not in _EMPTY)
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in found)


def one_name(said: str, true: str) -> bool:
    """Two forms of one name."""
    a, b = words(said), words(true)
    if a and b and (a <= b or b <= a):
        return True
    return said in _initials(true) or true in _initials(said)


def _initials(name: str) -> set[str]:
    return {"".join(w[0] for w in name.split() if w.lower() not in _EMPTY).upper()}


def hits(
    claims: Iterable[factcheck.Claim], gold: Mapping[str, Any], role: str
) -> tuple[list[Any], list[Any], list[Any]]:
    """Found, missed (of the gold) and invented (of ours), one to one within an article."""
    said = defaultdict(list)
    for claim in claims:
        if claim.kind == "actor" and claim.role == role and claim.scope == "incident":
            said[claim.article_id].append(claim)
    found, missed, invented = [], [], []
    for article, listed in gold["actors"].items():
        rest = said[article]
        for true in (x["name"] for x in listed if x["role"] == role):
            near = sorted((c for c in rest if _answers(c, true)), key=lambda c: len(words(c.value) ^ words(true)))
            if near:
                rest.remove(near[0])
                found.append((article, role, true, near[0].value))
            else:
                missed.append((article, role, true))
        invented += [(article, role, c.value, c.quote) for c in rest]
    return found, missed, invented


def _answers(claim: factcheck.Claim, true: str) -> bool:
    return one_name(claim.value, true) or one_name(claim.quote, true)


def f1(found: int, missed: int, invented: int) -> float:
    """Harmonic mean of precision and recall; 0 where nothing was found."""
    return 2 * found / (2 * found + missed + invented) if found else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description="who is said to have done it, against gold")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was missed and invented")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        totals = {role: [0, 0, 0] for role in ROLES}
        for path in sorted(folder.glob("*/gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            claims = extract_all(factcheck.read(path.with_name("articles.jsonl"))).claims
            for role in ROLES:
                parts = hits(claims, gold, role)
                totals[role] = [a + len(b) for a, b in zip(totals[role], parts, strict=True)]
                if arguments.misses:
                    for mark, listed in zip(("  ok ", "MISS ", "EXTRA"), parts, strict=True):
                        for row in listed:
                            print(mark, *row, sep=" | ")
        for role, (found, missed, invented) in [
            *totals.items(),
            ("all", [sum(c) for c in zip(*totals.values(), strict=True)]),
        ]:
            precision = found / (found + invented) if found + invented else 0.0
            recall = found / (found + missed) if found + missed else 0.0
            print(
                f"{folder.name:10} {role:8} F1 {f1(found, missed, invented):.3f}  precision {precision:.3f} "
                f"({found + invented})  recall {recall:.3f} ({found + missed})"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
