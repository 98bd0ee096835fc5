"""The ten-second lines: PRINT, HOLD, DROP."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from factcheck.report import console, markdown, summary
from tests.report import make


def test_lines_and_their_order() -> None:
    report = make.small()
    lines = summary.calls(report, report.incidents[0])
    assert [c.status for c in lines] == ["print", "hold", "drop"]
    assert lines[0].text.startswith("Nine people were injured")
    assert lines[0].note == "1 outlet; one authority, police, counted; as of 31 January 2026"
    assert lines[1].text.startswith("Ask the military")
    assert lines[2].text == "at least 17 killed (security): lowered to 10"


def test_who_still_prints_a_withdrawn_figure() -> None:
    report = make.small()
    stale = next(d for d in report.discrepancies if d.verdict == "revision")
    assert summary.carriers(report, stale) == ("Outlet 2",)
    superseded = tuple(replace(c, scope="superseded") for c in report.claims)
    assert summary.carriers(replace(report, claims=superseded), stale) == ()


def test_a_figure_that_is_only_taken_back_is_withdrawn() -> None:
    report = make.small()
    stale = next(d for d in report.discrepancies if d.verdict == "revision")
    taken_back = replace(stale.right, scope="superseded", article_id="a1", id="back")
    row = replace(stale, left=taken_back, claims=(*stale.claims, "back"))
    report = replace(report, discrepancies=(row,), claims=(*report.claims, taken_back))
    drop = summary.calls(report, report.incidents[0])[-1]
    assert (drop.text, drop.carriers) == ("at least 17 killed (security): withdrawn", ("Outlet 2",))
    corrected = tuple(replace(c, article_id="a2") if c.id == "back" else c for c in report.claims)
    assert summary.carriers(replace(report, claims=corrected), row) == ()


def test_a_held_fact_without_a_dispute_is_held() -> None:
    report = replace(make.small(), discrepancies=())
    assert [(c.status, c.text) for c in summary.calls(report, report.incidents[0])][-1] == ("hold", "10 or 17")


def test_shoulders_count_outlets_and_authorities_apart() -> None:
    fact = replace(make.small().facts[1], outlets=tuple("abcdefghi"), authorities=("the military",))
    report = replace(make.small(), facts=(fact,))
    assert "9 outlets agree; one authority, the military, counted" in summary.calls(report, report.incidents[0])[0].note


def test_counts() -> None:
    report = make.small()
    counts = summary.counts(report, report.incidents[0])
    assert (counts.articles, counts.outlets, counts.chains, counts.authorities) == (3, 3, 2, 2)
    assert counts.newest == "2026-01-31"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-02-02", "2 February 2026"),
        ("2026-02-02T12:30+05:00", "2 February 2026, 12:30 (+05:00)"),
        ("2026-02-02T12:30:00Z", "2 February 2026, 12:30 UTC"),
        ("2026-02-02T12:30:00.5+00:00", "2 February 2026, 12:30 UTC"),
        ("2026-02-02T12:30", "2 February 2026, 12:30"),
        ("soon", "soon"),
    ],
)
def test_clock(iso: str, text: str) -> None:
    assert summary.clock(iso) == text


def test_markdown_says_the_same_and_escapes() -> None:
    text = markdown.render(make.small())
    assert text.startswith("> Machine reading for editors; unverified")
    assert f"{console.headline(make.small())}. Policy" in text
    for words in (
        "**PRINT** Nine people",
        "**HOLD** Ask the military",
        "**DROP**",
        "**10 security personnel were killed**",
    ):
        assert words in text
    hostile = markdown.render(make.hostile())
    assert "<script" not in hostile.replace("\\<script", "")


def test_where_nothing_differs_it_still_says_what_to_print() -> None:
    report = replace(make.small(), discrepancies=())
    text = markdown.render(report)
    assert text.index("Nothing differs.") < text.index("**PRINT** Nine people were injured")
    printed = io.StringIO()
    console.summary(report, console.console(printed))
    assert "PRINT Nine people were injured" in printed.getvalue()
    assert "Ferry" not in text + printed.getvalue()  # told by one article alone: nobody agrees with it


def test_a_summary_counts_what_it_leaves_out() -> None:
    printed = io.StringIO()
    console.summary(make.large(70), console.console(printed))
    assert re.search(r"\.\.\. and \d+ more incidents \(\d+ with differences\), in the report\.", printed.getvalue())


def test_one_question_a_dispute() -> None:
    report = make.small()
    held = next(d for d in report.discrepancies if d.status == "hold")
    report = replace(report, discrepancies=(held, replace(held, id="again"), replace(held, id="other", group="women")))
    assert [c.discrepancy for c in summary.calls(report, report.incidents[0]) if c.status == "hold"] == [
        held.id,
        "other",
    ]


def test_what_is_worth_a_line() -> None:
    report = make.small()
    fact = replace(
        next(f for f in report.facts if f.status == "print"), authorities=(), outlets=("One",), chains=("1",)
    )
    toll = replace(fact, group="total", place=None, best=12.0)
    two = {"outlets": ("One", "Two"), "chains": ("1", "2")}
    shown = {
        "a total": toll,
        "the missing whom police counted": replace(toll, kind="missing", authorities=("police",)),
        "soldiers whom the army counted": replace(toll, group="security", authorities=("the military",)),
        "an odd group that two have": replace(toll, group="mule", **two),
        "a part that two have": replace(toll, place="Osk", **two),
        "nobody, as two say": replace(toll, best=0.0, **two),
        "a magnitude that two have": replace(toll, kind="magnitude", group="magnitude", **two),
    }
    silent = {
        "a word for a total": replace(toll, best=None),
        "nobody, as one says": replace(toll, best=0.0, authorities=("police",)),
        "the missing, by nobody": replace(toll, kind="missing"),
        "the missing, by unnamed officials": replace(toll, kind="missing", authorities=("unnamed officials",)),
        "soldiers, by nobody": replace(toll, group="security"),
        "one soldier": replace(toll, group="security", best=1.0, authorities=("police",), **two),
        "an odd group": replace(toll, group="mule", authorities=("police",)),
        "a part that police counted": replace(toll, place="Osk", authorities=("police",)),
        "a part in two copies of one text": replace(toll, place="Osk", outlets=("One", "Two")),
        "a bare quantity": replace(toll, kind="quantity", group="quantity", **two),
    }
    for name, given in (shown | silent).items():
        lines = summary.calls(replace(report, facts=(given,), discrepancies=()), report.incidents[0])
        assert bool(lines) == (name in shown), name
