"""The bundled incidents: every gold claim points into its article, and every file can be read by strangers."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SMALL = sorted(path.parent for path in CORPORA.glob("*/gold.json"))
POOLS = {"coverage": 5, "later": 5, "wider": 12, "parts": 10, "unread": 4}
COVERAGE = sorted(path.parent for name in POOLS for path in CORPORA.glob(f"{name}/*/gold.json"))
INCIDENTS = [*SMALL, *COVERAGE]
KINDS = {
    "killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped", "affected", "attackers",
    "sites", "destroyed", "magnitude", "money", "duration", "other",
}  # fmt: skip
COUNTED = KINDS - {"magnitude", "money", "duration", "other"}
NEVER = re.compile(
    r"\b(Reuters|Associated Press|AFP|Agence France-Presse|DPA|TASS|Interfax|Xinhua|Kyodo|Yonhap|Anadolu|PTI|Ukrinform|"
    r"BBC|CNN|NHK|CBS|NBC|NPR|CNBC|NDTV|Al Jazeera|Al Arabiya|Deutsche Welle|Fox News|Sky News|Bloomberg|"
    r"Guardian|New York Times|Washington Post|Wall Street Journal|Financial Times|Spiegel|Haaretz|Jerusalem Post|"
    r"Times of India|Indian Express|Hindustan Times|The Hindu|Dawn|Straits Times|Kompas|Irrawaddy|Folha|Globo)\b"
)
"""Real agencies and papers: none of them may stand as the printer of an invented text."""
UNGROUPED = re.compile(
    r"(people|persons?|victims?|deaths?|bod(y|ies)|pilgrims?|worshippers?|passengers?|civilian|villagers?|soldiers?|"
    r"police|troops?|militant|attackers?|gunm[ae]n|fighters?|child|kids?|boys?|girls?|wom[ae]n's|woman|man|foreigner|"
    r"hostage|protester|prisoner)"
)
"""Words that the vocabulary of groups has another word for (civilians, security, militants, children, total ...)."""


def articles_of(folder: Path) -> dict[str, dict[str, str]]:
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def gold_of(folder: Path) -> dict[str, list[dict]]:
    return json.loads((folder / "gold.json").read_text(encoding="utf-8"))


def test_there_are_three_incidents() -> None:
    assert {f.name for f in SMALL} == {"balochistan-2026", "kestrel-bay-flood", "orrin-motors-layoffs"}


def test_coverage_is_told_by_nine_articles_each() -> None:
    assert {name: sum(f.parent.name == name for f in COVERAGE) for name in POOLS} == POOLS
    assert {len(articles_of(f)) for f in COVERAGE} == {9}


@pytest.mark.parametrize("folder", INCIDENTS, ids=lambda f: f.name)
class TestIncident:
    def test_articles_are_complete(self, folder: Path) -> None:
        lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        articles = articles_of(folder)
        assert len(articles) == len(lines), "ids repeat"
        for row in articles.values():
            assert len(row["text"]) > 200
            assert row["title"] or folder in COVERAGE
            assert datetime.fromisoformat(row["published"]) if row["published"] else folder in COVERAGE
            assert row["url"].split("/")[2].endswith(".example")

    def test_outlets_are_invented(self, folder: Path) -> None:
        for row in articles_of(folder).values():
            assert not NEVER.search(" ".join((row["outlet"], row["title"] or "", row["text"])))

    def test_every_claim_is_in_its_article(self, folder: Path) -> None:
        articles = articles_of(folder)
        for claim in gold_of(folder)["claims"]:
            field = "title" if claim.get("field") == "title" else "text"
            assert claim["evidence"] in articles[claim["article"]][field], claim
            assert len(claim["evidence"].split()) <= 12
            assert claim["kind"] in KINDS
            assert claim["scope"] in {"incident", "part", "background"}
            assert claim["low"] is not None
            assert claim["high"] is None or claim["high"] >= claim["low"]

    def test_groups_are_in_the_vocabulary_or_plain_nouns(self, folder: Path) -> None:
        gold = gold_of(folder)
        for said in (*gold["claims"], *gold["findings"], *gold["not_findings"]):
            if said["kind"] in COUNTED:
                assert said["who"] == said["who"].lower()
                assert not UNGROUPED.fullmatch(said["who"]), said

    def test_every_article_has_places_a_date_and_actors(self, folder: Path) -> None:
        gold, articles = gold_of(folder), articles_of(folder)
        for name in ("places", "date", "actors"):
            assert set(gold[name]) == set(articles)
        for key, names in gold["places"].items():
            for name in names:
                printed = (articles[key]["title"] or "") + articles[key]["text"]
                assert name.lower() in printed.lower(), (key, name)
        roles = {a["role"] for actors in gold["actors"].values() for a in actors}
        assert roles <= {"claimed", "blamed", "denied", "victim", "official"}

    def test_findings_rest_on_the_articles(self, folder: Path) -> None:
        gold, articles = gold_of(folder), articles_of(folder)
        for finding in gold["findings"]:
            assert finding["type"] in {"conflict", "disputed", "update", "revision", "scope"}
            assert set(finding["values"]) <= set(articles)
            assert finding["why"].endswith(".")
        for quiet in gold["not_findings"]:
            assert set(quiet["articles"]) <= set(articles)

    def test_a_data_card_says_what_it_is(self, folder: Path) -> None:
        home = folder.parent if folder in COVERAGE else folder
        card = (home / "README.md").read_text(encoding="utf-8")
        for word in ("What.", "by whom", "CC BY 4.0", "Known limits"):
            assert word in card
