"""An editor's decision is kept in every file of the report, and over runs while the dispute is the same."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from factcheck import Article, Report, compare
from factcheck.errors import InputError
from factcheck.report import rewrite_report
from factcheck.report.summary import calls

DEED = "Gunmen attacked a market in Karachi on Sunday, March 1, 2026. "


def _report(*texts: str) -> Report:
    return compare(
        [
            Article(id=f"a{n}", outlet=f"Outlet {n}", published=f"2026-03-01T1{n}:00+00:00", text=DEED + text)
            for n, text in enumerate(texts)
        ],
        together=True,
    )


TWO = "Police said 20 people were killed, while the hospital said 23 people were killed."


def test_a_decision_stands_in_every_file_and_is_read_back(tmp_path: Path) -> None:
    report = _report(TWO).decided(1, "drop", "the hospital counts bodies twice\x1b[2J")
    report.write(tmp_path / "out", ["xlsx", "md"], full_text=True)
    (row,) = csv.DictReader((tmp_path / "out" / "discrepancies.csv").open(encoding="utf-8"))
    assert (row["decision"], row["note"][:12]) == ("drop", "the hospital")
    assert Report.load(tmp_path / "out").discrepancies == report.discrepancies
    for name in ("report.html", "report.md"):
        shown = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "the hospital counts bodies twice" in shown
        assert "\x1b" not in shown


def test_what_is_decided_stands_where_the_editor_put_it() -> None:
    report = _report(TWO)
    (incident,) = report.incidents
    assert [c.status for c in calls(report, incident) if c.discrepancy] == ["hold"]
    dropped = report.decided(1, "drop", "told by phone")
    (line,) = [c for c in calls(dropped, incident) if c.discrepancy]
    assert (line.status, line.decided) == ("drop", "decided: told by phone")
    assert (len(report.open), len(dropped.open)) == (1, 0)
    sentences = [c.text for c in calls(report.decided(1, "print"), incident) if c.status == "print"]
    assert len(sentences) == len(set(sentences))


def test_it_is_kept_while_the_dispute_is_the_same() -> None:
    decided = _report(TWO).decided(1, "hold", "asked")
    again = _report(TWO, "Nobody has claimed the attack.").remembering(decided)
    assert [(d.decision, d.note) for d in again.discrepancies] == [("hold", "asked")]
    joined = _report(TWO, "The hospital said 23 people were killed.").remembering(decided)
    assert all(not d.decision for d in joined.discrepancies)
    later = again.decided(1, "print").remembering(decided)
    assert later.discrepancies[0].decision == "print"


def test_the_same_files_are_written_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _report(TWO).write(out, ["md"])
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    rewrite_report(Report.load(out), out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    rewrite_report(Report.load(out).decided(1, "print"), out)
    assert {path.name for path in out.iterdir()} == set(before)
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["discrepancies"][0]["decision"] == "print"


def test_what_is_not_there_cannot_be_decided() -> None:
    with pytest.raises(InputError, match="no discrepancy has the id or rank 7"):
        _report(TWO).decided(7, "print")


@pytest.mark.parametrize("written", [{"decision": "maybe"}, {"decision": ["drop"]}, {"note": 5}])
def test_a_decision_that_is_none_is_a_damaged_report(written: dict[str, object], tmp_path: Path) -> None:
    path = _report(TWO).write(tmp_path / "out") / "report.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["discrepancies"][0] |= written
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match="is damaged"):
        Report.load(tmp_path / "out")
