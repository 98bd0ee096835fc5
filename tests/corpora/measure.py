"""How well the corpora with a judge of their own are read.

python -m tests.corpora.measure [cases] [pairs] [quiet] [lineage] [seeded] [oracle] [--worst N]

Prints one line a figure with its n; with --worst also what went wrong. The rules of judging stand in the data cards.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import factcheck
from tests.comparisons import oracle
from tests.corpora.cases import judge as judge_case
from tests.corpora.cases import read_cases

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
ALARM = {"conflict", "disputed", "self_contradiction", "revision"}
Row = factcheck.Discrepancy


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def article(row: dict[str, Any]) -> factcheck.Article:
    keys = ("id", "outlet", "published", "title", "url")
    return factcheck.Article(text=row["text"], **{k: row[k] for k in keys if row.get(k)})


def is_alarm(row: Row) -> bool:
    return row.verdict in ALARM and row.severity in {"high", "medium"}


def tell(row: Row) -> str:
    return f"{row.verdict}/{row.severity} {row.kind} {row.group}: {row.values} | {row.reason}"


def cases() -> Iterator[tuple[str, bool, str]]:
    """Each case: its id, passed, what is wrong."""
    for case in read_cases():
        claims = factcheck.extract(
            factcheck.Article(text=case.text, published=case.published, outlet="The Harbour Courier")
        )
        wrong = judge_case(case.items, claims)
        yield case.id, not wrong, f"{case.text} -> {wrong}"


def judge_pair(row: dict[str, str], found: Iterable[Row]) -> str:
    """What is wrong with the rows of one pair, empty when nothing is."""
    rows = list(found)
    allowed = set(row["expect"].split("|"))
    flags = set(filter(None, row["flags"].split(";")))
    asked = [d for d in rows if d.kind == row["kind"] and (not row["group"] or d.group in row["group"].split("|"))]
    hits = [d for d in asked if ("any" in allowed or d.verdict in allowed) and flags <= set(d.flags)]
    if not allowed & {"any", *ALARM} and any(is_alarm(d) for d in rows):
        return f"false alarm: {[tell(d) for d in rows if is_alarm(d)]}"
    if not hits and "none" not in allowed:
        return f"missed {row['expect']} {row['flags']}: {[tell(d) for d in rows]}"
    return ""


def run_pair(row: dict[str, str]) -> str:
    left, right = (
        article({"id": side, **{k: row[f"{side}_{k}"] for k in ("outlet", "published", "title")}, "text": row[side]})
        for side in ("left", "right")
    )
    together = row["same"] == "yes"
    report = factcheck.check(left, against=[right]) if together else factcheck.compare([left, right])
    return judge_pair(row, report.discrepancies)


def pairs() -> Iterator[tuple[str, bool, str]]:
    """Each pair: its id, passed, what is wrong."""
    with (CORPORA / "pairs" / "traps.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wrong = run_pair(row)
            yield row["id"], not wrong, f"{row['left']} || {row['right']} -> {wrong}"


def quiet() -> Iterator[tuple[str, bool, str]]:
    """Each incident of the quiet set: its name, stayed quiet, the alarms."""
    rows = lines(CORPORA / "quiet" / "articles.jsonl")
    home = {row["id"]: row["incident"] for row in rows}
    report = factcheck.compare(article(row) for row in rows)
    loud: dict[str, list[str]] = {}
    for row in filter(is_alarm, report.discrepancies):
        for name in {home[i] for i in row.articles}:
            loud.setdefault(name, []).append(tell(row))
    for name in dict.fromkeys(home.values()):
        yield name, name not in loud, "; ".join(loud.get(name, ()))


def lineage() -> Iterator[tuple[str, bool, bool]]:
    """Each pair: its label and text, is one chain, was said to be."""
    for pair in lines(CORPORA / "lineage" / "pairs.jsonl"):
        report = factcheck.compare([article({"id": side, **pair[side]}) for side in ("left", "right")])
        origins = {m.article_id: m.origin for i in report.incidents for m in i.members}
        yield (
            f"{pair['id']} {pair['label']}",
            pair["label"] in {"copy", "rewritten"},
            origins["left"] == origins["right"],
        )


def judge_seeded(record: dict[str, Any], found: Iterable[Row]) -> bool:
    """Was the error reported (which on a clean record is false)?"""
    watch, flags, verdicts = record["watch"], set(record["expect"]["flags"]), set(record["expect"]["verdicts"])
    rows = [d for d in found if watch in d.articles]
    flagged = [d for d in rows if flags and flags <= set(d.flags)]
    if record["seeded"]:
        told = flagged if flags else rows
        return any(not verdicts or d.verdict in verdicts for d in told)
    printed = [d for d in rows if watch in {d.left.article_id, d.right.article_id}]
    rightly = {"revision"} & verdicts  # its source did revise the figure, and the clean article has the new one
    return bool(flagged) or any(is_alarm(d) and d.verdict not in rightly for d in printed)


def seeded() -> Iterator[tuple[str, bool, bool, str]]:
    """Each record: its kind of error, is seeded, was reported, what came out."""
    for path in sorted((CORPORA / "seeded").rglob("*.jsonl"), key=lambda p: (p.parent.name, p.name)):
        name = path.stem if path.parent.name == "seeded" else f"{path.stem}, {path.parent.name} set"
        for record in lines(path):
            every = [article(row) for row in [*record["articles"], *filter(None, [record.get("draft")])]]
            watched = next(a for a in every if a.id == record["watch"])
            report = factcheck.check(watched, against=[a for a in every if a is not watched])
            what = [tell(d) for d in report.discrepancies]
            yield name, record["seeded"], judge_seeded(record, report.discrepancies), f"{record['id']}: {what}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=["cases", "pairs", "quiet", "lineage", "seeded", "oracle"])
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    wrong: list[str] = []
    for name, run in (("cases", cases), ("pairs", pairs), ("quiet", quiet)):
        if name in given.what or not given.what:
            outcome = list(run())
            wrong += [f"{name} {i}: {why}" for i, good, why in outcome if not good]
            print(f"{name}: {sum(good for _, good, _ in outcome)} of {len(outcome)} right")
    if "lineage" in given.what or not given.what:
        judged = list(lineage())
        said, true = sum(s for _, _, s in judged), sum(t for _, t, _ in judged)
        both = sum(t and s for _, t, s in judged)
        wrong += [f"lineage {i}: {'missed' if t else 'joined'}" for i, t, s in judged if t != s]
        print(f"lineage: precision {both / max(said, 1):.3f}, recall {both / true:.3f} (n {len(judged)})")
    if "seeded" in given.what or not given.what:
        tally: Counter[tuple[str, bool, bool]] = Counter()
        for kind, is_seeded, reported, what in seeded():
            tally[kind, is_seeded, reported] += 1
            if is_seeded != reported:
                wrong.append(f"seeded {kind} {what}")
        for kind in dict.fromkeys(k for k, _, _ in tally):
            hit, miss = tally[kind, True, True], tally[kind, True, False]
            bad, good = tally[kind, False, True], tally[kind, False, False]
            print(f"seeded {kind}: found {hit} of {hit + miss}, false {bad} of {bad + good}")
    if "oracle" in given.what or not given.what:
        for name in ("coverage", "wider"):
            asked, best, real, told = oracle.measure(oracle.cases([CORPORA / name]))
            wrong += [f"oracle {text}" for text in told]
            print(f"oracle {name}: findings {best} of {asked} with the gold's claims, {real} with those extracted")
    for text in wrong[: given.worst]:
        print("  -", text)


if __name__ == "__main__":
    main()
