"""Parts and their total inside one article: what cannot both stand, what is explained, what is asked."""

import pytest

from factcheck import Article
from factcheck.pipeline import compare, explain
from tests.comparisons.build import figure, told


def rows(text, title=None):
    """The contradictions of one article: severity, the left and right figures, the sum that the reason tells."""
    report = compare([Article(text=text, title=title, outlet="Northline Wire")], together=True)
    return [d for d in report.discrepancies if d.verdict == "self_contradiction"]


def part(n, group, start, whole="", **more):
    """A part of a list whose whole is told elsewhere, or is the claim called ``whole``."""
    return figure(n, group=group, relation="subset", partition=whole or "p", id=f"p{start}", start=start, **more)


def listed(*parts, total, **more):
    """The contradictions of an article with a list and its total in one sentence."""
    claims = [part(n, group, i, "w") for i, (n, group) in enumerate(parts)]
    found = told((None, [figure(total, id="w", start=90, end=99, **more), *claims])).discrepancies
    return [d for d in found if d.verdict == "self_contradiction"]


STAFF = ((14, "security"), (5, "civilians"), (6, "clerk"))


def test_parts_that_fall_short():
    (row,) = listed(*STAFF, total=26)
    assert (row.severity, row.status, row.group) == ("medium", "hold", "total")
    assert (row.left.interval.stated, row.right.interval.stated) == (14, 26)
    assert row.reason == "Deaths: Northline Wire lists parts that do not make their total: 14 + 5 + 6 = 25, not 26."
    assert row.question == "Ask the desk of Northline Wire: 14 + 5 + 6 = 25; who is the 26th (deaths)?"
    assert len(row.claims) == 4


def test_parts_that_are_too_many():
    (row,) = listed(*STAFF, total=22)
    assert "14 + 5 + 6 = 25, not 22" in row.reason
    assert row.question.endswith("is anybody counted twice, or is 22 too low (deaths)?")


def test_who_the_others_are():
    (row,) = listed(*STAFF, total=1025)
    assert row.question.endswith("who are the other 1,000 of the 1,025 (deaths)?")


@pytest.mark.parametrize(("total", "nth"), [(101, "101st"), (113, "113th"), (122, "122nd"), (1003, "1,003rd")])
def test_the_one_that_is_wanting(total, nth):
    (row,) = listed((total - 11, "men"), (10, "women"), total=total)
    assert f"who is the {nth} (deaths)?" in row.question


@pytest.mark.parametrize(
    ("parts", "total", "more"),
    [
        (STAFF, 25, {}),
        (STAFF, 25, {"hedge": "at least"}),
        (STAFF, 26, {"hedge": "about"}),
        (STAFF, 26, {"certainty": "feared"}),
        (STAFF, 26, {"includes": ("militants",)}),
        (((612, "men"), (380, "women")), 1000, {}),
        (((9, "nurse"), (4, "women")), 12, {}),
    ],
    ids=["fits", "fits a bound", "hedged", "feared", "attackers counted in", "rounded", "may overlap"],
)
def test_what_is_no_contradiction(parts, total, more):
    assert not listed(*parts, total=total, **more)


def test_a_bound_that_the_parts_do_not_reach():
    assert listed(*STAFF, total=26, hedge="at least")


def test_a_part_that_is_feared_or_open_proves_nothing():
    for more in ({"certainty": "feared"}, {"hedge": "at least"}):
        claims = [part(n, group, i, "w", **more) for i, (n, group) in enumerate(STAFF)]
        assert not told((None, [figure(26, id="w", start=90, end=99), *claims])).discrepancies


def elsewhere(*parts, totals):
    """Contradictions of a list whose total is told in other sentences of the article."""
    claims = [part(n, group, i, "p0", sentence=(0, 9)) for i, (n, group) in enumerate(parts)]
    whole = [figure(n, start=20 + i, end=21 + i, sentence=(20 + i, 21 + i)) for i, n in enumerate(totals)]
    return [d for d in told((None, [*whole, *claims])).discrepancies if len(d.claims) > len(parts)]


def test_a_total_that_is_told_elsewhere():
    assert elsewhere(*STAFF, totals=[26])
    assert not elsewhere(*STAFF, totals=[25])
    assert not elsewhere(*STAFF, totals=[26, 25]), "one of the totals fits"
    assert not elsewhere(*STAFF, totals=[40]), "the list may be of some of them"


def test_the_attackers_that_a_list_leaves_out():
    claims = [part(n, group, i, "w") for i, (n, group) in enumerate(STAFF)]
    bombers = figure(2, group="militants", start=70, end=71, sentence=(70, 71))
    assert not told((None, [figure(27, id="w", start=90, end=99), bombers, *claims])).discrepancies


def test_the_figure_of_another_outlet_that_would_make_it_hold():
    claims = [part(n, group, i, "w") for i, (n, group) in enumerate(STAFF)]
    mine = (None, [figure(26, id="w", start=90, end=99), *claims])
    other = (None, [figure(15, group="security")])
    (row,) = [d for d in told(mine, other).discrepancies if d.verdict == "self_contradiction"]
    assert row.reason.endswith("not 26. With 15 instead of 14, as The Harbour Courier has it, they would.")


def test_parts_of_which_some_exceed_the_total():
    text = "Twenty people were killed in the raid, including 15 soldiers and eight civilians."
    (row,) = rows(text)
    assert row.reason == "Deaths: Northline Wire puts more into 20 than it holds: 15 + 8 = 23."


def test_parts_of_another_figure_of_their_sentence_are_not_held_against_the_total():
    assert not rows("The collapse killed 79 children, 43 of them girls of one school, and 12 people in the street.")


def test_the_chain_behind_a_list():
    text = "A raid killed 26 people in Arlen. The dead were 14 soldiers, five civilians and five clerks."
    report = compare([Article(text=text, outlet="Northline Wire")], together=True)
    told = explain(report, report.discrepancies[0])
    assert [claim.interval.stated for claim, _, _ in told.readings] == [14, 5, 5, 26]
    assert told.algebra[0].startswith(
        "Cannot all hold: 14 soldiers (Northline Wire), 5 civilians (Northline Wire), 5 clerks (N"
    )
    assert "the rest can all hold" in told.algebra[1]


def test_a_headline_far_looser_than_its_text():
    text = "At least 10,000 people are missing after the dam above Orla burst, the Red Crescent said on Monday."
    report = compare([Article(text=text, title="Hundreds missing in Orla", outlet="Northline Wire")], together=True)
    (row,) = report.discrepancies
    assert (row.verdict, row.severity) == ("less_precise", "low")
    assert row.reason == "Missing: the headline of Northline Wire has hundreds, its text at least 10,000."
    near = compare([Article(text=text.replace("10,000", "700"), title="Hundreds missing in Orla")], together=True)
    assert not near.discrepancies


def test_a_list_in_a_text():
    (row,) = rows("Rescuers counted 79 bodies at one hospital and 64 at another, 144 in all.")
    assert "79 + 64 = 143, not 144" in row.reason
    assert not rows("Rescuers counted 79 bodies at one hospital and 64 at another, 143 in all.")
    assert not rows("The dead include 14 soldiers, five farmers and six clerks.", title="Raid kills 26")
