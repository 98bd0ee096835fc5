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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sixty people were injured. The university hospital treated 17 injured people.", {60: "incident", 17: "part"}),
        ("Sixty people were injured and taken to hospital.", {60: "incident"}),
        (
            "Twelve people were rescued from the water and 30 people were rescued from the quay.",
            {12: "part", 30: "part"},
        ),
        ("Thirty people were rescued from the rubble.", {30: "incident"}),
        ("At least 34 people died. A Northgate reporter saw six bodies by the gate.", {34: "incident", 6: "part"}),
    ],
)
def test_a_spot_or_an_institution_is_a_part_beside_more(text: str, expected: dict[float, str]) -> None:
    assert {c.interval.stated: c.scope for c in counts(text) if c.interval} == expected


def test_figures_beyond_a_list_are_still_read() -> None:
    text = "\n".join(f"In house number {n} of Lower Aldham {n} people were killed." for n in range(2, 160))
    assert len({c.interval.stated for c in counts(text) if c.interval}) > 150


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
