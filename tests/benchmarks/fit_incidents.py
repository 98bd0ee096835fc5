"""Fit the weights of the incidents stage: logistic regression on pairs of articles whose true incident is known.

    python tests/benchmarks/fit_incidents.py ARTICLES.jsonl [MORE.jsonl ...] --out factcheck/incidents/weights.json

Each line is an article with "id", "title", "text", "date" or "published", "outlet" and the true "incident". Incidents
are halved by a hash of their name: even ones fit, odd ones report. Files after the first are wholly used for fitting.
Background words (``background.json``) are not fitted here. Prints B-cubed on the reporting half.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from factcheck.claims import extract_all
from factcheck.incidents.candidates import candidates
from factcheck.incidents.clusters import UNDECIDED, Bonds, cluster, undecided
from factcheck.incidents.encoder import MiniLM
from factcheck.incidents.features import ANYWHERE, FEATURES, Pairs, Profile, gate, meaning
from factcheck.incidents.space import Space
from factcheck.incidents.terms import lead
from factcheck.policy import Policy
from factcheck.records import Article

STEPS = {
    "words": (0, 0.1, 0.3), "lead": (0, 0.1, 0.3), "names": (0, 0.1, 0.3), "lead_names": (0, 0.1, 0.3),
    "full_names": (0, 0.1, 0.3), "shared_names": (0, 10, 30), "names_within": (0, 0.2), "full_names_within": (0, 0.2),
    "ages": (0, 0.3, 0.7), "numbers": (0, 0.3), "title": (0.4, 0.8), "gap": (0, 2, 4),
    "names_far": (0,), "words_far": (0,), "event_days": (0, 2), "same_day": (0,), "place": (-1, 0), "figures": (-1, 0),
    "actor": (0,), "cause": (-1, 0), "outlet": (0,),
}  # fmt: skip
"""Where each feature's slope may change: a line in pieces, so that little likeness and much may weigh differently."""


def half(incident: str) -> int:
    """0 fits, 1 reports."""
    return hashlib.blake2b(incident.encode()).digest()[0] % 2


def load(path: Path, policy: Policy) -> tuple[list[Profile], list[str], np.ndarray]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]
    articles = [
        Article(id=r["id"], title=r.get("title"), text=r["text"], outlet=r.get("outlet"), url=r.get("url"),
                published=r.get("published") or r.get("date"))
        for r in rows
    ]  # fmt: skip
    claims = extract_all(articles, policy).claims
    vectors = MiniLM().encode([lead(a) for a in articles])
    of: dict[str, list] = {}
    for claim in claims:
        of.setdefault(claim.article_id, []).append(claim)
    return [Profile.of(a, of.get(a.id, ())) for a in articles], [str(r["incident"]) for r in rows], vectors


def matrix(pairs: Pairs) -> np.ndarray:
    values = {name: FEATURES[name](pairs) for name in STEPS}
    return np.column_stack([np.maximum(values[name] - at, 0) for name, steps in STEPS.items() for at in steps])


def fit_slope(odds: np.ndarray, value: np.ndarray, y: np.ndarray) -> float:
    """The slope of one more feature on top of given log-odds (Newton's method)."""
    slope = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(odds + slope * value)))
        slope += float(((y - p) * value).sum() / ((p * (1 - p) * value**2).sum() + 1.0))
    return slope


def bcubed(members: list[list[int]], gold: list[str], scored: list[int]) -> tuple[float, float, float]:
    home = {i: frozenset(m) for m in members for i in m}
    true: dict[str, set[int]] = {}
    for i, name in enumerate(gold):
        true.setdefault(name, set()).add(i)
    p = np.mean([len(home[i] & true[gold[i]]) / len(home[i]) for i in scored])
    r = np.mean([len(home[i] & true[gold[i]]) / len(true[gold[i]]) for i in scored])
    return float(p), float(r), float(2 * p * r / (p + r))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--extra", type=float, default=1.0, help="weight of a pair of the further files")
    parser.add_argument("--without", nargs="*", default=[], help="features to leave out")
    args = parser.parse_args()
    for name in args.without:
        del STEPS[name]
    policy = Policy.load()
    sets, rows, truth, worth, means = [], [], [], [], []
    for n, path in enumerate(args.files):
        profiles, gold, vectors = load(path, policy)
        space = Space.of([p.article for p in profiles])
        left, right = candidates(space, profiles, policy.incidents.window_days)
        if n:
            left, right = np.triu_indices(len(profiles), 1)
        pairs = Pairs(left, right, profiles, space, vectors)
        use = np.array([n > 0 or (not half(gold[i]) and not half(gold[j])) for i, j in zip(left, right, strict=True)])
        shut = pairs.each(lambda a, b: float(gate(a, b, policy) is not None)) > 0
        same = np.array([gold[i] == gold[j] for i, j in zip(left, right, strict=True)])
        wrongly = (shut & same).sum()
        print(f"{path.name}: {len(left)} pairs, {same.sum()} true; {shut.sum()} shut, {wrongly} of them wrongly")
        use &= ~shut
        sets.append((profiles, gold, vectors, space, left, right))
        rows.append(matrix(pairs)[use])
        truth.append(same[use])
        means.append(meaning(pairs)[use])
        worth.append(np.full(int(use.sum()), args.extra if n else 1.0))
    x, y, w = np.vstack(rows), np.concatenate(truth), np.concatenate(worth)
    scale = x.std(axis=0)
    scale[scale < 1e-6] = 1e6  # a feature that never varies gets no weight
    model = LogisticRegression(C=0.3, max_iter=5000).fit(x / scale, y, sample_weight=w)
    slopes = model.coef_[0] / scale
    columns = [(name, at) for name, steps in STEPS.items() for at in steps]
    features: dict[str, list[list[float]]] = {}
    for (name, at), slope in zip(columns, slopes, strict=True):
        features.setdefault(name, []).append([at, round(float(slope), 4)])
    intercept = round(float(model.intercept_[0]), 4)
    # the embedding decides only close calls: its slope is fitted on them, on top of everything else
    odds = intercept + x @ slopes
    close = (np.abs(odds) < np.log(1 / UNDECIDED - 1)) & (w > 0)
    late = fit_slope(odds[close], np.concatenate(means)[close], y[close])
    features["meaning"] = [[ANYWHERE, round(late, 4)]]
    print(f"{close.sum()} close calls; slope of meaning {late:.2f}")
    if args.out:
        body = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in features.items())
        args.out.write_text(f'{{"intercept": {intercept}, "features": {{\n{body}\n}}}}\n', encoding="utf-8")
    for profiles, gold, vectors, space, left, right in sets:

        def likely(one: np.ndarray, other: np.ndarray) -> np.ndarray:
            pairs = Pairs(one, other, profiles, space, vectors)  # noqa: B023 - used within this turn of the loop
            shut = pairs.each(lambda a, b: float(gate(a, b, policy) is not None)) > 0
            p = 1 / (1 + np.exp(-(intercept + matrix(pairs) @ slopes + late * meaning(pairs))))
            return np.where(shut, -p, p)

        every = vectors.copy()
        vectors[:] = 0
        asked = undecided(len(profiles), left, right, likely(left, right))
        vectors[asked] = every[asked]
        print(f"{len(asked)} of {len(profiles)} articles are embedded")
        found = cluster(left, right, likely(left, right), likely, Bonds(), count=len(profiles))
        counts = {name: gold.count(name) for name in set(gold)}
        for which in (0, 1):
            scored = [i for i, name in enumerate(gold) if half(name) == which]
            many = [i for i in scored if counts[gold[i]] > 1]
            if scored and many:
                p, r, f = bcubed(found.members, gold, scored)
                of_many = bcubed(found.members, gold, many)[2]
                print(f"half {which}: B3 {p:.3f} {r:.3f} F1 {f:.3f}; incidents of 2+ {of_many:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
