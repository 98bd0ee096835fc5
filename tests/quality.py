"""How well the bundled corpora are read, as one figure per skill: what `test_quality_gate.py` holds on to.

    python -m tests.quality            measure and print beside the committed floors
    python -m tests.quality --raise    lift the floors to what is measured, here and in the README; none is ever lowered

The bundled incidents of a set are pooled and given to `compare` at once, as a newsroom's feed would be. The small sets,
the larger and more varied `coverage`, `later` (its data card says from which of its sets no rule was made), `wider`,
`parts` and `unread` (no rule was made from it) have floors of their own. Each figure is between 0 and 1, higher is
better:

    claims_number     F1 of (article, kind, number), one to one
    claims_complete   F1 of the same with bounds, group and scope as well
    places            F1 of (article, whole name)
    actors            F1 of (article, role, name) over claimed, blamed and denied (tests/actors.py)
    dates             share of articles whose best date is the true one
    findings          share of the true findings that a row reports (kind, group, articles, a verdict that fits)
    alarms            share of the rows that alarm (high or medium) that a true finding stands behind
    quiet             share of the known traps that no alarm names on both sides
    incidents         B-cubed F1 of the grouping
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import factcheck
from tests import actors

CORPORA = Path(__file__).parents[1] / "corpora"
FLOORS = Path(__file__).with_name("quality_floors.json")
SLACK = 0.004  # the floors are rounded to three digits, and processors differ in the last bit of an embedding

COUNTED = {
    "killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped",
    "affected", "attackers", "sites", "destroyed",
}  # fmt: skip
ALARMS = {"conflict", "disputed", "self_contradiction", "revision"}
FITS = {
    "conflict": {"conflict", "disputed", "self_contradiction", "revision"},
    "disputed": {"disputed", "conflict", "self_contradiction"},
    "update": {"update"},
    "revision": {"revision"},
    "scope": {"definition", "less_precise"},
}
"""Which verdicts answer a gold finding of a type: whether two counters are opposed parties the gold's authors judge
each in his own way, so that a clash of either name answers either."""
FEW = 3
"""Fewer alarms than this are no share: one row more or less would make it anything."""
LOOSE_HIGH = {"about", "nearly", "almost", "close to", "around"}
"""Hedges whose bounds the gold keeps at the figure itself."""

Gold = Mapping[str, Any]


POOLS = ("coverage", "later", "wider", "parts", "unread")
SETS = {"small": "*/gold.json"} | {name: f"{name}/*/gold.json" for name in POOLS}


def golds(pool: str) -> dict[str, Gold]:
    """The gold of every incident of a set, by its folder's name."""
    return {p.parent.name: json.loads(p.read_text(encoding="utf-8")) for p in sorted(CORPORA.glob(SETS[pool]))}


def run(pool: str) -> factcheck.Report:
    """All articles of a set, compared at once."""
    return factcheck.compare(factcheck.read(*(p.with_name("articles.jsonl") for p in sorted(CORPORA.glob(SETS[pool])))))


def matched(said: list[Any], true: list[Any], same: Callable[[Any, Any], bool]) -> tuple[int, set[int]]:
    """Greedy one-to-one matching: how many of ``true`` were found, and which of ``said`` they used."""
    used: set[int] = set()
    for wanted in true:
        hit = next((n for n, one in enumerate(said) if n not in used and same(one, wanted)), None)
        if hit is not None:
            used.add(hit)
    return len(used), used


def _numbers(claim: factcheck.Claim) -> set[float]:
    """Figures that the claim may be called by: as stated, and as the hedge bounds it from below."""
    assert claim.interval is not None
    return {claim.interval.stated, claim.interval.low}


def _same_number(claim: factcheck.Claim, gold: Gold) -> bool:
    wanted = gold["high"] if gold["hedge"] in {"up to", "as many as"} else gold["low"]
    return claim.kind == gold["kind"] and wanted in _numbers(claim)


def _same_claim(claim: factcheck.Claim, gold: Gold) -> bool:
    scope = "superseded" if gold.get("superseded") else gold["scope"]
    loose = gold["hedge"] in LOOSE_HIGH
    assert claim.interval is not None
    bounds = loose or (claim.interval.high == gold["high"])
    return _same_number(claim, gold) and bounds and claim.group == gold["who"] and claim.scope == scope


def _claims(report: factcheck.Report, gold: Gold, same: Callable[[Any, Any], bool]) -> tuple[int, int, int]:
    """Hits, said and true, over the counted kinds. Optional gold is neither hit nor miss."""
    hits = said_all = true_all = 0
    by_article = defaultdict(list)
    for claim in report.claims:
        if claim.kind in COUNTED and claim.interval is not None:
            by_article[claim.article_id].append(claim)
    for article in gold["places"]:
        wanted = [c for c in gold["claims"] if c["article"] == article and c["kind"] in COUNTED]
        optional = [c for c in wanted if c.get("optional")]
        wanted = [c for c in wanted if not c.get("optional")]
        said = by_article[article]
        found, used = matched(said, wanted, same)
        rest = [c for n, c in enumerate(said) if n not in used]
        spare, _ = matched(rest, optional, _same_number)
        hits, said_all, true_all = hits + found, said_all + len(said) - spare, true_all + len(wanted)
    return hits, said_all, true_all


def _names(report: factcheck.Report, gold: Gold, kind: str, true: Iterable[tuple[str, str]]) -> tuple[int, int, int]:
    articles = set(gold["places"])
    said = {
        (c.article_id, c.value.casefold())
        for c in report.claims
        if c.kind == kind and c.scope == "incident" and c.article_id in articles
    }
    wanted = {(article, name.casefold()) for article, name in true}
    return len(said & wanted), len(said), len(wanted)


def _dates(report: factcheck.Report, gold: Gold) -> tuple[int, int]:
    best: dict[str, str] = {}
    for claim in report.claims:
        if claim.kind == "date" and claim.scope == "incident":
            best.setdefault(claim.article_id, claim.value)
    return sum(best.get(article) == day for article, day in gold["date"].items()), len(gold["date"])


def answers(row: factcheck.Discrepancy, finding: Gold) -> bool:
    """The row reports that finding."""
    said, true = set(row.articles), set(finding["values"])
    return (
        row.kind == finding["kind"]
        and row.group == finding["who"]
        and row.verdict in FITS[finding["type"]]
        and len(said & true) / len(said | true) >= 0.3
    )


def _alarm(row: factcheck.Discrepancy) -> bool:
    return row.verdict in ALARMS and row.severity in {"high", "medium"}


def _shows(row: factcheck.Discrepancy, finding: Gold) -> bool:
    """It reports a finding with figures of its articles: no trap, though one may speak of some of these figures."""
    return answers(row, finding) and {row.left.article_id, row.right.article_id} <= set(finding["values"])


def _springs(row: factcheck.Discrepancy, trap: Gold) -> bool:
    """The alarm sets two figures of the trap against each other."""
    sides = (row.left, row.right)
    numbers = trap.get("numbers")
    return (
        row.kind == trap["kind"]
        and all(side.article_id in trap["articles"] for side in sides)
        and all(
            side.group == trap["who"] and side.interval is not None and (not numbers or _numbers(side) & set(numbers))
            for side in sides
        )
    )


def _bcubed(report: factcheck.Report, true: Mapping[str, str]) -> float:
    said = {article: incident.id for incident in report.incidents for article in incident.article_ids}
    together: dict[tuple[str, str], int] = Counter((said[a], true[a]) for a in true)
    precision = sum(together[said[a], true[a]] / Counter(said[b] for b in true)[said[a]] for a in true) / len(true)
    recall = sum(together[said[a], true[a]] / Counter(true.values())[true[a]] for a in true) / len(true)
    return 2 * precision * recall / (precision + recall)


def measure(pool: str) -> dict[str, float]:
    """The figures of one run over the incidents of a set."""
    everything, report = golds(pool), run(pool)
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(name: str, numbers: Iterable[int]) -> None:
        totals[name] = [a + b for a, b in zip(totals[name], numbers, strict=False)]

    traps = sprung = alarms = backed = findings = found = dates = dated = 0
    for gold in everything.values():
        add("claims_number", _claims(report, gold, _same_number))
        add("claims_complete", _claims(report, gold, _same_claim))
        add("places", _names(report, gold, "place", ((a, n) for a, names in gold["places"].items() for n in names)))
        for role in actors.ROLES:
            right_ones, missed, invented = map(len, actors.hits(report.claims, gold, role))
            add("actors", (right_ones, right_ones + invented, right_ones + missed))
        right, all_days = _dates(report, gold)
        dates, dated = dates + right, dated + all_days
        rows = [r for r in report.discrepancies if set(r.articles) <= set(gold["places"]) and r.kind in COUNTED]
        true = [f for f in gold["findings"] if f["kind"] in COUNTED]
        findings += len(true)
        found += sum(any(answers(row, finding) for row in rows) for finding in true)
        loud = [row for row in rows if _alarm(row)]
        alarms += len(loud)
        backed += sum(any(answers(row, finding) for finding in true) for row in loud)
        traps += len(gold["not_findings"])
        false = [row for row in loud if not any(_shows(row, finding) for finding in true)]
        sprung += sum(any(_springs(row, trap) for row in false) for trap in gold["not_findings"])
    figures = {name: 2 * hits / (said + true) for name, (hits, said, true) in totals.items()}
    figures |= {
        "dates": dates / dated,
        "findings": found / findings,
        "alarms": backed / alarms if alarms >= FEW else 0.0,
        "quiet": 1 - sprung / traps,
        "incidents": _bcubed(report, {a: name for name, gold in everything.items() for a in gold["places"]}),
    }
    return {name: round(value, 3) for name, value in sorted(figures.items())}


def floors() -> dict[str, dict[str, float]]:
    """The committed floors of each set."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def main() -> int:
    from tests import readme  # noqa: PLC0415 - it shows these figures

    parser = argparse.ArgumentParser(description="how well the bundled corpora are read")
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the committed floors to what is measured"
    )
    arguments = parser.parse_args()
    held = floors()
    for pool in SETS:
        own, figures = held.get(pool, {}), measure(pool)
        for name, value in figures.items():
            mark = "SINKS" if value < own.get(name, 0) - SLACK else ""
            print(f"{pool:9} {name:16} {value:.3f}  floor {own.get(name, 0):.3f} {mark}")
        held[pool] = {name: max(value, own.get(name, 0.0)) for name, value in figures.items()}
    if arguments.lift:
        FLOORS.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
        readme.renew_figures()
    return 0


if __name__ == "__main__":
    sys.exit(main())
