"""Whoever adds a kind of fact adds all of it: record, finder, comparer, cases, a row in the README."""

import re
from pathlib import Path
from typing import get_args

import pytest

import factcheck
from factcheck.comparisons.registry import COMPARERS
from factcheck.records import COUNT_KINDS, MEASURE_KINDS, NAME_KINDS, Kind
from tests.corpora.cases import read_cases

KINDS = get_args(Kind)
README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
CASES = read_cases()


def test_every_kind_is_counted_measured_or_named():
    assert sorted(KINDS) == sorted((*COUNT_KINDS, *MEASURE_KINDS, *NAME_KINDS))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_comparer_and_a_row_in_the_readme(kind):
    assert kind in COMPARERS
    rows = [line for line in README.splitlines() if line.startswith("|")]
    assert any(kind in re.split(r"[,|\s]+", row) for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_finder_and_a_case_that_it_finds(kind):
    wanted = [c for c in CASES if not c.known_miss and any(i.kinds == (kind,) and not i.mode for i in c.items)]
    assert wanted
    found = factcheck.extract(factcheck.Article(text=wanted[0].text, published=wanted[0].published))
    assert any(claim.kind == kind for claim in found)
