"""What ties two figures to one event, and what parts them: short texts under invented names."""

from typing import Any

import pytest

from factcheck.comparisons.statements.statement import Statement
from factcheck.comparisons.ties.settings import Day, as_date, related
from factcheck.comparisons.ties.signals import SIGNALS
from factcheck.comparisons.ties.ties import Tie
from factcheck.records import Article, Claim
from tests.comparisons.build import POLICY, scene_of, tell

MONDAY, TUESDAY, THURSDAY = "2026-05-04", "2026-05-05", "2026-05-07"


def tie(*stories: tuple[Article, list[Claim]], figures: tuple[int, int]) -> Tie:
    """The tie of the first claims that print the two figures."""
    claims = [c for _, given in stories for c in given]
    scene = scene_of(*stories)
    low, high = (
        next(
            Statement(c, scene.articles[c.article_id], n, (c,))
            for c in reversed(claims if n == figures[1] else claims[::-1])
            if c.interval and c.interval.best == n
        )
        for n in figures
    )
    return scene.tie(low, high)


DAY: Any = "day"
OSK = ("Osk", {"kind": "place", "group": "", "value": "Osk"})
VELM = ("Velm", {"kind": "place", "group": "", "value": "Velm"})
FIRST = tell(
    1, "Shells hit the market of Osk on Monday. They killed 8 people.", MONDAY, ("Monday", DAY), OSK, ("8 people", {})
)


def test_an_incident_of_one_day_is_one_event() -> None:
    other = tell(2, "The fire at Velm left 14 dead on Monday.", MONDAY, ("Monday", DAY), VELM, ("14 dead", {}))
    assert tie(FIRST, other, figures=(8, 14)).one_event


def test_another_place_and_day_is_another_event() -> None:
    other = tell(
        2, "Jets bombed Velm on Thursday, killing 14 people.", THURSDAY, ("Thursday", DAY), VELM, ("14 people", {})
    )
    found = tie(FIRST, other, figures=(8, 14))
    assert not found.one_event
    assert found.reason == "different places, different days"


def test_the_same_place_and_day_tie_two_events_of_one_page() -> None:
    text = "Jets bombed Velm on Thursday, killing 31. On Monday shells on the market of Osk killed 14 people."
    other = tell(2, text, THURSDAY, ("Thursday", DAY), VELM, OSK, ("31", {}), ("14 people", {}))
    found = tie(FIRST, other, figures=(8, 14))
    assert found.one_event
    assert {"place", "day"} <= set(found.joined)
    assert not tie(FIRST, other, figures=(8, 31)).one_event


def test_a_shared_telling_figure_joins_articles_that_date_it_differently() -> None:
    first = tell(1, "The dam above Osk broke on Monday. So far 40 are dead.", MONDAY, ("Monday", DAY), ("40", {}))
    later = tell(
        2, "Not 40, but 52 died, divers said on Thursday.", THURSDAY, ("Thursday", DAY), ("40", {}), ("52", {})
    )
    assert tie(first, later, figures=(40, 52)).one_event


def test_one_day_apart_is_one_event_unless_both_days_are_told_fresh() -> None:
    late = tell(
        2,
        "The shelling on Tuesday killed 14.",
        THURSDAY,
        ("Tuesday", {"kind": "date", "group": "", "value": TUESDAY}),
        ("14", {}),
    )
    assert tie(FIRST, late, figures=(8, 14)).one_event
    fresh = tell(2, "Shelling on Tuesday killed 14.", TUESDAY, ("Tuesday", DAY), ("14", {}))
    assert not tie(FIRST, fresh, figures=(8, 14)).one_event


WITHIN = {
    "two counters side by side": ("Police count 8 dead. Doctors put the toll at 12.", (8, 12), True),
    "far apart": (
        "Police count 8 dead in Osk. Roads are shut. Trade has stopped. Fog kept planes away. In all 12 fell.",
        (8, 12),
        False,
    ),
    "another day": ("On Sunday 8 people died. On Saturday 12 fell.", (8, 12), False),
}


@pytest.mark.parametrize(("text", "figures", "one"), WITHIN.values(), ids=WITHIN)
def test_two_figures_of_one_body(text: str, figures: tuple[int, int], one: bool) -> None:
    words = [(next(w for w in (f"{n} dead", f"{n} people", f"{n} fell", str(n)) if w in text), {}) for n in figures]
    assert tie(tell(1, text, MONDAY, *words), figures=figures).one_event == one


SUNDAY: Any = ("Sunday", {"kind": "date", "group": "", "value": "2026-05-03"})


def sourced(text: str, low: str, high: str) -> Tie:
    """The tie of "8" and "12" of one body on the word of two sources."""
    by = [{"source": f"the {name}", "source_type": name, "authority": name} for name in (low, high)]
    days = [("Monday", DAY), *([SUNDAY] if "Sunday" in text else [])]
    return tie(tell(1, text, MONDAY, *days, OSK, VELM, ("8 ", by[0]), ("12 ", by[1])), figures=(8, 12))


def test_opposed_sides_in_one_article_count_one_thing_unless_much_parts_them() -> None:
    places = "On Monday the army put the dead at 8 in Osk. The mayor walked. So it goes. At Velm they spoke of 12 ."
    assert sourced(places, "military", "party").one_event
    days = "On Monday 8 died in Osk. The road is cut. Nobody came. On Sunday 12 died in Osk, not in Velm."
    assert sourced(days, "military", "party").one_event
    assert not sourced(days, "police", "hospital").one_event, "each tells another day"


def test_close_figures_of_a_telling_group_are_one_count() -> None:
    first = tell(1, "At Osk 46 Danes got ashore.", MONDAY, OSK, ("46", {"group": "dane"}))
    other = tell(2, "Velm counted 47 Danes.", MONDAY, VELM, ("47", {"group": "dane"}))
    assert not tie(first, other, figures=(46, 47)).doubtful
    first = tell(1, "At Osk 46 men got ashore.", MONDAY, OSK, ("46", {"group": "men"}))
    other = tell(2, "Velm counted 47 men.", MONDAY, VELM, ("47", {"group": "men"}))
    assert tie(first, other, figures=(46, 47)).doubtful


def test_what_a_sentence_borrows_makes_no_other_event() -> None:
    text = "Jets flew over Velm on Thursday. Meanwhile 14 people died."
    assert tie(FIRST, tell(2, text, MONDAY, VELM, ("14 people", {})), figures=(8, 14)).one_event
    own = tell(2, "Jets killed 14 people at Velm on Thursday.", MONDAY, VELM, ("14 people", {}))
    said = tell(1, "Shells killed 8 people at Osk on Monday.", MONDAY, OSK, ("8 people", {}))
    assert not tie(said, own, figures=(8, 14)).one_event


def test_parts_of_different_wholes() -> None:
    text = (
        "The raid on Osk killed 10 people, 7 of them children. Since Sunday 42 people, 11 of them children, have died."
    )
    young = {"group": "children", "relation": "subset"}
    article = tell(1, text, MONDAY, ("10 people", {}), ("7 of", young), ("42 people", {}), ("11 of", young))
    found = tie(article, figures=(7, 11))
    assert "whole" in found.parted
    assert not found.one_event


def test_days_by_weekday_and_by_date() -> None:
    monday, week_on = as_date("2026-05-04"), as_date("2026-05-11")
    assert monday
    assert week_on
    assert Day(0, monday, named=True).apart(Day(0, week_on)) == 0, "a weekday outweighs a doubtful date"
    assert Day(0, monday).apart(Day(0, week_on)) == 7
    assert Day(6).apart(Day(0)) == 1
    assert as_date("last week") is None


def test_causes_of_one_family() -> None:
    assert related("air strike", "barrel bomb")
    assert related("car bomb", "bombing")
    assert not related("air strike", "stabbing")


def test_every_signal_has_its_points_and_its_words() -> None:
    from factcheck.lexicon import table  # noqa: PLC0415

    assert set(table("ties")["signals"]) == {*SIGNALS, "neighbours", "size"}
    for name in (*SIGNALS, "neighbours", "size"):
        assert POLICY.ties[name] > 0
        joins, parts = table("ties")["signals"][name]
        assert joins
        assert bool(parts) == (f"{name}_apart" in POLICY.ties)


RAID: Any = ("Jets", {"kind": "cause", "group": "", "value": "air strike"})


def raid(number: int, text: str, day: str, figure: str, *, cue: str = "") -> tuple[Article, list[Claim]]:
    """One raid on Osk, as an article tells it on its day."""
    place = ("Osk", {"kind": "place", "group": "", "value": "Osk"})
    word = next(w for w in text.replace(".", "").split() if w.endswith("day"))
    return tell(number, text, day, (word, DAY), place, RAID, (figure, {"cue": cue}))


def test_raids_of_two_days_are_two_events_though_the_town_and_the_means_are_one() -> None:
    first = raid(1, "Jets killed 26 people in Osk on Monday.", MONDAY, "26 people")
    later = raid(2, "Jets killed 13 people in Osk on Thursday.", THURSDAY, "13 people")
    assert not tie(first, later, figures=(13, 26)).one_event


def test_a_toll_that_moved_on_another_day_is_one_event() -> None:
    first = raid(1, "Jets killed 26 people in Osk on Monday.", MONDAY, "26 people")
    text = "Jets hit Osk, killing 26. The toll rose to 31 on Tuesday."
    later = tell(2, text, TUESDAY, ("Tuesday", DAY), OSK, RAID, ("26", {}), ("31", {"cue": "rise"}))
    assert tie(first, later, figures=(26, 31)).one_event


def test_an_article_that_was_out_before_the_day_tells_of_another_raid() -> None:
    early = tell(1, "Jets killed 9 people in Osk.", MONDAY, OSK, RAID, ("9 people", {}))
    late = raid(2, "Jets killed 7 people in Osk on Thursday.", THURSDAY, "7 people")
    assert not tie(early, late, figures=(7, 9)).one_event


def test_children_of_two_tolls_of_one_page_are_not_held_against_each_other() -> None:
    page = tell(
        1,
        "Shells killed 10 people in Osk, among them 6 children. In Velm 7 people fell, among them 5 children.",
        MONDAY,
        ("10 people", {}),
        ("6 children", {"group": "children"}),
        ("7 people", {}),
        ("5 children", {"group": "children"}),
    )
    assert not tie(page, figures=(5, 6)).one_event


@pytest.mark.parametrize(("shared", "kind", "one"), [("300000", "quantity", False), ("17", "injured", True)])
def test_what_all_reports_of_a_war_print_shows_no_two_to_tell_one_attack(shared: str, kind: str, one: bool) -> None:
    common: Any = (shared, {"kind": kind, "group": "" if kind == "quantity" else "total"})
    first = tell(1, f"Jets killed 26 people in Osk; {shared} are named.", MONDAY, OSK, RAID, ("26 people", {}), common)
    other = tell(2, f"Jets killed 90 people in Osk; {shared} are named.", MONDAY, OSK, RAID, ("90 people", {}), common)
    assert tie(first, other, figures=(26, 90)).repeated != one
