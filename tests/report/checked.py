"""A checked draft made by hand: article a1 of the small report, one figure outdated and one fact lacking."""

from __future__ import annotations

from dataclasses import replace

from factcheck.records import Remark
from factcheck.report import Report, draft
from tests.report import make


def report() -> Report:
    small = make.small()
    mine = next(c for c in small.claims if c.article_id == "a1" and c.kind == "killed")
    theirs = next(c for c in small.claims if c.article_id == "a2" and c.kind == "killed")
    injured = next(c for c in small.claims if c.kind == "injured")
    remarks = (
        Remark(rule="outdated", severity="high", kind="killed", group="security", claim=mine, against=(theirs.id,),
               message="10 (deaths, security) is an earlier count.", wording="At least 17 killed, police said."),
        Remark(rule="lacking", severity="low", kind="injured", group="total", against=(injured.id,),
               message="Not in the draft: injured (1 outlet of the coverage).", wording="Nine injured, police said."),
    )  # fmt: skip
    return replace(small, remarks=remarks)


def checked(given: Report | None = None, file: str = "draft.md") -> draft.Checked:
    told = given or report()
    mine = told.article["a1"]
    source = f"# {mine.title}\n\n{mine.text}\n"
    found = draft.findings(told, mine, file, source)
    return draft.Checked(report=told, draft=mine, found=found, source=source, coverage=len(told.articles) - 1)


def hostile() -> draft.Checked:
    """Words that try to run, to link, to turn the line, or to steer the terminal, in every field that is shown."""
    bad = "</script><script>alert(1)</script>\x1b[31m\u202e[x](javascript:alert(2))\n=cmd|'/C calc'!A0"
    told = report()
    a1, a2, *rest = told.articles
    articles = (
        replace(a1, title=bad),
        replace(a2, outlet=bad, title=bad, url="javascript:alert(3)", published=None),
        *rest,
    )
    claims = tuple(replace(c, quote=bad) if c.article_id == "a2" else c for c in told.claims)
    remarks = tuple(replace(r, message=bad, wording=bad) for r in told.remarks)
    return checked(replace(told, articles=articles, claims=claims, remarks=remarks), file="a\x1b[31m\ud800<b>.md")
