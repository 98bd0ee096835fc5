"""Fit the weights by which the source of a figure is chosen: a conditional logit on the bundled gold.

    python tests/benchmarks/fit_sources.py [--more FOLDER ...] [--out factcheck/claims/attribution/weights.json]

Each count that we read and the gold has is one example: which of the sources of its article vouches for it, or nobody.
Right are the sources of the gold's type; where there is none of that type, those that we know no type of. Prints the
share of right types with each incident left out of the fitting in turn; then fits on all of them. ``corpora/unread``
and the sets of ``corpora/later`` that no rule was made from are never looked at.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize

import factcheck
from factcheck.articles import prepare
from factcheck.claims import WANTS, actors, claims_of, open_article, parse_all, sources
from factcheck.claims.attribution.choosing import choose
from factcheck.claims.attribution.evidence import Candidate, candidates
from factcheck.policy import Policy
from tests import gold as golds
from tests.sources import types

if TYPE_CHECKING:
    from numpy.typing import NDArray

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SETS = ["*", "coverage/*", "wider/*", "parts/*", "later/kenya-*", "later/odisha-*", "later/pylos-*"]
STRICT = 1.0
"""Weight of the penalty on squared weights."""


class Example(NamedTuple):
    """A figure: who may vouch for it, which of them is right (none: nobody), and the gold's types."""

    candidates: list[Candidate]
    right: list[bool]
    true: set[str]


def example(found: list[Candidate], true: set[str]) -> Example:
    right = [c.source.kind in true for c in found]
    if "none" in true:
        right = [False] * len(found)
    elif not any(right):
        right = [c.source.kind == "none" for c in found]
    return Example(found, right, true)


def read(folder: Path, policy: Policy) -> list[Example]:
    articles = list(prepare(list(factcheck.read(folder / "articles.jsonl"))).articles)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    documents = {a.id: open_article(a) for a in articles}
    parse_all(list(documents.values()), lambda s: any(wants(s) for wants in WANTS), actors.wants)
    claims = [c for d in documents.values() for c in claims_of(d, policy)]
    voices = {i: sources.read(d) for i, d in documents.items()}
    found = []
    for claim, row in golds.matched({a.id: a for a in articles}, claims, gold):
        if claim.field == "title":
            continue
        said = voices[claim.article_id]
        where = next(s for s in said if s.field == claim.field and (s.start, s.end) == claim.sentence)
        found.append(example(candidates(said[where], claim.start - where.start), types(row["source"])))
    return found


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights that make the right source likely among its rivals and nobody (whose log-odds are 0)."""
    names = sorted({n for e in examples for c in e.candidates for n in c.features})
    at = {name: n for n, name in enumerate(names)}
    values = np.array([_row(c, at) for e in examples for c in e.candidates])
    right = np.array([good for e in examples for good in e.right])
    owner = np.repeat(np.arange(len(examples)), [len(e.candidates) for e in examples])
    nobody = np.array([not any(e.right) for e in examples])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weight = np.exp(np.clip(values @ weights, -30, 30))
        whole = 1.0 + np.bincount(owner, weight, len(examples))
        good = nobody + np.bincount(owner, weight * right, len(examples))
        slope = values.T @ (weight / whole[owner] - weight * right / good[owner])
        total = float(np.sum(np.log(whole) - np.log(good)))
        return total + STRICT * float(weights @ weights) / 2, slope + STRICT * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(w), 3) for name, w in zip(names, found, strict=True) if abs(w) >= 0.01}


def _row(candidate: Candidate, at: Mapping[str, int]) -> list[float]:
    row = [0.0] * len(at)
    for name, value in candidate.features.items():
        row[at[name]] = value
    return row


def outcome(examples: Sequence[Example], weights: Mapping[str, float]) -> Counter[str]:
    """How many sources are of the gold's type; of those that it names, how many we name and how many right."""
    told: Counter[str] = Counter()
    for e in examples:
        kind = choose(e.candidates, weights).kind
        told["all"] += 1
        told["equal"] += kind in e.true
        if "none" in e.true:
            told["none"] += 1
            told["invented"] += kind != "none"
        else:
            told["named"] += 1
            told["right"] += kind in e.true
            told["left"] += kind == "none"
            told["open"] += any(c.source.kind in e.true for c in e.candidates)
    return told


def told(name: str, c: Counter[str]) -> str:
    return (
        f"{name:30} equal {c['equal'] / c['all']:.3f} of {c['all']}; of {c['named']} named: right "
        f"{c['right'] / max(c['named'], 1):.3f}, left none {c['left'] / max(c['named'], 1):.3f}, among candidates "
        f"{c['open'] / max(c['named'], 1):.3f}; of {c['none']} none: named {c['invented'] / max(c['none'], 1):.3f}"
    )


def folders(more: Sequence[Path]) -> Iterator[Path]:
    for pattern in SETS:
        yield from (p for p in sorted(CORPORA.glob(pattern)) if (p / "gold.json").exists())
    yield from more


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--more", nargs="*", type=Path, default=[], help="folders of further sets")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    policy = Policy.load()
    sets = {folder.name: read(folder, policy) for folder in folders(given.more)}
    total: Counter[str] = Counter()
    for name, examples in sets.items():
        found = outcome(examples, fit([e for other, each in sets.items() if other != name for e in each]))
        total += found
        print(told(name, found))
    print(told("each left out in turn", total))
    if given.out:
        given.out.write_text(
            json.dumps(fit([e for each in sets.values() for e in each]), indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
