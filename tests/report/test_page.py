"""report.html as text: what it holds, what it may run, what it leaves out. The browser's part is in test_browser.py."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import lxml.html
import pytest

from factcheck.report import page
from factcheck.report.page import charts, view
from tests.report import make


def tree(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text)


def test_only_our_scripts_may_run_and_nothing_is_fetched() -> None:
    text = page.render(make.hostile())
    root = tree(text)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    scripts = root.xpath("//script[not(@type)]")
    assert len(scripts) == 4
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert root.xpath("//*[@src] | //link | //iframe | //object | //img") == []
    assert all(href.startswith(("#", "https://")) for href in root.xpath("//@href"))


def test_nothing_steers_the_reader() -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.render(make.hostile()))


def test_texts_leave_only_when_asked() -> None:
    sentence = "The raid began at dawn."
    assert sentence not in page.render(make.small())
    assert sentence in page.render(make.small(), full_text=True)


def test_the_notice_stands_at_the_head_and_the_foot() -> None:
    assert page.render(make.small()).count("Machine reading for editors; unverified") == 2


def test_a_chart_of_many_groups_has_those_that_most_outlets_tell() -> None:
    report = make.small()
    one, other = report.discrepancies[0].left, report.discrepancies[0].right
    names = [f"in valley {n:02}" for n in range(30)]
    once = [replace(one, place=name, id=f"{name}-1") for name in names]
    twice = [replace(other, place=name, id=f"{name}-2") for name in names[-3:]]
    chart = view.build(replace(report, claims=(*report.claims, *once, *twice))).sections[0].charts[-1]
    groups = list(dict.fromkeys(row["g"] for row in chart.rows))
    assert len(groups) == 12
    assert {f"security ({name})" for name in names[-3:]} <= set(groups)
    assert chart.title == "By group: killed (12 of 31 groups)"


def test_what_all_agree_on_stands_open_where_nothing_differs() -> None:
    quiet = "//details[@id='quiet']/@open"
    assert tree(page.render(make.small())).xpath(quiet) == []
    assert tree(page.render(replace(make.small(), discrepancies=()))).xpath(quiet) == [""]


def section() -> view.Section:
    return view.build(make.small()).sections[0]


def test_matrix_reads_without_colour() -> None:
    report = make.small()
    conflict = tuple(d for d in report.discrepancies if d.verdict == "conflict")
    matrix = view.build(replace(report, discrepancies=conflict)).sections[0].matrix
    assert matrix is not None
    assert (matrix.facts, matrix.most) == (("killed, security",), ("10",))
    assert {name: (cells[0].sign, cells[0].text) for name, cells in matrix.rows} == {
        "Outlet 1": ("=", "10"), "Outlet 2": ("≠", "at least 17"), "Outlet 3": ("=", "10"),
    }  # fmt: skip


def test_a_tie_has_no_leader() -> None:
    report = make.small()
    claims = tuple(c for c in report.claims if c.article_id != "a3")
    kept = replace(report, claims=claims, discrepancies=(), facts=())
    matrix = view.build(kept).quiet[0].matrix
    assert matrix is not None
    assert matrix.most == ("no figure leads",)


def test_copies_are_folded_and_a_differing_twin_is_told() -> None:
    report = make.small()
    (family,) = section().families
    assert [a.outlet for a in family.articles] == ["Outlet 1", "Outlet 3"]
    assert family.differs == (("Outlet 3", "10", "10"),)
    assert section().singles == 1
    assert "its near-identical text has" in page.render(report)


def test_set_aside_figures_say_why() -> None:
    (aside,) = section().asides
    assert (aside.figure, aside.why) == ("31", "another event, or a total over time")


def test_places_stand_in_what_they_lie_in() -> None:
    report = make.small()
    place = next(c for c in report.claims if c.kind == "place")
    others = (
        replace(place, within=("Harran", "Norland"), id="p2"),
        replace(place, value="Norland", id="p3", article_id="a2"),
    )
    claims = (*(c for c in report.claims if c.kind != "place"), *others)
    (top,) = view.build(replace(report, claims=claims)).sections[0].tree
    assert (top.name, top.outlets) == ("Norland", ("Outlet 2",))
    assert [(p.name, [q.name for q in p.inside]) for p in top.inside] == [("Harran", ["Harran Valley"])]


def test_chart_rows_keep_bounds_time_and_standing() -> None:
    timeline, groups = section().charts
    assert timeline.template == "lanes"  # one article has no date
    rows = {(row["f"], row["o"]): row for row in timeline.rows}
    timed = rows["10", "Outlet 1"]
    day = rows["at least 17", "Outlet 2"]
    assert timed["t"] == timed["t2"]
    assert day["t2"] - day["t"] == 86_400_000
    assert "t" not in rows["10", "Outlet 3"]
    assert (day["open"], day["lo"], day["hi"] > 17) == (1, 17, True)
    assert "open" not in timed
    assert {row["r"] for row in timeline.rows} <= set(charts.ROLES)
    assert timed["r"] == "in dispute"
    assert day["r"] == "withdrawn"
    assert [row["g"] for row in groups.rows] == ["security"] * 3


def test_a_name_in_a_chart_runs_over_no_later_mark() -> None:
    rows = [{"m": at, "v": 31, "o": f"Outlet {at}"} for at in (0, 30, 100)]
    charts._label_apart(rows, top=40)
    assert [row.get("l") for row in rows] == [None, "Outlet 0, Outlet 30", "Outlet 100"]


def test_a_private_person_is_in_no_chart_and_no_label() -> None:
    report = make.small()
    named = tuple(replace(c, source="Nadia Rahim, a neighbour", source_type="witness", authority="Nadia Rahim")
                  for c in report.claims)  # fmt: skip
    text = page.render(replace(report, claims=named, discrepancies=tuple(
        replace(d, left=named[0], right=named[1]) for d in report.discrepancies)))  # fmt: skip
    assert "Nadia" not in text


def test_templates_are_data() -> None:
    assert set(charts.templates()) == {"timeline", "undated", "lanes", "groups"}
    assert json.loads(json.dumps(charts.templates())) == charts.templates()


@pytest.mark.parametrize(("url", "kept"), [
    ("https://a.example/x?y=1&z=2", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
    ('https://a.example/" onclick="x', False), ("//a.example", False), (" https://a.example", False), (None, False),
])  # fmt: skip
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert bool(view.source(make.article(1, "x", url=url)).url) is kept
