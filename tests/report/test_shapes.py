"""The outputs of a checked draft: each by its own standard, and inert whatever the texts hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from factcheck.articles import read_all
from factcheck.records import Skipped
from factcheck.report import draft, ednote, shapes
from factcheck.report.excerpts import visible
from factcheck.report.page.draft import pieces
from tests.report.checked import checked, hostile

SCHEMA = Path(__file__).parent / "vendor" / "sarif-2.1.0-rtm.5.json"
"""The published schema, as the npm package @microsoft/jest-sarif 1.0.0-beta.0 ships it (MIT)."""


def test_names_are_those_of_the_command() -> None:
    assert set(shapes.SHAPES) == {"text", "json", "sarif", "ninjs", "html"}


def test_json() -> None:
    data = json.loads(shapes.plain(checked()))
    first, second = data["findings"]
    assert (data["schema_version"], data["articles"]) == (1, 3)
    assert (first["line"], first["column"], first["severity"], first["rule"]) == (3, 40, "high", "outdated")
    assert first["against"][0]["outlet"] == "Outlet 2"
    assert (second["quote"], second["wording"]) == ("", "Nine injured, police said.")


def test_json_says_what_was_not_read_and_what_was_taken_for_granted() -> None:
    report = replace(checked().report, skipped=(Skipped(where="b.csv:2", reason="no text"),),
                     warnings=(Skipped(where="a.md", reason="has no date\x1b"),))  # fmt: skip
    data = json.loads(shapes.plain(replace(checked(), report=report)))
    assert data["skipped"] == [{"where": "b.csv:2", "reason": "no text", "mend": ""}]
    assert [w["reason"] for w in data["warnings"]] == [visible("has no date\x1b")]


@pytest.mark.parametrize(
    "given", [checked(), hostile(), replace(checked(), found=())], ids=["small", "hostile", "empty"]
)
def test_sarif_by_the_published_schema(given: draft.Checked) -> None:
    data = json.loads(shapes.sarif(given))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    (run,) = data["runs"]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == sorted({f.remark.rule for f in given.found})


def test_sarif_places_and_levels() -> None:
    (run,) = json.loads(shapes.sarif(checked()))["runs"]
    first, second = run["results"]
    assert (first["level"], first["ruleId"], second["level"]) == ("error", "outdated", "note")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "draft.md"},
        "region": {"startLine": 3, "startColumn": 40, "endLine": 3, "endColumn": 73},
    }


@pytest.mark.parametrize(
    ("file", "uri"), [("a b.md", "a%20b.md"), ("/x/ä.md", "file:///x/%C3%A4.md"), ("a\\b.md", "a/b.md")]
)
def test_sarif_addresses(file: str, uri: str) -> None:
    (run,) = json.loads(shapes.sarif(checked(file=file)))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


NINJS_2 = {"uri", "type", "language", "headlines", "bodies", "standard", "ednote", "versioncreated"}
"""Properties of ninjs 2.1 that we write; the standard allows no others than its own, and requires ``uri``."""


def test_ninjs_of_a_text_draft_reads_back(tmp_path: Path) -> None:
    item = json.loads(shapes.ninjs(checked()))
    assert set(item) <= NINJS_2
    assert re.fullmatch(r"urn:[a-z]+:[a-z]+:\w+", item["uri"])
    assert item["ednote"].startswith("factcheck: 1 high, 1 low (against 3 articles).\n- high, outdated: 10 (deaths")
    path = tmp_path / "a.ninjs"
    path.write_text(json.dumps(item), encoding="utf-8")
    (back,) = read_all([path])
    assert (back.title, back.text, back.id) == ("Title 1", checked().draft.text, item["uri"])
    assert back.metadata["ednote"].startswith("factcheck: 1 high")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"uri": "urn:x:1", "pubstatus": "usable", "body_text": "x", "ednote": "For Sunday"}, "ednote"),
        (
            {"uri": "urn:x:1", "pubStatus": "usable", "bodies": [], "edNote": "For Sunday", "unknown": {"a": [1]}},
            "edNote",
        ),
        (
            {"guid": "urn:x:1", "headline": "Bus crash", "byline": "A. Desk", "body_html": "x", "ednote": "For Sunday"},
            "ednote",
        ),
    ],
    ids=["1.3", "3.0", "by its guid"],
)
def test_ninjs_keeps_all_of_a_draft_that_came_as_ninjs(given: dict[str, object], name: str) -> None:
    first = shapes.ninjs(replace(checked(), source=json.dumps(given)))
    item = json.loads(first)
    assert {k: v for k, v in item.items() if k != name} == {k: v for k, v in given.items() if k != name}
    assert item[name].startswith("For Sunday\nfactcheck: 1 high")
    assert shapes.ninjs(replace(checked(), source=first)) == first  # our earlier note gives way


@pytest.mark.parametrize("ours", [ednote.note(checked().found, 3), ednote.note((), 3), ednote.failure("no text")])
def test_our_earlier_note_gives_way_and_an_editors_own_line_stays(ours: str) -> None:
    theirs = "factcheck: ask the desk about the toll\nfactcheck: 2 high"
    assert ednote.joined(f"{theirs}\n{ours}\nEmbargo lifted", "NEW") == f"{theirs}\nEmbargo lifted\nNEW"


def test_a_note_lists_a_dozen_and_counts_the_rest() -> None:
    found = checked().found[:1] * 20
    lines = ednote.note(found, 3).splitlines()
    assert (len(lines), lines[0], lines[-2]) == (15, "factcheck: 20 high (against 3 articles).", "- and 8 more")
    assert ednote.note((), 3).startswith("factcheck: nothing found (against 3 articles).")
    one = ednote.note((), 1)
    assert one.startswith("factcheck: nothing found (against 1 article).")
    assert ednote.joined(f"{one}\nCall the desk.", "new") == "Call the desk.\nnew"


def test_html_marks_the_draft_and_runs_nothing() -> None:
    page = shapes.html(checked())
    assert page.startswith("<!doctype html>")
    assert '<mark class="high">10 security personnel were killed</mark><sup><a href="#f1"' in page
    assert "Safe to print:</strong> At least 17 killed, police said." in page
    assert "<script" not in page


def test_pieces_of_a_draft_are_its_text() -> None:
    given = checked()
    numbered = list(enumerate(given.found, start=1))
    cut = pieces(given.draft.text, "body", [*numbered, *numbered])
    assert "".join(p.text for p in cut) == given.draft.text
    assert [p.numbers for p in cut if p.numbers] == [(1, 1)]


@pytest.mark.parametrize("name", sorted(shapes.SHAPES))
def test_hostile_words_are_inert(name: str) -> None:
    text = shapes.SHAPES[name](hostile())
    text.encode()  # no lone surrogate is left
    assert not {"\x1b", "\x00", "\u202e"} & set(text)
    if name == "html":
        assert "<script" not in text
        assert "javascript:alert(3)" not in text
        assert "<b>" not in text
    if name == "text":
        assert len(text.splitlines()) == 2
    if name in {"json", "sarif", "ninjs"}:
        said = json.dumps(json.loads(text), ensure_ascii=False)
        assert "\\u001b" not in said
