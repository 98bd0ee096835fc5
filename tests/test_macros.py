"""The Superdesk macro, loaded and called as Superdesk does: it warns in the item's note, and never blocks."""
# ruff: noqa: E501 - items are data, one a line

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck import pipeline
from factcheck.macros import check_draft

COVERAGE = (
    {"outlet": "Gulf Ledger", "published": "2026-03-07T15:00:00Z", "id": "a",
     "text": "A bus plunged into a ravine near Quetta on Saturday, killing 17 people, police said."},
    {"outlet": "Inland Gazette", "published": "2026-03-07T18:00:00Z", "id": "b",
     "text": "Seventeen people died when a bus fell into a gorge near Quetta on Saturday, according to police."},
)  # fmt: skip


def an_item(**fields: Any) -> dict[str, Any]:
    """As Superdesk hands it over: HTML, a time of its own form, and much that is none of our business."""
    return {
        "_id": "urn:newsml:localhost:2026-03-08T08:00:00.000000:1", "guid": "urn:newsml:localhost:2026-03-08T08:00:00.000000:1",
        "type": "text", "headline": "Bus falls into <b>ravine</b>", "slugline": "bus-crash", "language": "en",
        "versioncreated": "2026-03-08T08:00:00+0000", "_current_version": 2, "state": "in_progress", "urgency": 3,
        "body_html": "<p>A bus fell into a ravine near Quetta on Saturday,</p><p>killing 71&nbsp;people, police said.</p>",
        "fields_meta": {"body_html": {"draftjsState": []}}, **fields,
    }  # fmt: skip


@pytest.fixture
def coverage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(a) + "\n" for a in COVERAGE), encoding="utf-8")
    monkeypatch.setenv(check_draft.COVERAGE, str(tmp_path))
    return tmp_path


def test_what_superdesk_asks_of_a_macro() -> None:
    assert "macros." in check_draft.__name__
    assert {type(getattr(check_draft, field)) for field in ("name", "label", "access_type", "action_type")} == {str}
    assert check_draft.access_type in {"frontend", "backend"}
    assert check_draft.action_type in {"direct", "interactive"}
    assert inspect.getdoc(check_draft.callback)  # shown as the macro's description
    kinds = [p.kind.name for p in inspect.signature(check_draft.callback).parameters.values()]
    assert kinds == ["POSITIONAL_OR_KEYWORD", "VAR_KEYWORD"]


def test_one_line_in_the_newsrooms_own_folder_registers_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ournews" / "macros"
    folder.mkdir(parents=True)
    for package in (folder.parent, folder):
        (package / "__init__.py").touch()
    (folder / "check.py").write_text("from factcheck.macros.check_draft import *\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("ournews.macros.check")
    assert (module.name, module.callback) == (check_draft.name, check_draft.check_draft)


def test_importing_it_loads_no_model() -> None:
    heavy = "{'torch', 'spacy', 'pandas', 'lxml', 'rich', 'sentence_transformers'}"
    script = f"import sys, factcheck.macros.check_draft; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("created", ["2026-03-08T08:00:00+0000", dt.datetime(2026, 3, 8, 8, tzinfo=dt.UTC), None])
def test_findings_go_into_the_note_and_nothing_else_changes(coverage: Path, created: object) -> None:
    item = an_item(versioncreated=created, ednote="Embargo lifted")
    before = json.dumps({k: v for k, v in item.items() if k != "ednote"}, default=str)
    back = check_draft.callback(item, user={"name": "x"})
    assert back is item
    assert json.dumps({k: v for k, v in item.items() if k != "ednote"}, default=str) == before
    lines = item["ednote"].splitlines()
    assert lines[0] == "Embargo lifted"
    assert lines[1].startswith("factcheck: 1 high")
    assert lines[1].endswith("(against 2 articles).")
    assert "- high, conflict: No article has 71 (deaths); the coverage has 17 (police via 2 outlets)." in item["ednote"]
    assert lines[-1] == "Machine reading for editors; unverified."
    again = check_draft.callback(dict(item))
    assert again["ednote"] == item["ednote"]  # our earlier note gives way


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"body_html": None}, "no text"),
        ({"body_html": "<p></p>", "headline": None}, "no text"),
        ({"body_html": 7, "versioncreated": "yesterday", "language": 3, "guid": None, "_id": {"x": 1}}, ""),
    ],
)
def test_odd_items_pass(coverage: Path, fields: dict[str, Any], reason: str) -> None:
    assert reason in check_draft.callback(an_item(**fields))["ednote"]


def test_an_empty_item_passes(coverage: Path) -> None:
    assert "the draft was not checked" in check_draft.callback({})["ednote"]


def test_without_coverage_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(check_draft.COVERAGE, raising=False)
    note = check_draft.callback(an_item())["ednote"]
    assert "the draft was not checked: no coverage is given; set FACTCHECK_COVERAGE" in note
    assert "no such file" in check_draft.callback(an_item(), coverage=["/nowhere/at/all"])["ednote"]


def test_coverage_that_is_the_item_itself_is_none(coverage: Path) -> None:
    own = coverage.with_name("own.txt")
    own.write_text("A bus fell into a ravine near Quetta on Saturday, killing 71 people.", encoding="utf-8")
    item = an_item(body_html=f"<p>{own.read_text(encoding='utf-8')}</p>", headline="")
    assert "the draft was not checked: nothing is left" in check_draft.callback(item, coverage=[str(own)])["ednote"]


def test_any_surprise_is_said_logged_and_stops_nothing(
    coverage: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret path /x")

    monkeypatch.setattr(pipeline, "check", fail)
    with caplog.at_level(logging.ERROR):
        note = check_draft.callback(an_item())["ednote"]
    assert note.startswith("factcheck: the draft was not checked: RuntimeError\n")
    assert "secret" not in note
    assert caplog.records
