"""The second readings: each points into its article, and is held against the first as the program is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpora import agreement
from tests.corpora.test_gold import articles_of

CLAIM = {"kind": "killed", "who": "total", "low": 12, "high": 12, "hedge": "none", "scope": "incident"}


def test_three_sets_were_read_twice() -> None:
    assert len(agreement.SETS) == 3


@pytest.mark.parametrize("path", agreement.SETS, ids=lambda p: p.parent.name)
def test_every_quote_stands_in_its_article(path: Path) -> None:
    articles = articles_of(path.parent)
    for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
        part = "title" if claim.get("field") == "title" else "text"
        assert claim["evidence"] in (articles[claim["article"]][part] or ""), claim


def test_levels_ask_for_more_and_more() -> None:
    shares = [agreement.agreement(same)[0] for same in (agreement.number, agreement.group, agreement.complete)]
    assert 1 > shares[0] > shares[1] > shares[2] > 0.5


def test_what_makes_two_readings_one() -> None:
    part, open_above, women = CLAIM | {"scope": "part"}, CLAIM | {"high": None}, CLAIM | {"who": "women"}
    assert agreement.complete(CLAIM, CLAIM)
    assert agreement.group(part, CLAIM)
    assert not agreement.complete(part, CLAIM)
    assert agreement.group(open_above, CLAIM)
    assert not agreement.complete(open_above, CLAIM)
    assert agreement.number(women, CLAIM)
    assert not agreement.group(women, CLAIM)
    assert not agreement.number(CLAIM | {"kind": "injured"}, CLAIM)
