"""Pairs of articles that look like a clash, or hide one: the verdict that must come out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import factcheck

FILE = Path(__file__).resolve().parents[2] / "corpora" / "pairs" / "traps.csv"
VERDICTS = {"definition", "self_contradiction", "revision", "disputed", "update", "conflict", "less_precise"}
ALARM = {"conflict", "disputed", "self_contradiction", "revision"}
FLAGS = {"hedge_lost", "attribution_lost", "differs_from_twin", "stale_copy", "status_dispute"}

with FILE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def judge(row: dict[str, str], found: list[factcheck.Discrepancy]) -> str:
    """What is wrong, empty when nothing is."""
    said = [(d.kind, d.group, d.verdict, d.severity, d.flags) for d in found]
    allowed = set(row["expect"].split("|"))
    loud = [d for d in found if d.verdict in ALARM and d.severity in {"high", "medium"}]
    asked = [d for d in found if d.kind == row["kind"] and (not row["group"] or d.group in row["group"].split("|"))]
    flags = set(filter(None, row["flags"].split(";")))
    hits = [d for d in asked if ("any" in allowed or d.verdict in allowed) and flags <= set(d.flags)]
    if not allowed & {"any", *ALARM} and loud:
        return f"false alarm: {said}"
    if not hits and "none" not in allowed:
        return f"missed {row['expect']} {row['flags']}: {said}"
    return ""


def test_the_file_keeps_to_its_vocabulary() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["same"] in {"yes", "no"}
        assert set(row["expect"].split("|")) <= {"none", "any", *VERDICTS}
        assert set(filter(None, row["flags"].split(";"))) <= FLAGS
        assert row["status"] in {"strict", "known_miss"}
        assert row["why"]
        assert row["left"]
        assert row["right"]
        assert bool(row["kind"]) == (row["expect"] != "none")


def param(row: dict[str, str]) -> object:
    missed = row["status"] == "known_miss"
    return pytest.param(row, id=row["id"], marks=[pytest.mark.xfail(reason=row["why"])] * missed)


@pytest.mark.parametrize("row", [param(r) for r in ROWS])
def test_pair(row: dict[str, str]) -> None:
    left, right = (
        factcheck.Article(
            id=side, outlet=row[f"{side}_outlet"], published=row[f"{side}_published"],
            title=row[f"{side}_title"] or None, text=row[side],
        )
        for side in ("left", "right")
    )  # fmt: skip
    together = row["same"] == "yes"
    report = factcheck.check(left, against=[right]) if together else factcheck.compare([left, right])
    assert judge(row, list(report.discrepancies)) == ""
