"""Reports of a war: which of its figures count one attack, which another, which none. Invented places and outlets."""

from typing import Any

import pytest

from factcheck.comparisons.kinds import counts
from factcheck.comparisons.scene import Result
from factcheck.records import Article, Claim
from tests.comparisons.build import figure, scene_of, tell, told

MONDAY, TUESDAY, NEXT_MONTH = "2026-05-04", "2026-05-05", "2026-06-09"
Story = tuple[Article, list[Claim]]


def at(name: str) -> Any:
    return name, {"kind": "place", "group": "", "value": name}


def day(word: str, date: str) -> Any:
    return word, {"kind": "date", "group": "", "value": date}


def by(cause: str, value: str) -> Any:
    return cause, {"kind": "cause", "group": "", "value": value}


def killed(words: str, **more: Any) -> Any:
    return words, more


def compared(*stories: Story, kind: Any = "killed") -> Result:
    return counts.compare(scene_of(*stories), kind)


def rows(*stories: Story, kind: Any = "killed") -> list[tuple[str, float, float]]:
    """(verdict, low, high) of every row."""
    found = compared(*stories, kind=kind).discrepancies
    return [(d.verdict, *(c.interval.stated if c.interval else 0 for c in (d.left, d.right))) for d in found]


def raid(number: int, text: str, published: str, *more: Any) -> Story:
    return tell(number, text, published, by("Jets", "air strike"), *more)


OSK = raid(1, "Jets killed 26 people in Osk on Monday.", MONDAY, at("Osk"), day("Monday", MONDAY), killed("26 people"))


def test_the_dead_of_the_whole_war_are_nobodys_toll() -> None:
    """Two counts of the war, at the end of two reports of one raid, are no clash, and never printed as its toll."""
    text = "Jets killed 26 people in Osk on Monday. More than {n} people died there in all."
    stories = [
        raid(i, text.format(n=n), MONDAY, at("Osk"), day("Monday", MONDAY), killed("26 people"), killed(f"{n} people"))
        for i, n in ((1, 250000), (2, 470000))
    ]
    found = compared(*stories)
    assert not found.discrepancies
    assert [fact.best for fact in found.facts] == [26]


def test_the_dead_of_a_quake_are_its_toll_however_few_were_counted_first() -> None:
    shaken = by("quake", "earthquake")
    first = tell(1, "The quake killed 26 people, police said.", MONDAY, shaken, killed("26 people"))
    later = tell(2, "The quake killed 41000 people, police said.", TUESDAY, shaken, killed("41000 people"))
    assert [fact.best for fact in compared(first, later).facts] == [41000]


def test_what_may_be_printed_of_a_dispute_is_its_own() -> None:
    """The raid of the next day, at another place, gives the safe wording of the first no figure."""
    sides = [{"source": f"the {w}", "source_type": w, "authority": w} for w in ("ngo", "government")]
    text = "Jets killed 26 people in Osk on Monday, monitors said; officials spoke of 14 people."
    first = raid(
        1,
        text,
        MONDAY,
        at("Osk"),
        day("Monday", MONDAY),
        killed("26 people", **sides[0]),
        killed("14 people", **sides[1]),
    )
    text = "Jets killed 31 people in Velm on Tuesday."
    other = raid(2, text, TUESDAY, at("Velm"), day("Tuesday", TUESDAY), killed("31 people", **sides[0]))
    (found,) = compared(first, other).discrepancies
    assert found.verdict == "disputed"
    assert "26" in found.wording
    assert "31" not in found.wording


@pytest.mark.parametrize(
    ("second", "published", "expected"),
    [
        ("Jets killed 31 people in Osk.", TUESDAY, [("update", 26.0, 31.0)]),
        ("Jets killed 31 people in Osk.", NEXT_MONTH, []),
    ],
)
def test_the_same_town_weeks_later_is_another_raid(second: str, published: str, expected: list[Any]) -> None:
    assert rows(OSK, raid(2, second, published, at("Osk"), killed("31 people"))) == expected


def test_a_round_figure_in_both_reports_makes_no_one_raid() -> None:
    """Fifty were injured on many days of a war; of two that count 53, one raid is likely."""

    def stories(hurt: int) -> list[Story]:
        text = f"Jets killed {{n}} people in {{place}} on {{word}} and {hurt} were hurt."
        told = ((1, 26, "Osk", "Monday", MONDAY), (2, 38, "Velm", "Thursday", "2026-05-07"))
        return [
            raid(
                i,
                text.format(n=n, place=place, word=word),
                date,
                at(place),
                day(word, date),
                killed(f"{n} people"),
                (f"{hurt} were", {"kind": "injured"}),
            )
            for i, n, place, word, date in told
        ]

    assert not scene_of(*stories(50)).ties.events.together("a1", "a2")
    assert scene_of(*stories(53)).ties.events.together("a1", "a2")


def test_what_is_told_of_the_day_before_makes_no_one_raid() -> None:
    text = "Jets killed 57 people in Velm on Thursday. On Monday 26 people died in Osk."
    date = "2026-05-07"
    old = killed("26 people", as_of=MONDAY)
    other = raid(2, text, date, at("Velm"), day("Thursday", date), killed("57 people"), old)
    assert not scene_of(OSK, other).ties.events.together("a1", "a2")
    assert rows(OSK, other) == []


@pytest.mark.parametrize(("raids", "expected"), [("Wednesday raids", []), ("The raids", [("conflict", 18.0, 20.0)])])
def test_the_raid_that_a_report_is_about_has_its_day(raids: str, expected: list[Any]) -> None:
    """Of two counts on the word of two sources one is told of the day before, and the report begins with its own."""
    text = f"Jets killed 20 people in Osk, radio said. It was Thursday. {raids} left 18 people dead, the army said."
    dates = [day(w, d) for w, d in (("Thursday", "2026-05-07"), ("Wednesday", "2026-05-06")) if w in text]
    radio, army = ({"source": w, "source_type": w, "authority": w} for w in ("media", "military"))
    report = raid(
        1, text, "2026-05-08", at("Osk"), *dates, killed("20 people", **radio), killed("18 people", **army)
    )  # fmt: skip
    assert rows(report) == expected


LISTS = [(("tanks", "lorries"), []), (("tanks", "tanks"), [("conflict", 4, 9)])]


@pytest.mark.parametrize(("nouns", "expected"), LISTS)
def test_two_things_of_one_list_are_no_rival_counts(nouns: tuple[str, str], expected: list[Any]) -> None:
    text = f"Jets hit 4 {nouns[0]} as one side has it and 9 {nouns[1]} as the other."
    of = [{"source": w, "source_type": w, "authority": w} for w in ("media", "military")]
    hit = [
        killed(f"{n} {noun}", kind="destroyed", group="vehicle", noun=noun, **source)
        for n, noun, source in zip((4, 9), nouns, of, strict=True)
    ]
    assert rows(raid(1, text, MONDAY, *hit), kind="destroyed") == expected


def test_a_side_that_frees_hundreds_disputes_no_dozen() -> None:
    """Sides count their dead far apart; of anything else so different numbers are two things."""
    sides = [{"source": w, "source_type": w, "authority": w} for w in ("ngo", "government")]
    for kind, expected in (("killed", 1), ("rescued", 0)):
        first = tell(1, "Officials know of 12 people.", MONDAY, killed("12 people", kind=kind, **sides[1]))
        other = tell(2, "They counted 750 people.", MONDAY, killed("750 people", kind=kind, **sides[0]))
        assert len(rows(first, other, kind=kind)) == expected


@pytest.mark.parametrize(("also", "expected"), [(True, []), (False, ["conflict"])])
def test_copies_that_both_print_both_figures_count_two_things(also: bool, expected: list[str]) -> None:
    """One was read as a town's part in one of them, and as the whole in the other."""
    text = "Jets killed 22 people on Monday, the monitor said. The highest toll was in Osk, where raids killed 16."
    both = [figure(16, scope="part", place="Osk")], [figure(22, scope="part", place="Land")]
    first, other = ([figure(n), *(more if also else [])] for n, more in zip((22, 16), both, strict=True))
    found = told((MONDAY, first), (MONDAY, other), copies=True, texts=(text, text))
    assert [d.verdict for d in found.discrepancies] == expected


@pytest.mark.parametrize(("soldiers", "expected"), [(2, []), (3, [("update", 2.0, 4.0)])])
def test_a_figure_that_one_sentence_has_for_two_groups_makes_up_the_whole(soldiers: int, expected: list[Any]) -> None:
    text = f"A blast killed 4 people. Jets took 2 lives and those of {soldiers} soldiers, the monitor had said."
    dead = killed("4 people"), killed("2 lives", scope="superseded"), killed(f"{soldiers} soldiers", group="security")
    assert rows(tell(1, text, MONDAY, *dead)) == expected


def test_lands_and_speakers_are_no_scene() -> None:
    """Both reports name Britain and Moscow; one tells of Osk, the other of Velm."""
    text = "Jets killed {} people in {}, a monitor in Britain said; Moscow denied it."
    named = at("Britain"), at("Moscow"), ("Moscow", {"kind": "actor", "group": "", "value": "Moscow"})
    told_of = [(1, 26, "Osk"), (2, 38, "Velm")]
    reports = [raid(i, text.format(n, p), MONDAY, at(p), *named, killed(f"{n} people")) for i, n, p in told_of]
    settings = scene_of(*reports).ties.settings
    spots = [settings.of([c for c in claims if c.interval]).spots for _, claims in reports]
    assert spots == [{"osk"}, {"velm"}]


@pytest.mark.parametrize(("hurt", "expected"), [(53, [("update", 6.0, 37.0)]), (54, [])])
def test_a_town_alone_ties_no_handful_to_dozens(hurt: int, expected: list[Any]) -> None:
    """A town that is bombed every week: far apart, the two dead counts of one day need more than its name."""
    injured = {"kind": "injured"}
    first = raid(
        1, "Jets killed 6 in Osk; 53 were hurt.", MONDAY, at("Osk"), killed("6 ", place="Osk"), ("53 were", injured)
    )
    text = f"Raids killed 37 people in Osk; {hurt} were hurt."
    other = raid(
        2, "Jets flew. " + text, TUESDAY, at("Osk"), killed("37 people", place="Osk"), (f"{hurt} were", injured)
    )
    assert rows(first, other) == expected
