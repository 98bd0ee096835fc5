"""Who is said to have counted, held against gold: the source type of the counts that we read and the gold has.

    python -m tests.sources FOLDER...            shares and the confusion by type; FOLDER holds <set>/gold.json
    python -m tests.sources FOLDER... --misses   and every figure whose source differs

The gold writes a source in its author's words ("security official", "union"); ``TYPES`` takes them to the closed list
of ``source_type``, several where the list has two homes for one body. Headlines are left out where the gold does not
mark its row as one: a figure of headline and body is one row there, with the body's source.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import factcheck
from factcheck.pipeline import extract_all
from factcheck.records import Claim
from tests import gold as golds

TYPES = {
    "unnamed": {"unnamed_official"},
    "unnamed source": {"unnamed_official"},
    "official": {"unnamed_official", "government"},
    "officials": {"unnamed_official", "government"},
    "security official": {"unnamed_official", "police", "military"},
    "security officials": {"unnamed_official", "police", "military"},
    "security sources": {"unnamed_official", "police", "military"},
    "security forces": {"military", "police"},
    "railway official": {"company", "unnamed_official", "government"},
    "militant group": {"party"},
    "opposition": {"party"},
    "protesters": {"party", "witness"},
    "organizers": {"party", "ngo"},
    "organisers": {"party", "ngo"},
    "emergency services": {"rescue"},
    "red cross": {"rescue", "ngo"},
    "red crescent": {"rescue", "ngo"},
    "fire officials": {"rescue"},
    "coroner": {"hospital", "government"},
    "union": {"ngo"},
    "rights commission": {"ngo", "government"},
    "rights group": {"ngo"},
    "rights groups": {"ngo"},
    "activists": {"ngo", "party"},
    "law society of kenya": {"ngo"},
    "lawyer": {"ngo", "witness"},
    "religious": {"ngo", "witness"},
    "mountaineering association": {"ngo"},
    "analysts": {"ngo", "media", "company"},
    "social media": {"media", "witness"},
    "relatives": {"witness"},
    "school": {"witness", "company", "government"},
    "investigators": {"police", "government"},
    "court": {"government"},
    "judges": {"government"},
    "prosecutor": {"government"},
    "prosecution": {"government"},
    "police oversight authority": {"government", "police"},
    "politician": {"government"},
    "traditional ruler": {"government"},
    "city": {"government"},
    "insurers": {"company"},
    "insurance fund": {"company", "government"},
}


def types(words: str) -> set[str]:
    """The source types that a gold's words stand for."""
    plain = (words or "none").strip().lower().replace(" ", "_")
    return TYPES.get(plain.replace("_", " "), {plain})


def pairs(folder: Path) -> Iterator[tuple[Claim, dict[str, Any]]]:
    """The counts of a set that we read, each with the gold's row."""
    report = extract_all(factcheck.read(folder / "articles.jsonl"))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for claim, row in golds.matched({a.id: a for a in report.articles}, report.claims, gold):
        if (claim.field == "title") == (row.get("field") == "title"):
            yield claim, row


def main() -> int:
    parser = argparse.ArgumentParser(description="who is said to have counted, against gold")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every figure whose source differs")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        told: Counter[tuple[str, str, bool]] = Counter()
        for path in sorted(folder.glob("*/gold.json")):
            for claim, row in pairs(path.parent):
                true = types(row["source"])
                hit = claim.source_type in true
                told[claim.source_type if hit else min(true), claim.source_type, hit] += 1
                if arguments.misses and not hit:
                    cells = (path.parent.name, row["source"], claim.source_type, claim.source, row["evidence"])
                    print(*cells, sep=" | ")
        _print(folder.name, told)
    return 0


def _print(name: str, told: Counter[tuple[str, str, bool]]) -> None:
    def share(n: int, of: int) -> str:
        return f"{n / of if of else 0:.3f} of {of}"

    named = sum(n for (true, _, _), n in told.items() if true != "none")
    none = told.total() - named
    equal = sum(n for (*_, hit), n in told.items() if hit)
    right = sum(n for (true, _, hit), n in told.items() if hit and true != "none")
    left = sum(n for (true, ours, _), n in told.items() if true != "none" and ours == "none")
    invented = sum(n for (true, ours, _), n in told.items() if true == "none" and ours != "none")
    print(f"{name:12} type equal {share(equal, told.total())}; of named: right {share(right, named)}, ", end="")
    print(f"left none {share(left, named)}; of none: named by us {share(invented, none)}")
    wrong = Counter({(true, ours): n for (true, ours, hit), n in told.items() if not hit})
    print("    " + "; ".join(f"{true} read as {ours} {n}" for (true, ours), n in wrong.most_common(14)))


if __name__ == "__main__":
    sys.exit(main())
