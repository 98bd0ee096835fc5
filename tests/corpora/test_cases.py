"""The hand-edited cases: written as their README says, and read as they ask."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter

import pytest

import factcheck
from factcheck.records import Claim, Interval
from tests.corpora.cases import COLUMNS, FOLDER, Case, judge, parse, parse_item, read_cases

CASES = read_cases()


def test_every_file_has_the_columns_and_says_why() -> None:
    for path in FOLDER.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            assert reader.fieldnames == COLUMNS
            for row in reader:
                assert row["why"]
                assert row["status"] in {"strict", "known_miss"}
                assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row["published"])


def test_ids_and_texts_are_unique() -> None:
    assert not [i for i, n in Counter(c.id for c in CASES).items() if n > 1]
    assert len({c.text for c in CASES}) > 0.97 * len(CASES)  # a date case may repeat its text under another day


def test_the_readme_tells_about_how_many_there_are() -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"^\| `cases/` \|.*\| more than (\d+)00 \|", readme, re.MULTILINE)
    assert 0 < len(CASES) - 100 * int(told) <= 200


def test_the_readme_tells_how_many_pairs_and_articles_there_are() -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([\w-]+)/` \|.*\| ([^|]*) \| [^|]+ \|$", readme, re.MULTILINE))
    with (FOLDER.parent / "pairs" / "traps.csv").open(encoding="utf-8", newline="") as file:
        assert told["pairs"] == str(len(list(csv.DictReader(file))))
    for name in (
        "balochistan-2026",
        "kestrel-bay-flood",
        "orrin-motors-layoffs",
        "coverage",
        "later",
        "wider",
        "parts",
    ):
        sets = list((FOLDER.parent / name).rglob("articles.jsonl"))
        count = sum(len(p.read_text(encoding="utf-8").splitlines()) for p in sets)
        assert told[name] == (f"{len(sets)} incidents, " if len(sets) > 1 else "") + f"{count} articles"


NUMBERS = {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}


@pytest.mark.parametrize("name", ["balochistan-2026", "kestrel-bay-flood", "orrin-motors-layoffs"])
def test_a_card_counts_its_articles_and_outlets(name: str) -> None:
    folder = FOLDER.parent / name
    told = re.search(r"(\w+) articles of (\w+) invented outlets", (folder / "README.md").read_text(encoding="utf-8"))
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert told
    assert [NUMBERS[word.lower()] for word in told.groups()] == [len(articles), len({a["outlet"] for a in articles})]


def test_every_trap_that_one_text_can_show_is_there() -> None:
    shown = {int(c.id[5:7]) for c in CASES if c.id.startswith("trap-")}
    with (FOLDER.parent / "pairs" / "traps.csv").open(encoding="utf-8", newline="") as file:
        paired = {int(row["id"][5:7]) for row in csv.DictReader(file) if row["id"].startswith("trap-")}
    assert shown | paired == set(range(1, 59))


@pytest.mark.parametrize(
    "words", ["killed total 10", "killd total 1..1 incident", "actor=X:did", "killed total 1..1 now"]
)
def test_a_slip_in_the_language_is_refused(words: str) -> None:
    with pytest.raises(ValueError):
        parse_item(words)


def claim(low: float, high: float | None, **more: object) -> Claim:
    return Claim(article_id="a", kind="killed", group="total", interval=Interval(low, low, high), **more)


class TestJudge:
    def test_hit_miss_and_extra(self) -> None:
        items = parse("killed total 10..10 incident; ?killed total 3..3 incident delta")
        assert judge(items, [claim(10, 10)]) == []
        assert judge(items, [claim(10, 10), claim(3, 3, relation="delta")]) == []
        assert [w.split(":")[0] for w in judge(items, [claim(10, None)])] == ["missed", "extra"]
        assert [w.split(":")[0] for w in judge(items, [claim(10, 10), claim(3, 3)])] == ["extra"]

    def test_forbidden(self) -> None:
        assert judge(parse("!date=2049"), [Claim(article_id="a", kind="date", value="2049-01-01")])
        assert not judge(parse("!date=2049"), [Claim(article_id="a", kind="date", value="2026-01-01")])

    def test_a_loose_item_leaves_the_strict_one_its_claim(self) -> None:
        items = parse("killed total 5..5|6..6 incident; killed total 5..5 incident")
        assert judge(items, [claim(5, 5), claim(6, 6)]) == []


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c.id, marks=[pytest.mark.xfail(reason=c.why)] * c.known_miss) for c in CASES]
)
def test_case(case: Case) -> None:
    claims = factcheck.extract(
        factcheck.Article(text=case.text, published=case.published, outlet="The Harbour Courier")
    )
    assert judge(case.items, claims) == []
