"""The quiet set: sixty incidents whose outlets agree."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "quiet"
ROWS = [json.loads(line) for line in (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines()]


def test_sixty_incidents_of_three_or_more_outlets() -> None:
    outlets = defaultdict(set)
    for row in ROWS:
        outlets[row["incident"]].add(row["outlet"])
    articles = [row["incident"] for row in ROWS]
    assert len(outlets) == 60
    for name, known in outlets.items():
        assert articles.count(name) >= 3, name
        assert len(known) >= 3, name


def test_articles_are_complete_and_in_the_order_of_time() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    last: dict[str, str] = {}
    for row in ROWS:
        assert row["title"]
        assert row["url"].split("/")[2].endswith(".example")
        assert datetime.fromisoformat(row["published"])
        assert last.get(row["incident"], "") <= row["published"], row["id"]
        last[row["incident"]] = row["published"]


def test_every_incident_is_in_the_data_card() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"| {row['incident']} |" in card for row in ROWS)
    assert "CC BY 4.0" in card
