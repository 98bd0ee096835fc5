"""``factcheck explain`` tells of every verdict: quotes, how each reads, which is older, what cannot hold, the rule."""

from __future__ import annotations

from typing import get_args

import pytest

from factcheck import Article, Report, compare, pipeline
from factcheck.records import Verdict
from factcheck.report import console

DEEDS = (
    "Gunmen attacked a market in Karachi on Sunday, March 1, 2026. ",
    "Stalls stand shut in Karachi, where shooting broke out at a market on Sunday, March 1, 2026. ",
)
SAID = {
    "definition": (
        "Eleven people were killed, including the two gunmen, police said.", "Police said nine people were killed."
    ),
    "self_contradiction": ("TITLE 12 killed at Karachi market", "Fifteen people were killed, police said."),
    "revision": (
        "Police said 26 people were killed.",
        "Police said 16 people were killed, correcting an earlier figure of 26.",
    ),
    "disputed": (
        "The army said 10 soldiers were killed.", "The Tarn Liberation Army said it killed 84 soldiers."
    ),
    "update": ("Police said 9 people were killed.", "Police said the toll had risen to 12 people killed."),
    "conflict": ("Police said 20 people were killed, while the hospital said 23 people were killed.",),
    "less_precise": ("At least 12 people were killed, police said.", "Police said 15 people were killed."),
}  # fmt: skip


def _report(verdict: str) -> Report:
    texts = list(SAID[verdict])
    title = texts.pop(0).removeprefix("TITLE ") if texts[0].startswith("TITLE ") else None
    dated = verdict != "less_precise"
    articles = [
        Article(
            id=f"a{n}", outlet=f"Outlet {n}", title=title, text=DEEDS[n] + text,
            published=f"2026-03-01T1{n}:00+00:00" if dated else None,
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return compare(articles, together=True)


@pytest.mark.parametrize("verdict", [v for v in get_args(Verdict) if v != "compatible"])
def test_every_verdict_is_explained(verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = _report(verdict)
    row = next(d for d in report.discrepancies if d.verdict == verdict)
    how = pipeline.explain(report, row)
    console.explain(report, row, how, console.console())
    told = capsys.readouterr().out
    assert len(how.readings) > 1
    assert all(f"[{' '.join(claim.quote.split())}]" in " ".join(told.split()) for claim, _, _ in how.readings)
    assert all(f"reads {reads}" in " ".join(told.split()) for _, reads, _ in how.readings)
    assert "Order:" in told
    assert f"Verdict:     {verdict.replace('_', ' ')}, {row.severity}:" in told
    assert ("Algebra:" in told) == (verdict not in ("update", "revision"))  # of these each figure held in its own time
    assert "Status:" in told
    assert "Machine reading for editors; unverified" in told
