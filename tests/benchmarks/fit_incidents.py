"""Fit the weights of the incidents stage: logistic regression on pairs of articles whose true incident is known.

    python tests/benchmarks/fit_incidents.py ARTICLES.jsonl [MORE.jsonl ...] --out factcheck/incidents/weights.json

Each line is an article with "id", "title", "text", "date" or "published", "outlet" and the true "incident". Incidents
are halved by a hash of their name: even ones fit, odd ones report. Files after the first are wholly used for fitting,
all their articles with all. Background words (``background.json``) are not fitted here. Every slope keeps the sign that
its feature's meaning demands, so no accident of the fitting data turns likeness into evidence against. Prints B-cubed
on both halves, then the same with one weight for every feature (how far features and gates go without learning), and
with no feature but gates and rare words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from factcheck.claims import extract_all
from factcheck.incidents.bonds import Bonds
from factcheck.incidents.candidates import candidates
from factcheck.incidents.clusters import DOUBT, cluster, undecided
from factcheck.incidents.coverage import Coverage, Weigher
from factcheck.incidents.encoder import MiniLM
from factcheck.incidents.features import FEATURES, Weights, pieces
from factcheck.incidents.pins import Pins
from factcheck.incidents.profiles import Pairs, Table
from factcheck.incidents.space import Space
from factcheck.incidents.terms import lead
from factcheck.policy import Policy
from factcheck.records import Article, Claim

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STARTS = {
    "rare": (0, 10, 20, 40), "names": (0, 0.1, 0.3), "ages": (0, 0.3), "gap": (0, 2, 4), "place": (-1, 0),
    "figures": (0,), "cause": (-1, 0), "outlet": (0,),
}  # fmt: skip
"""Where each feature's slope may change: a line in pieces, so that little likeness and much may weigh differently."""

AGAINST = {"gap", "outlet"}
LOOSE = 0.3
"""Inverse strength of the penalty on slopes (of features scaled to a deviation of one)."""


def half(incident: str) -> int:
    """0 fits, 1 reports."""
    return hashlib.blake2b(incident.encode()).digest()[0] % 2


@dataclass(frozen=True)
class Data:
    coverage: Coverage
    gold: list[str]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    shut: NDArray[np.int64]
    values: dict[str, Array]
    vectors: NDArray[np.float32]

    @classmethod
    def read(cls, path: Path, policy: Policy, *, everything: bool) -> Data:
        rows = [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]
        articles = [
            Article(
                id=r["id"], title=r.get("title"), text=r["text"], outlet=r.get("outlet"), url=r.get("url"),
                published=r.get("published") or r.get("date"),
            )
            for r in rows
        ]  # fmt: skip
        claims: dict[str, list[Claim]] = {}
        for claim in extract_all(articles, policy).claims:
            claims.setdefault(claim.article_id, []).append(claim)
        coverage = Coverage(articles, claims, Space.of(articles))
        vectors = MiniLM().encode([lead(a) for a in articles])
        count = np.arange(len(articles))
        left, right = candidates(coverage.space, coverage.published, policy.incidents.window_days, count)
        if everything:
            left, right = np.triu_indices(len(articles), 1)
        pairs = Pairs(left, right, Table.of(coverage.profiles), coverage.space, vectors)
        values = {name: feature(pairs) for name, feature in FEATURES.items()}
        shut = Weigher(coverage, policy).shut(left, right)
        return cls(coverage, [str(r["incident"]) for r in rows], left, right, shut, values, vectors)

    @property
    def same(self) -> NDArray[np.bool_]:
        gold = np.unique(self.gold, return_inverse=True)[1]
        return gold[self.left] == gold[self.right]

    def fits(self, *, everything: bool) -> NDArray[np.bool_]:
        """Pairs to fit on: no gate is shut, and neither article is of the reporting half."""
        reports = np.array([not everything and half(name) == 1 for name in self.gold])
        return (self.shut == 0) & ~reports[self.left] & ~reports[self.right]

    def matrix(self) -> Array:
        return np.column_stack([p for name, starts in STARTS.items() for p in pieces(self.values[name], starts)])


def regression(x: Array, y: Array, worth: Array, signs: Array) -> tuple[float, Array]:
    """Intercept and slopes of a logistic regression whose slopes may not leave their signs."""
    mean = np.average(x, axis=0, weights=worth)
    scale = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=worth))
    scale[scale < 1e-6] = 1e6  # a feature that never varies gets no weight
    z = x / scale * signs

    def loss(w: Array) -> tuple[float, Array]:
        odds = w[0] + z @ w[1:]
        error = worth * (1 / (1 + np.exp(-odds)) - y)
        value = LOOSE * (worth * (np.logaddexp(0, odds) - y * odds)).sum() + 0.5 * (w[1:] ** 2).sum()
        return value, np.concatenate([[LOOSE * error.sum()], LOOSE * (z.T @ error) + w[1:]])

    start = np.concatenate([[-3.0], np.full(z.shape[1], 0.1)])
    bounds = [(None, None), *[(0, None)] * z.shape[1]]
    options = {"maxiter": 5000, "maxfun": 10_000}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    return float(found[0]), found[1:] * signs / scale


def fit(sets: list[Data], extra: float) -> Weights:
    use = [data.fits(everything=n > 0) for n, data in enumerate(sets)]
    x = np.vstack([data.matrix()[u] for data, u in zip(sets, use, strict=True)])
    y = np.concatenate([data.same[u] for data, u in zip(sets, use, strict=True)]).astype(float)
    worth = np.concatenate([np.full(int(u.sum()), extra if n else 1.0) for n, u in enumerate(use)])
    columns = [(name, start) for name, starts in STARTS.items() for start in starts]
    signs = np.array([-1.0 if name in AGAINST else 1.0 for name, _ in columns])
    intercept, slopes = regression(x, y, worth, signs)
    # the embedding decides only close calls: its slope is fitted on them, on top of everything else
    odds = intercept + x @ slopes
    p = 1 / (1 + np.exp(-odds))
    close = (p > DOUBT[0]) & (p < DOUBT[1])
    meaning = np.concatenate([data.values["meaning"][u] for data, u in zip(sets, use, strict=True)])
    late = max(0.0, added(odds[close], meaning[close], y[close]))
    print(f"{close.sum()} close calls; slope of meaning {late:.2f}")
    found: dict[str, list[tuple[float, float]]] = {}
    for (name, start), slope in zip(columns, slopes, strict=True):
        found.setdefault(name, []).append((start, round(float(slope), 4) + 0.0))
    found["meaning"] = [(-1, round(late, 4))]
    return Weights(round(intercept - late, 4), found)


def added(odds: Array, value: Array, y: Array) -> float:
    """The slope of one more feature on top of given log-odds (Newton's method)."""
    slope = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(odds + slope * value)))
        slope += float(((y - p) * value).sum() / ((p * (1 - p) * value**2).sum() + 1.0))
    return slope


def equal(data: Data, names: list[str]) -> Weights:
    """Features scaled to their spread and weighed alike; only the scale and the start are fitted."""
    use = data.fits(everything=False)
    unit = {name: (-1 if name in AGAINST else 1) / data.values[name][use].std() for name in names}
    total = np.sum([unit[name] * data.values[name][use] for name in names], axis=0)
    intercept, slope = regression(total[:, None], data.same[use].astype(float), np.ones(len(total)), np.ones(1))
    slopes = {name: float(unit[name] * slope[0]) for name in names}
    return Weights(intercept - 9 * sum(slopes.values()), {name: [(-9, slope)] for name, slope in slopes.items()})


def bcubed(members: list[list[int]], gold: list[str], scored: list[int]) -> float:
    home = {i: frozenset(m) for m in members for i in m}
    true: dict[str, set[int]] = {}
    for i, name in enumerate(gold):
        true.setdefault(name, set()).add(i)
    p = np.mean([len(home[i] & true[gold[i]]) / len(home[i]) for i in scored])
    r = np.mean([len(home[i] & true[gold[i]]) / len(true[gold[i]]) for i in scored])
    return float(2 * p * r / (p + r))


def report(name: str, data: Data, weights: Weights, policy: Policy) -> None:
    weigher = Weigher(data.coverage, policy, weights)
    count = len(data.gold)
    likely = weigher.likely(data.left, data.right)
    if "meaning" in weights.slopes:
        asked = undecided(count, data.left, data.right, likely)
        weigher.embed(asked, Known(data.vectors[asked]))
        likely = weigher.likely(data.left, data.right)
    bonds = Bonds.of(data.coverage, Pins(), None)
    members = cluster(data.left, data.right, likely, weigher.likely, weigher.dated, bonds)
    many = {name for name in data.gold if data.gold.count(name) > 1}
    for which in sorted({half(name) for name in data.gold}):
        scored = [i for i, g in enumerate(data.gold) if half(g) == which]
        of_many = [i for i in scored if data.gold[i] in many]
        print(
            f"{name}, half {which}: B3 F1 {bcubed(members, data.gold, scored):.3f} (n {len(scored)}), "
            f"incidents of 2+ {bcubed(members, data.gold, of_many):.3f} (n {len(of_many)})",
            flush=True,
        )


@dataclass(frozen=True)
class Known:
    """An encoder that hands out vectors made before."""

    rows: NDArray[np.float32]
    name: str = "known"

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        assert len(texts) == len(self.rows)
        return self.rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--extra", type=float, default=1.0, help="weight of a pair of the further files")
    args = parser.parse_args()
    policy = Policy.load()
    sets = [Data.read(path, policy, everything=n > 0) for n, path in enumerate(args.files)]
    for path, data in zip(args.files, sets, strict=True):
        wrongly = (data.same & (data.shut > 0)).sum()
        print(f"{path.name}: {len(data.left)} pairs, {data.same.sum()} true; {wrongly} of those parted by a gate")
    weights = fit(sets, args.extra)
    if args.out:
        body = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in weights.slopes.items())
        args.out.write_text(f'{{"intercept": {weights.intercept}, "features": {{\n{body}\n}}}}\n', encoding="utf-8")
    for data in sets:
        report("fitted", data, weights, policy)
    report("equal weights", sets[0], equal(sets[0], list(STARTS)), policy)
    report("gates and rare words alone", sets[0], equal(sets[0], ["rare"]), policy)
    return 0


if __name__ == "__main__":
    sys.exit(main())
