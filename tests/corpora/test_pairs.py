"""Pairs of articles that look like a clash, or hide one: the verdict that must come out."""

from __future__ import annotations

import csv

import pytest

from tests.corpora.measure import CORPORA, run_pair

VERDICTS = {"definition", "self_contradiction", "revision", "disputed", "update", "conflict", "less_precise"}
FLAGS = {"hedge_lost", "attribution_lost", "differs_from_twin", "stale_copy", "status_dispute"}

with (CORPORA / "pairs" / "traps.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


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
    assert run_pair(row) == ""
