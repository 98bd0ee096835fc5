"""Whole and part over the whole article; quotes of every bundled corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.claims import extract_all
from factcheck.records import Article
from tests.claims.reading import POLICY, counts

CORPORA = sorted((Path(__file__).resolve().parents[2] / "corpora").glob("*/articles.jsonl"))


def test_two_countries_are_two_parts() -> None:
    found = counts(
        "The quake killed 900 people in Chile. In Peru, 40 people died. It shook Arica, Chile, and Tacna, Peru."
    )
    assert {(c.interval.stated, c.scope, c.place) for c in found} == {(900, "part", "Chile"), (40, "part", "Peru")}


def test_a_single_scene_is_the_whole() -> None:
    (claim,) = counts("A bus crash killed nine people in Peru.")
    assert (claim.scope, claim.place) == ("incident", None)


@pytest.mark.parametrize("path", CORPORA, ids=lambda p: p.parent.name)
def test_quotes_are_the_text(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = {r["id"]: Article(text=r["text"], title=r.get("title"), id=r["id"]) for r in rows}
    claims = extract_all(list(articles.values()), POLICY).claims
    assert claims
    for claim in claims:
        part = articles[claim.article_id].part(claim.field)
        assert part[claim.start : claim.end] == claim.quote
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
