"""Fit the weights by which the articles of an incident judge a count's scope: logistic regression on the bundled gold.

    python tests/benchmarks/fit_scopes.py [--leave SET ...] [--out factcheck/incidents/extent/scopes.json]

Each count that the gold has too is one example. Two rounds are fitted: a figure by itself, then among those around it
as the first round takes them. Prints, with each incident left out of the fitting in turn, how many scopes are mended
and how many are broken; then fits on all of them. ``corpora/unread`` and the sets of ``corpora/later`` that no rule was
made from are never looked at.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from factcheck import incidents as grouping
from factcheck.articles import prepare
from factcheck.claims import extract_all
from factcheck.incidents.extent.company import COMPANY, around
from factcheck.incidents.extent.evidence import EVIDENCE, Figure, measured
from factcheck.incidents.extent.extent import Extent
from factcheck.incidents.extent.scopes import Rounds, Weights, is_open, likely, over
from factcheck.policy import Policy
from factcheck.records import COUNT_KINDS, Article, Claim
from tests import gold as golds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SETS = ["*", "coverage/*", "wider/*", "parts/*", "later/kenya-*", "later/odisha-*", "later/pylos-*"]
SCOPES = ("incident", "part", "background")
LOOSE = 0.33
"""Inverse strength of the penalty on weights: .2 to 1 do as well on incidents left out."""
KEYS = ("id", "url", "outlet", "title", "published", "text")


@dataclass(frozen=True)
class Data:
    """One incident: its claims, the true scope of those that the gold has, and the evidence of every count."""

    articles: list[Article]
    claims: Sequence[Claim]
    true: dict[str, str]
    extent: Extent
    seen: dict[str, dict[str, float]]
    by_id: dict[str, Article]

    def examples(self, seen: dict[str, dict[str, float]]) -> list[tuple[dict[str, float], str]]:
        """The evidence of each count that can be fitted to, with its scope."""
        return [(seen[name], scope) for name, scope in self.true.items() if name in seen and scope in SCOPES]

    def beside(self, alone: Weights) -> dict[str, dict[str, float]]:
        """The evidence with that of the figures around, as these weights take them."""
        taken = {name: likely(alone.odds(row)) for name, row in self.seen.items()}
        company = around(self.extent, self.by_id, taken)
        return {name: row | company[name] for name, row in self.seen.items()}


def read(folder: Path, policy: Policy) -> Data:
    rows = [json.loads(line) for line in (folder / "articles.jsonl").open(encoding="utf-8") if line.strip()]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = list(prepare([Article(**{k: r[k] for k in KEYS if r.get(k) is not None}) for r in rows]).articles)
    return data_of(articles, grouping.together(articles, extract_all(articles, policy).claims).claims, gold)


def data_of(articles: list[Article], claims: Sequence[Claim], gold: dict[str, Any]) -> Data:
    extent, by_id = Extent.of(articles, claims), {a.id: a for a in articles}
    true = {c.id: scope for c, scope in labelled(by_id, claims, gold)}
    seen = {c.id: measured(Figure(c, by_id[c.article_id], extent)) for c in claims if is_open(c)}
    return Data(articles, claims, true, extent, seen, by_id)


def labelled(by_id: dict[str, Article], claims: Sequence[Claim], gold: dict[str, Any]) -> Iterator[tuple[Claim, str]]:
    """Each count with the scope that the gold gives it: the one in the gold's evidence, and repeats of its number."""
    counts = [c for c in claims if c.kind in COUNT_KINDS and c.interval is not None]
    found = {claim.id: (claim, golds.scope(row)) for claim, row in golds.matched(by_id, claims, gold)}
    rows = golds.rows(gold, by_id)
    for row in rows:
        same = [r for r in rows if all(r[k] == row[k] for k in ("article", "kind", "low", "high"))]
        if len({golds.scope(r) for r in same}) == 1:
            for claim in counts:
                if golds.same(row, claim) and claim.group == row["who"]:
                    found.setdefault(claim.id, (claim, golds.scope(row)))
    yield from found.values()


def weights(names: Sequence[str], examples: Sequence[tuple[dict[str, float], str]]) -> dict[str, dict[str, Any]]:
    """Log-odds of each scope against the incident's, from examples."""
    values = np.array([[seen.get(name, 0.0) for name in names] for seen, _ in examples])
    model = LogisticRegression(C=LOOSE, max_iter=4000).fit(values, [scope for _, scope in examples])
    at = {scope: n for n, scope in enumerate(model.classes_)}
    found = {}
    for scope in SCOPES[1:]:
        slopes = model.coef_[at[scope]] - model.coef_[at["incident"]]
        start = model.intercept_[at[scope]] - model.intercept_[at["incident"]]
        adds = {name: round(float(w), 3) for name, w in zip(names, slopes, strict=True) if abs(w) >= 0.01}
        found[scope] = {"start": round(float(start), 3), "adds": adds}
    return found


def fit(sets: Sequence[Data]) -> dict[str, dict[str, dict[str, Any]]]:
    alone = weights(list(EVIDENCE), [x for d in sets for x in d.examples(d.seen)])
    first = Weights.read(alone)
    company = [x for d in sets for x in d.examples(d.beside(first))]
    return {"alone": alone, "together": weights([*EVIDENCE, *COMPANY], company)}


def outcome(data: Data, rounds: dict[str, dict[str, dict[str, Any]]]) -> tuple[int, int]:
    """How many scopes are mended, and how many broken."""
    judged = over(data.articles, data.claims, Rounds.read(rounds))
    told = [(was.scope, now.scope, data.true.get(now.id)) for was, now in zip(data.claims, judged, strict=True)]
    moved = [(was, now, true) for was, now, true in told if true and was != now]
    return sum(now == true for _, now, true in moved), sum(was == true for was, _, true in moved)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leave", nargs="*", default=[], help="sets (patterns) to leave out altogether")
    parser.add_argument("--more", nargs="*", type=Path, default=[], help="folders of further sets")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    left = {p for pattern in given.leave for p in CORPORA.glob(pattern)}
    folders = [p for s in SETS for p in sorted(CORPORA.glob(s)) if (p / "gold.json").exists() and p not in left]
    policy = Policy.load()
    sets = {folder.name: read(folder, policy) for folder in [*folders, *given.more]}
    total = np.zeros(3, dtype=int)
    for name, data in sets.items():
        mended, broken = outcome(data, fit([other for other in sets.values() if other is not data]))
        total += (mended, broken, len(data.true))
        print(f"{name:30} mended {mended}, broken {broken}, n {len(data.true)}")
    print(f"each left out in turn: mended {total[0]}, broken {total[1]}, n {total[2]}")
    if given.out:
        given.out.write_text(json.dumps(fit(list(sets.values())), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
