"""Versions of one item, read and compared: what an outlet has replaced is superseded, never contradicted."""
# ruff: noqa: E501 - articles are data, one a line

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck
from factcheck import Report

TEXT = (
    "{} people died when a bus left the road near Garrow on Saturday, police said. The bus was on its way to the coast. "
    "The road was wet after a night of rain, and the brakes had been mended the week before."
)
OTHER = {
    "outlet": "Harbour Courier", "published": "2026-01-31T18:00:00Z", "title": "Coach plunges off road", "id": "other",
    "text": "A coach plunged off a road near Garrow on Saturday. {} people died, police said.",
}  # fmt: skip


def item(version: int, figure: str, hour: int, **given: object) -> dict[str, object]:
    """A version of a wire's item, in ninjs 2."""
    return {
        "uri": "urn:wire:1", "type": "text", "version": str(version), "pubstatus": "usable", "language": "en",
        "versioncreated": f"2026-01-31T{hour}:00:00Z", "headlines": [{"value": f"Bus crash kills {figure.lower()}"}],
        "bodies": [{"contenttype": "text/plain", "value": TEXT.format(figure)}], "infosources": [{"name": "Sample Wire"}],
        **given,
    }  # fmt: skip


def compared(folder: Path, *items: dict[str, object]) -> Report:
    path = folder / "wire.jsonl"
    path.write_text("".join(json.dumps(i) + "\n" for i in items), encoding="utf-8")
    return factcheck.compare(factcheck.read(path))


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(d.verdict, d.severity, d.kind) for d in report.discrepancies]


@pytest.mark.parametrize(
    ("was", "now", "row", "reason"),
    [
        ("Nine", "Seventeen", ("update", "low", "killed"), "had 9; its later text has 17"),
        ("Seventeen", "Nine", ("revision", "medium", "killed"), "had 17; its later text has 9"),
    ],
)
@pytest.mark.parametrize("outlet", [[{"name": "Sample Wire"}], []], ids=["outlet", "no outlet"])
def test_a_changed_figure_is_one_finding(tmp_path, was, now, row, reason, outlet):
    report = compared(tmp_path, *(item(n, f, 11 + n, infosources=outlet) for n, f in ((1, was), (2, now))))
    assert told(report) == [row]
    assert reason in report.discrepancies[0].reason
    assert not report.discrepancies[0].flags
    (fact,) = (f for f in report.facts if f.kind == "killed")
    assert (fact.status, fact.best) == ("print", {"Nine": 9, "Seventeen": 17}[now])
    assert [c.scope for c in report.claims if c.kind == "killed" and c.field == "body"] == [
        "incident"
    ] * 2  # as each says


def test_an_outlets_next_text_replaces_its_figure_sentence_for_sentence(tmp_path):
    """No ids tell that these are versions: the outlet, the likeness of the sentences and the times do."""
    story = {"outlet": "Gulf Ledger", "title": "Bus crash near Garrow"}
    first = {
        **story,
        "id": "a",
        "published": "2026-01-31T10:00:00Z",
        "text": TEXT.format("Nine") + " Six were injured.",
    }
    second = {**story, "id": "b", "published": "2026-01-31T16:00:00Z", "text": TEXT.format("Seventeen")}
    report = compared(tmp_path, second, first)
    assert told(report) == [("update", "low", "killed")]
    assert "had 9; its later text has 17" in report.discrepancies[0].reason
    assert [c.scope for c in report.claims if c.kind == "injured"] == ["incident"]


def test_versions_out_of_order_are_put_in_order(tmp_path):
    report = compared(tmp_path, item(10, "Seventeen", 14), item(9, "Nine", 12))
    assert told(report) == [("update", "low", "killed")]


def test_versions_that_agree_say_nothing(tmp_path):
    assert told(compared(tmp_path, item(1, "Nine", 12), item(2, "Nine", 14, headlines=[{"value": "Nine dead"}]))) == []


def test_a_copy_of_the_first_version_is_behind_not_altered(tmp_path):
    copy = {"outlet": "Gulf Ledger", "published": "2026-01-31T16:00:00Z", "id": "copy", "text": TEXT.format("Nine")}
    report = compared(tmp_path, item(1, "Nine", 12), item(2, "Seventeen", 14), copy)
    assert told(report) == [("update", "low", "killed")]
    assert "stale_copy" in report.discrepancies[0].flags
    assert not any(chain.differs for chain in report.chains)


def test_a_copy_with_a_figure_of_no_version_is_altered(tmp_path):
    copy = {
        "outlet": "Gulf Ledger",
        "published": "2026-01-31T16:00:00Z",
        "id": "copy",
        "text": TEXT.format("Twenty-one"),
    }
    report = compared(tmp_path, item(1, "Nine", 12), item(2, "Seventeen", 14), copy)
    assert any("differs_from_twin" in d.flags for d in report.discrepancies)


def test_another_outlet_that_has_the_later_figure_does_not_contradict_the_first_version(tmp_path):
    other = {**OTHER, "text": OTHER["text"].format("Seventeen")}
    report = compared(tmp_path, item(1, "Nine", 12), item(2, "Seventeen", 14), other)
    assert told(report) == [("update", "low", "killed")]


def test_a_feed_polled_twice_gives_versions(tmp_path):
    for name, figure, hour in (("a.xml", "Nine", 12), ("b.xml", "Seventeen", 14)):
        (tmp_path / name).write_text(
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Wire</title><id>x</id>'
            "<entry><id>urn:wire:1</id><title>Bus crash</title><link href='https://wire.example/1'/>"
            f"<published>2026-01-31T12:00:00Z</published><updated>2026-01-31T{hour}:00:00Z</updated>"
            f"<content type='text'>{TEXT.format(figure)}</content></entry></feed>",
            encoding="utf-8",
        )
    report = factcheck.compare(factcheck.read(tmp_path))
    assert told(report) == [("update", "low", "killed")]
    assert "its later text" in report.discrepancies[0].reason


def test_entries_of_a_live_page_are_a_timeline(tmp_path):
    page = """Bus crash near Garrow: live updates

14:30 GMT - The toll has risen to 12, police say.

12:15 GMT - Nine people were killed in the crash near Garrow, a hospital says.

10:05 GMT - Police say five people were killed in the crash.
"""
    (tmp_path / "live.md").write_text(
        f"---\noutlet: Sample Wire\npublished: 2026-01-31\n---\n\n# {page}", encoding="utf-8"
    )
    report = factcheck.check(
        factcheck.Article(text="A bus crash near Garrow killed 12 people, police said.", id="draft"),
        against=factcheck.read(tmp_path),
    )
    assert len(report.articles) == 2  # the page is one article under its own id
    alarms = [d for d in report.discrepancies if d.verdict in {"conflict", "disputed", "self_contradiction"}]
    assert not alarms
    alone = factcheck.compare(factcheck.read(tmp_path))
    assert [(d.verdict, d.order_basis) for d in alone.discrepancies] == [("update", "as_of")]


@pytest.mark.parametrize(("told", "numbers"), [("10", (10,)), ("v2.1", (2, 1)), ("", ()), ("final", ())])
def test_the_numbers_of_a_version(told: str, numbers: tuple[int, ...]) -> None:
    assert factcheck.Article(text="x", metadata={"version": told} if told else {}).version == numbers


def later(figure: str) -> dict[str, object]:
    """Another outlet, six hours after the first version."""
    return {**OTHER, "text": OTHER["text"].format(figure)}


@pytest.mark.parametrize(
    "note",
    ["CORRECTION: the toll is nine, not seventeen", "Corrects the number of dead in paragraph 1 to nine instead of 17"],
)
def test_a_note_to_editors_that_corrects_a_figure_is_a_correction(tmp_path, note):
    report = compared(tmp_path, item(2, "Nine", 12, ednote=note), later("Seventeen"))
    (row,) = report.discrepancies
    assert (row.verdict, row.status, row.flags) == ("revision", "drop", ("stale_copy",))
    assert (row.left.interval.best, row.right.interval.best) == (9, 17)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Adds quotes",
        "CORRECTION: the name of the bridge is Garrow Bridge",
        "Corrects the time to 19 minutes past nine",
    ],
)
def test_a_note_that_corrects_something_else_takes_no_figure_back(tmp_path, note):
    report = compared(tmp_path, item(2, "Twelve", 12, ednote=note), later("Seventeen"))
    assert [d.verdict for d in report.discrepancies] == ["update"]


def test_an_embargo_is_said(tmp_path):
    report = compared(tmp_path, item(1, "Nine", 12, embargoed="2026-02-01T06:00:00+01:00"), later("Nine"))
    assert len(report.articles) == 2
    assert [w.reason for w in report.warnings] == [
        "is under embargo until 2026-02-01T06:00:00+01:00: it is compared, and nothing of it may be published before"
    ]


@pytest.mark.parametrize("until", ["2026-01-31T06:00:00Z", "", "noon", "2026-13-45"])
def test_an_embargo_that_is_over_or_no_time_is_none(tmp_path, until):
    assert not compared(tmp_path, item(1, "Nine", 12, embargoed=until)).warnings
