"""Fit the weights by which a named place is taken for the scene: logistic regression on the project's own corpora.

    python tests/benchmarks/fit_places.py SET [MORE ...] [--out factcheck/claims/setting/weights.json]

SET is a folder of gold sets (``corpora/wider``) or one set (``corpora/later/pylos-shipwreck-2023``). A place is true
when it matches a name of the gold, one to one. Prints precision, recall and F1 on each set with the weights of all
others (left out by incident), so that no set reports on itself. The hand-edited cases are always among what is fitted.
Whole countries are not fitted (see ``choosing``).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import factcheck
from factcheck.articles import prepare
from factcheck.claims.document import open_article
from factcheck.claims.setting import choosing, dates, places
from factcheck.claims.setting.choosing import Weights
from factcheck.claims.setting.evidence import Candidate, Features, Scope, candidates, features
from factcheck.records import Article
from tests.corpora.cases import read_cases

LOOSE = 0.1
"""Inverse strength of the penalty on weights: of .03, .05, .1 and .3 the best on sets left out."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """One article: its places with their features, whether each is true, the countries that are taken, the gold."""

    incident: str
    gold: Sequence[Key]
    places: Sequence[Candidate]
    found: Sequence[Features]
    true: Sequence[bool]
    others: Sequence[str]


def key(name: str) -> Key:
    return tuple(re.findall(r"[^\W_]+", name.lower()))


def alike(gold: Key, said: Key) -> bool:
    """Whole-name matches: the one may hold the other."""

    def within(a: Key, b: Key) -> bool:
        return any(b[i : i + len(a)] == a for i in range(len(b) - len(a) + 1))

    return len(said) <= len(gold) + 3 and (within(gold, said) or within(said, gold))


def matched(gold: Sequence[Key], said: Sequence[Key]) -> list[tuple[int, int]]:
    """A largest one-to-one matching, equal names first."""
    owner: dict[int, int] = {}

    def settle(i: int, seen: set[int]) -> bool:
        for j in sorted(range(len(said)), key=lambda j: gold[i] != said[j]):
            if j not in seen and alike(gold[i], said[j]):
                seen.add(j)
                if j not in owner or settle(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        settle(i, set())
    return [(i, j) for j, i in owner.items()]


def folders(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(f.parent for f in path.rglob("gold.json"))


def read(folder: Path) -> Iterator[Reading]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for article in prepare(factcheck.read(folder / "articles.jsonl")).articles:
        if article.id not in gold["places"]:
            continue
        document = open_article(article)
        days = dates.read(document)
        weighed, setting = places.weighed(document, days)
        named = candidates(weighed)
        scope = Scope.of(document, setting, days, named)
        smaller = scope.smaller()
        wanted = sorted({key(name) for name in gold["places"][article.id]})
        true = {j for _, j in matched(wanted, [key(p.name) for p in smaller])}
        scene = choosing.choose(document, weighed, setting, days).names
        others = [c.name for c in named if c.is_country and c.name in scene]
        yield Reading(
            folder.name,
            wanted,
            smaller,
            [features(p, scope) for p in smaller],
            [i in true for i in range(len(smaller))],
            others,
        )


def judged() -> list[tuple[Features, bool]]:
    """Places of the hand-edited cases that must, or must not, be the scene."""
    found = []
    for case in read_cases():
        wanted = {v: not i.mode for i in case.items if i.kinds == ("place",) and i.mode != "?" for v in i.values}
        if not wanted or case.known_miss:
            continue
        document = open_article(Article(text=case.text, published=case.published))
        days = dates.read(document)
        weighed, setting = places.weighed(document, days)
        scope = Scope.of(document, setting, days, candidates(weighed))
        found += [(features(p, scope), wanted[p.name]) for p in scope.smaller() if p.name in wanted]
    return found


def weights_of(readings: Sequence[Reading]) -> list[float]:
    """What each place counts: less where one incident names very many, so that no flood outweighs ten attacks."""
    sizes: Counter[str] = Counter()
    for r in readings:
        sizes[r.incident] += sum(r.true) + 1
    usual = sum(sizes.values()) / len(sizes)
    return [(usual / sizes[r.incident]) ** 0.5 for r in readings for _ in r.found]


def fit(readings: Sequence[Reading], cases: Sequence[tuple[Features, bool]]) -> Weights:
    vectors = DictVectorizer()
    told = [(f, t) for r in readings for f, t in zip(r.found, r.true, strict=True)] + list(cases)
    rows = vectors.fit_transform([f for f, _ in told])
    counted = weights_of(readings) + [1.0] * len(cases)
    model = LogisticRegression(C=LOOSE, max_iter=5000).fit(rows, [t for _, t in told], sample_weight=counted)
    names = vectors.get_feature_names_out()
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)}
    return Weights(round(float(model.intercept_[0]), 3), {n: w for n, w in weights.items() if w})


def score(readings: Sequence[Reading], weights: Weights) -> tuple[int, int, int]:
    """True, said and wanted names."""
    hit = said = wanted = 0
    for r in readings:
        odds = {p.key: weights.probability(f) for p, f in zip(r.places, r.found, strict=True)}
        chosen = choosing.likely(r.places, odds) or ([] if r.others else choosing.perhaps(r.places, odds))
        names = sorted({key(n) for n in [*(p.name for p in chosen), *r.others]})
        hit, said, wanted = hit + len(matched(r.gold, names)), said + len(names), wanted + len(r.gold)
    return hit, said, wanted


def line(name: str, counts: Sequence[int]) -> str:
    hit, said, wanted = counts
    precision, recall = hit / max(said, 1), hit / max(wanted, 1)
    return f"{name:34s} P {precision:.3f}  R {recall:.3f}  F1 {2 * hit / max(said + wanted, 1):.3f}  n {wanted}"


def main(argv: Sequence[str] | None = None, say: Callable[[str], object] = print) -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="+", type=Path)
    ap.add_argument("--out", type=Path)
    args = ap.parse_args(argv)
    cases = judged()
    readings = [r for folder in folders(args.sets) for r in read(folder)]
    total = np.zeros(3, dtype=int)
    for name in sorted({r.incident for r in readings}):
        weights = fit([r for r in readings if r.incident != name], cases)
        counts = score([r for r in readings if r.incident == name], weights)
        total += counts
        say(line(name, counts))
    say(line("all, each left out in turn", total.tolist()))
    if args.out:
        weights = fit(readings, cases)
        data = {"intercept": weights.intercept, "features": dict(sorted(weights.features.items()))}
        args.out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
