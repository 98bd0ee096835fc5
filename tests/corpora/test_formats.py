"""The articles in other formats are the same articles."""

from __future__ import annotations

import csv
import html
import json
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FORMATS = CORPORA / "formats" / "orrin-motors-layoffs"


def test_formats_hold_the_authoritative_texts() -> None:
    lines = (CORPORA / "orrin-motors-layoffs" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    want = {row["id"]: row for row in map(json.loads, lines)}
    with (FORMATS / "export.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5
    for row in rows:
        article = want.pop(row["guid"])
        assert (row["headline"], row["article_content"]) == (article["title"], article["text"])
        assert (row["publisher"], row["pub_date"]) == (article["outlet"], article["published"])
    markdown = (FORMATS / "daily-lantern.md").read_text(encoding="utf-8")
    page = html.unescape((FORMATS / "ledger-and-lane.html").read_text(encoding="utf-8"))
    assert len(want) == 2
    for name, article in zip((markdown, page), want.values(), strict=True):
        assert article["title"] in name
        assert all(paragraph in name for paragraph in article["text"].split("\n\n"))
