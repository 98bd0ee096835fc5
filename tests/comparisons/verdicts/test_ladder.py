"""Every rule of the ladder, on the shortest story that it decides."""

# ruff: noqa: E501 - a story reads best on one line

import pytest

from tests.comparisons.build import figure, told, verdicts

DAY1, DAY2, DAY3 = "2026-02-01", "2026-02-02", "2026-02-03"
MORNING, NOON, EVENING = "2026-02-01T08:00+00:00", "2026-02-01T12:00+00:00", "2026-02-01T20:00+00:00"

LADDER = {
    # rule 0 and 1: nothing to say
    "same figure": ((DAY1, [figure(12)]), (DAY2, [figure(12)]), None),
    "more than N and N": ((DAY1, [figure(116, hedge="more than")]), (DAY2, [figure(116)]), None),
    "about and finer": ((None, [figure(1000, hedge="about", kind="injured")]), (None, [figure(967, kind="injured")]), None),
    "dozens and 40": ((None, [figure(24, hedge="dozens")]), (None, [figure(40)]), None),
    "round bound and finer": ((None, [figure(340, hedge="more than")]), (None, [figure(346)]), None),
    "feared and counted": ((DAY1, [figure(30, hedge="up to", certainty="feared")]), (DAY2, [figure(12)]), None),
    "background": ((DAY1, [figure(60, scope="background")]), (DAY2, [figure(9)]), None),
    "delta": ((None, [figure(3, relation="delta")]), (None, [figure(41)]), None),
    "unnamed subset": ((None, [figure(3, relation="subset")]), (None, [figure(20)]), None),
    "another place": (
        (None, [figure(11, scope="part", place="Mach")]),
        (None, [figure(74)]),
        None,
    ),
    # rule 2
    "attackers counted in": (
        (DAY1, [figure(11, includes=("militants",)), figure(2, group="militants")]),
        (DAY1, [figure(9)]),
        ("definition", "low", "none"),
    ),
    # rule 3
    "headline lags": ((DAY1, [figure(58, field="title"), figure(92)]), (DAY1, []), ("self_contradiction", "high", "none")),
    # rule 4
    "superseded and lower": ((DAY1, [figure(41, scope="superseded"), figure(29)]), (DAY1, []), ("revision", "medium", "cue")),
    "same authority lowers": ((MORNING, [figure(16, "police")]), (NOON, [figure(6, "police")]), ("revision", "medium", "published")),
    # rule 5
    "opposed": ((DAY1, [figure(84, "party", group="security")]), (DAY2, [figure(10, "military", group="security")]), ("disputed", "high", "day")),
    "an employer and a side": ((DAY1, [figure(0, "company", group="security")]), (DAY1, [figure(12, "party", group="security")]), ("disputed", "high", "none")),
    "opposed though later": ((DAY1, [figure(10, "military")]), (DAY2, [figure(84, "party")]), ("disputed", "high", "day")),
    "denied": (
        (DAY1, [figure(31, "witness", group="civilians"), figure(3, "police", group="security")]),
        (DAY1, [figure(0, "government", group="civilians", certainty="denied")]),
        ("disputed", "high", "none"),
    ),
    # rule 6
    "later and higher": ((MORNING, [figure(5)]), (EVENING, [figure(12)]), ("update", "low", "published")),
    "day by day": ((DAY1, [figure(5)]), (DAY2, [figure(12)]), ("update", "low", "day")),
    "as of": (
        (None, [figure(5, as_of="2026-02-01T10:05+00:00")]),
        (None, [figure(12, as_of="2026-02-01T14:30+00:00")]),
        ("update", "low", "as_of"),
    ),
    "hedged and later": ((DAY1, [figure(10, hedge="at least")]), (DAY2, [figure(17)]), ("update", "low", "day")),
    "missing falls": ((DAY1, [figure(30, kind="missing")]), (DAY2, [figure(12, kind="missing")]), ("update", "low", "day")),
    # rule 7
    "lower and later": ((DAY1, [figure(27)]), (DAY2, [figure(26, hedge="at least")]), ("conflict", "medium", "day")),
    "lower, later, far": ((DAY1, [figure(27)]), (DAY2, [figure(19)]), ("conflict", "high", "day")),
    "far apart, one moment, nothing ties": ((None, [figure(12, as_of=NOON)]), (None, [figure(70, as_of=NOON)]), None),
    "far apart, one place": (
        (None, [figure(12, as_of=NOON, place="Mach")]),
        (None, [figure(70, as_of=NOON, place="mach")]),
        ("conflict", "high", "as_of"),
    ),
    "far apart, one authority": (
        (None, [figure(12, "police", as_of=NOON)]),
        (None, [figure(70, "police", as_of=NOON)]),
        ("conflict", "high", "as_of"),
    ),
    "near, other places": ((DAY1, [figure(27, place="Mach")]), (DAY2, [figure(19, place="Nokundi")]), None),
    "a day beside a campaign": (
        (None, [figure(24, as_of=NOON, place="Mach")]),
        (None, [figure(40000, as_of=NOON, place="Mach")]),
        None,
    ),
    "unordered": ((DAY1, [figure(18)]), (DAY1, [figure(26)]), ("conflict", "low", "none")),
    "at least against fewer": ((None, [figure(12, hedge="at least")]), (None, [figure(9)]), ("conflict", "low", "none")),
    "two counters": ((DAY1, [figure(17, "hospital"), figure(12, "police")]), (DAY1, []), ("conflict", "high", "none")),
    "two counters of one village": (
        (DAY1, [figure(112, "witness", scope="part", place="Osk"), figure(93, "police", scope="part", place="Osk")]),
        (DAY1, []),
        ("conflict", "high", "none"),
    ),
    "two counters far apart": (
        (DAY1, [figure(110, "government", kind="missing"), figure(20, "rescue", kind="missing")]),
        (DAY1, []),
        ("conflict", "medium", "none"),
    ),
    "a hospital counts those it has": (
        (DAY1, [figure(110, "government", kind="missing"), figure(20, "hospital", kind="missing")]),
        (DAY1, []),
        None,
    ),
    "two counters who hedge": (
        (DAY1, [figure(2300, "rescue", hedge="more than"), figure(5200, "government", hedge="more than")]),
        (DAY1, []),
        ("conflict", "medium", "none"),
    ),
    "two bounds of one count": (
        (DAY1, [figure(2300, "rescue", hedge="more than"), figure(2350, "government", hedge="more than")]),
        (DAY1, []),
        None,
    ),
    "another counter beside a risen toll": (
        (DAY1, [figure(87, "government", cue="rise"), figure(60, "police")]),
        (DAY1, []),
        ("conflict", "high", "none"),
    ),
    "a risen toll that the article takes for its own": (
        (DAY1, [figure(87, "government", cue="rise"), figure(87), figure(60, "police")]),
        (DAY1, []),
        ("update", "low", "cue"),
    ),
    "headline above a hedged text": (
        (DAY1, [figure(2212, field="title"), figure(2122, hedge="at least")]),
        (DAY1, []),
        ("self_contradiction", "medium", "none"),
    ),
    "headline above a round bound": ((DAY1, [figure(12, field="title"), figure(10, hedge="at least")]), (DAY1, []), ("less_precise", "low", "none")),
    "lower the day after, then passed": ((DAY1, [figure(217)]), (DAY2, [figure(215)]), (DAY3, [figure(219)]), ("conflict", "medium", "day")),
    "an old toll printed again": ((DAY1, [figure(215)]), (DAY1, [figure(217)]), (DAY2, [figure(215)]), (DAY3, [figure(219)]), None),
    # rule 8
    "at least, unordered": ((None, [figure(10, hedge="at least")]), (None, [figure(17)]), ("less_precise", "low", "none")),
}  # fmt: skip


@pytest.mark.parametrize("name", LADDER)
def test_first_rule_that_matches_wins(name):
    *stories, expected = LADDER[name]
    kept = [v for v in verdicts(told(*stories)) if len(stories) == 2 or v[0] not in ("update", "less_precise")]
    assert kept == ([expected] if expected else [])


@pytest.mark.parametrize("name", [n for n, row in LADDER.items() if row[-1]])
def test_order_of_reading_changes_nothing(name):
    *stories, expected = LADDER[name]
    assert expected in verdicts(told(*stories[::-1]))


def test_zero_against_some_is_grave():
    found = told((DAY1, [figure(4)]), (DAY2, [figure(0)]))
    assert verdicts(found) == [("conflict", "high", "day")]


def test_an_unsure_reading_never_alarms_high():
    found = told((DAY1, [figure(27, confidence=0.4)]), (DAY2, [figure(19)]))
    assert verdicts(found) == [("conflict", "medium", "day")]


def test_a_snapshot_shows_one_moment():
    found = told(
        (DAY1, [figure(16, group="militants"), figure(104, kind="rescued")]),
        (DAY1, [figure(20, group="militants"), figure(104, kind="rescued")]),
        (DAY1, [figure(31, group="militants"), figure(190, kind="rescued")]),
    )
    rows = {(d.kind, d.verdict): d for d in found.discrepancies}
    clash = rows["killed", "conflict"]
    assert clash.order_basis == "snapshot"
    assert {clash.left.interval.low, clash.right.interval.low} == {16, 20}
    assert rows["killed", "update"].order_basis == "snapshot"


def test_a_moving_toll_swallows_figures_it_has_passed_and_keeps_the_rest():
    found = told(
        (DAY1, [figure(16)]), (DAY1, [figure(21)]), (DAY1, [figure(27)]), (DAY2, [figure(26)]), (DAY2, [figure(26)])
    )
    rows = {d.verdict: d for d in found.discrepancies}
    assert set(rows) == {"update", "conflict"}
    assert (rows["conflict"].left.interval.low, rows["conflict"].right.interval.low) == (26, 27)
    assert set(rows["conflict"].articles) == {"a2", "a3", "a4"}
    assert set(rows["update"].articles) >= {"a0", "a1", "a3"}


def test_one_row_a_dispute_never_one_a_pair():
    found = told(
        *((DAY1, [figure(n, "police" if n == 12 else "hospital")]) for n in (12, 17, 17, 17)), (DAY2, [figure(11)])
    )
    assert len([d for d in found.discrepancies if d.verdict == "conflict"]) == 1


def test_withdrawn_and_still_in_print():
    found = told(
        (MORNING, [figure(27, "military")]),
        (NOON, [figure(27, scope="superseded"), figure(17, "military", cue="correction")]),
        (EVENING, [figure(27)]),
    )
    row = next(d for d in found.discrepancies if d.verdict == "revision")
    assert (row.severity, row.status) == ("high", "drop")
    assert "stale_copy" in row.flags
    assert set(row.articles) == {"a0", "a1", "a2"}


def test_a_figure_left_behind_is_marked():
    found = told((MORNING, [figure(11)]), (NOON, [figure(14)]), (EVENING, [figure(11)]))
    assert [("stale_copy" in d.flags) for d in found.discrepancies if d.verdict == "update"] == [True]


def test_parts_of_one_article_do_not_clash_with_its_total():
    found = told(
        (DAY1, [figure(27, group="security"), figure(1, group="security"), figure(28, group="security")]), (DAY1, [])
    )
    assert not found.discrepancies


def test_two_phases_make_the_other_outlets_total():
    found = told(
        (DAY1, [figure(18, group="security"), figure(5, group="security")]), (DAY1, [figure(23, group="security")])
    )
    assert not [d for d in found.discrepancies if d.severity != "low"]


def test_a_figure_set_aside_in_a_sentence_is_withdrawn():
    texts = (
        "A storm destroyed 85 houses.",
        "The agency said it was 58 houses, not 85.",
        "The storm destroyed 85 houses.",
    )
    times, counts = (MORNING, NOON, EVENING), (85, 58, 85)
    stories = [
        (time, [figure(n, kind="destroyed", group="house", sentence=(0, len(text)))])
        for time, n, text in zip(times, counts, texts, strict=True)
    ]
    (row,) = told(*stories, texts=texts).discrepancies
    assert (row.verdict, row.status, row.flags) == ("revision", "drop", ("stale_copy",))
    assert (row.left.interval.low, row.right.interval.low) == (58, 85)


def test_a_headline_that_still_has_what_the_text_calls_older():
    found = told((DAY1, [figure(158, field="title"), figure(205), figure(158, scope="superseded")]))
    assert [d.verdict for d in found.discrepancies if d.severity != "low"] == ["self_contradiction"]


def test_a_withdrawn_figure_stays_with_its_place():
    part = {"scope": "part", "place": "Osk"}
    found = told((DAY1, [figure(45, "government", **part), figure(62, scope="superseded", place="Osk"), figure(205)]))
    assert [(d.verdict, d.place) for d in found.discrepancies] == [("revision", "Osk")]


def test_one_government_office_does_not_lower_anothers_count():
    def office(n, words):
        return {**figure(n, "government"), "source": words}

    found = told((DAY1, [office(190, "officials and a broadcaster")]), (DAY2, [office(150, "the home minister")]))
    assert [d.verdict for d in found.discrepancies] == ["conflict"]
    found = told((DAY1, [office(190, "Home Minister Aru")]), (DAY2, [office(150, "the home minister")]))
    assert [d.verdict for d in found.discrepancies] == ["revision"]


@pytest.mark.parametrize(
    ("second", "alarm"),
    [
        ("Officials visited the valley where the bridge fell, and more were seen by doctors in town.", False),
        ("A bridge fell into the river near Osk on Sunday and 26 people died, police said at noon.", True),
    ],
)
def test_two_dispatches_of_one_agency_are_no_copies(second, alarm):
    texts = ("A bridge fell into the river near Osk on Sunday and 23 people died, police said at noon.", second)
    found = told((DAY1, [figure(23)]), (DAY1, [figure(26)]), copies=True, texts=texts)
    assert any(d.severity != "low" for d in found.discrepancies) == alarm


def test_a_correction_of_a_few_lowers_no_toll():
    found = told(
        (MORNING, [figure(182, "government")]), (NOON, [figure(3, cue="correction"), figure(179, "government")])
    )
    assert {(d.left.interval.low, d.right.interval.low) for d in found.discrepancies if d.verdict == "revision"} <= {
        (179, 182)
    }


HURT = "Police said {0} people were hurt. The city counts {1}{2}."
LISTED = "{2} {0} people killed. Officers spoke of {1} dead."


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        (HURT, ", a number that takes in those who fell in the crush", "definition"),
        (HURT, ", more than on any day this year", "conflict"),
        (LISTED, "The hospital put out a list of", "definition"),
        (LISTED, "The hospital told reporters of", "conflict"),
    ],
)
def test_the_text_says_that_two_figures_count_different_sets(text, words, verdict):
    text = text.format(16, 26, words)
    first, second = (0, text.index(". ") + 1), (text.index(". ") + 2, len(text))
    kind = "injured" if "hurt" in text else "killed"
    told_by = [figure(16, "police", kind=kind, sentence=first), figure(26, "government", kind=kind, sentence=second)]
    (row,) = told((DAY1, told_by), (DAY1, []), texts=(text, "Text.")).discrepancies
    assert row.verdict == verdict
    if verdict == "definition" and kind == "injured":
        assert "a number that takes in those who fell in the crush" in row.reason


def test_a_list_a_little_behind_is_the_same_count():
    text = "The hospital put out a list of 388 people missing. Officers spoke of over 400."
    first, second = (0, text.index(". ") + 1), (text.index(". ") + 2, len(text))
    given = [
        figure(388, "hospital", kind="missing", sentence=first),
        figure(400, "police", kind="missing", hedge="more than", sentence=second),
    ]
    assert verdicts(told((DAY1, given), (DAY1, []), texts=(text, "Text."))) == [("conflict", "medium", "none")]


def test_what_a_witness_saw_is_a_part():
    assert not verdicts(told((DAY1, [figure(7, "witness"), figure(9, "police")]), (DAY1, [])))


def test_denying_a_withdrawn_figure_belongs_to_its_withdrawal():
    found = told(
        (DAY1, [figure(113, "ngo")]),
        (
            DAY2,
            [
                figure(113, "un", scope="superseded", cue="withdrawn"),
                figure(39, "un"),
                figure(113, "ngo", certainty="denied"),
            ],
        ),
    )
    assert {d.verdict for d in found.discrepancies} == {"revision"}


def test_none_against_hundreds_is_no_sum():
    part = {"scope": "part", "place": "the mall"}
    found = told((DAY1, [figure(0, "police", **part), figure(700, "media", **part)]), (DAY1, []))
    assert verdicts(found) == [("conflict", "high", "none")]


def test_a_revision_concerns_those_who_print_the_old_figure():
    found = told(
        (MORNING, [figure(8)]),
        (NOON, [figure(8, scope="superseded", cue="correction"), figure(7)]),
        (EVENING, [figure(7)]),
    )
    (row,) = [d for d in found.discrepancies if d.verdict == "revision"]
    assert set(row.articles) == {"a0", "a1"}


def test_who_watches_a_state_counts_against_it_and_rescuers_do_not():
    found = told((DAY1, [figure(40, "ngo")]), (DAY2, [figure(55, "government")]))
    assert verdicts(found) == [("disputed", "high", "day")]
    found = told((DAY1, [figure(40, "rescue")]), (DAY3, [figure(55, "government")]))
    assert verdicts(found) == [("update", "low", "day")]


def test_a_dispute_shows_what_is_told_side_by_side_newest_first():
    found = told(
        (DAY1, [figure(10, "military")]),
        (DAY2, [figure(15, "military"), figure(84, "party")]),
        (DAY3, [figure(22, "military"), figure(84, "party")]),
    )
    (row,) = [d for d in found.discrepancies if d.verdict == "disputed"]
    assert (row.left.interval.low, row.right.interval.low) == (22, 84)
    assert set(row.articles) == {"a1", "a2"}


def test_those_in_hospital_are_not_all_who_were_hurt():
    texts = ("The hospital has 40 on the wards.", "In all 90 were hurt.")
    ward = figure(40, "hospital", kind="injured", sentence=(0, len(texts[0])))
    found = told((DAY1, [ward]), (DAY1, [figure(90, "police", kind="injured")]), texts=texts)
    assert verdicts(found) == [("definition", "low", "none")]
    assert "counts those in hospital" in found.discrepancies[0].reason
    alike = {**figure(90, "police", kind="injured"), "sentence": (0, 40)}
    texts = (texts[0], "The hospital has 90 on the wards.")
    assert [v for v, *_ in verdicts(told((DAY1, [ward]), (DAY1, [alike]), texts=texts))] != ["definition"]


def test_those_hit_by_bullets_are_not_all_who_were_hurt():
    texts = ("Doctors treated 49 with gunshot wounds.", "The fund pays all 101 who were hurt.")
    shot = figure(49, "hospital", kind="injured", sentence=(0, len(texts[0])))
    hurt = figure(101, "ngo", kind="injured", sentence=(0, len(texts[1])))
    found = told((DAY1, [shot]), (DAY2, [hurt]), texts=texts)
    assert verdicts(found) == [("definition", "low", "day")]
    assert "counts those hit by bullets" in found.discrepancies[0].reason


def test_patients_of_a_hospital_are_no_rival_count_of_the_injured():
    text = "The governor speaks of 13 injured. The clinic has 14 in hospital."
    both = [
        figure(13, "government", kind="injured", sentence=(0, 34)),
        figure(14, "hospital", kind="injured", sentence=(35, len(text))),
    ]
    assert not verdicts(told((DAY1, both), (DAY1, []), texts=(text, "")))


def test_a_figure_that_the_toll_has_passed_was_not_lowered_to_a_partys():
    text = "From 30 it went to 39, 52 and now 57. The other side speaks of 30."
    steps = [figure(n, scope="superseded", sentence=(0, 36)) for n in (39, 52)]
    now = figure(57, "government", sentence=(0, 36))
    found = told((DAY2, [*steps, now, figure(30, "party", sentence=(37, len(text)))]), (DAY1, []), texts=(text, ""))
    assert {v for v, *_ in verdicts(found)} == {"disputed", "update"}


def test_a_list_counts_another_set_though_one_article_has_both():
    texts = ("A list of 388 names is out.", "The list of 388 names is out. In all 1,100 are missing.")
    listed = figure(388, "police", kind="missing", sentence=(0, 28))
    both = [listed, figure(1100, "government", kind="missing", sentence=(30, 60), scope="superseded")]
    found = told(
        (DAY2, [listed]), (DAY2, both), (DAY1, [figure(1100, "government", kind="missing")]), texts=(*texts, "")
    )
    assert "definition" in {v for v, *_ in verdicts(found)}


def test_a_quiet_clash_of_other_figures_has_a_row_of_its_own():
    shown = [figure(40, "police", as_of=NOON), figure(46, "hospital", as_of=NOON)]
    found = told((NOON, shown), (None, [figure(95)]), (None, [figure(97)]))
    clashes = [d for d in found.discrepancies if d.verdict == "conflict"]
    assert [(d.severity, d.left.interval.low, d.right.interval.low) for d in clashes] == [
        ("high", 40, 46),
        ("low", 95, 97),
    ]


def test_what_a_toll_does_after_it_was_lowered_is_a_rise_of_its_own():
    found = told(
        (DAY1, [figure(60)]),
        (DAY2, [figure(115)]),
        ("2026-02-03", [figure(97, cue="correction"), figure(115, scope="superseded", cue="withdrawn")]),
        ("2026-02-05", [figure(99)]),
    )
    rises = [(d.left.interval.low, d.right.interval.low) for d in found.discrepancies if d.verdict == "update"]
    assert sorted(rises) == [(60, 115), (97, 99)]


def test_a_headline_whose_number_the_body_prints_is_no_leftover():
    head, entry = figure(78, field="title"), figure(79, "police")
    texts = ("16.10 Not 79, they say, but 78. 21.05 (Monday) 79 bodies found.", "")
    assert not verdicts(told((DAY1, [head, entry]), (DAY1, []), texts=texts))
    texts = ("21.05 (Monday) 79 bodies found, 78% of them men.", "")
    assert [v for v, *_ in verdicts(told((DAY1, [head, entry]), (DAY1, []), texts=texts))] == ["self_contradiction"]


def test_sides_whose_counts_moved_alike_dispute_nothing():
    moved = [(DAY1, [figure(30, "military")]), (DAY2, [figure(39, "ngo")]), (DAY3, [figure(47, "military")])]
    assert {v for v, *_ in verdicts(told(*moved))} == {"update"}
    stuck = [*moved[:2], (DAY3, [figure(33, "military")])]
    assert "disputed" in {v for v, *_ in verdicts(told(*stuck))}


def test_a_dispute_over_several_days_pairs_what_was_told_at_one_time():
    said = [(DAY1, [figure(20, "military")]), (DAY2, [figure(30, "military")]), (DAY3, [figure(84, "party")])]
    (row,) = [d for d in told(*said).discrepancies if d.verdict == "disputed"]
    assert (row.left.interval.low, row.right.interval.low, row.articles) == (30, 84, ("a1", "a2"))


def test_none_of_somebody_is_no_rival_of_the_toll():
    none = {**figure(0), "source": "the consulate"}
    assert not verdicts(told((DAY1, [none, figure(100, "rescue")]), (DAY1, [])))
    unplaced = {**figure(0, "police"), "source": "police of the valley"}
    assert not verdicts(told((DAY1, [unplaced, figure(100, "rescue")]), (DAY1, [])))


def test_a_correction_takes_back_its_own_figure_and_no_strangers():
    texts = ("Police said 4,500 died.", "Correction: 2,960 died, not as we had it.")
    strangers = told((DAY1, [figure(4500, "ngo")]), (DAY2, [figure(2960, cue="correction")]), texts=texts)
    assert not [d for d in strangers.discrepancies if d.verdict == "revision"]
    texts = (texts[0], "Correction: 2,960 died, not 4,500 as an association said.")
    told_of = told((DAY1, [figure(4500, "ngo")]), (DAY2, [figure(2960, cue="correction")]), texts=texts)
    assert [d for d in told_of.discrepancies if d.verdict == "revision"]


def test_half_of_a_count_is_no_part_of_it_that_explains_the_other_half():
    rival = [figure(23, "military"), figure(46, "government")]
    assert verdicts(told((DAY1, rival), (DAY1, []))) == [("conflict", "high", "none")]
    parts = [figure(23, scope="part", place="Osk"), figure(12, scope="part", place="Marl"), figure(35, "police")]
    assert not verdicts(told((DAY1, parts), (DAY1, [])))


def test_two_who_were_there_each_count_the_whole():
    kin = [figure(60, "witness", authority=""), figure(90, "witness", authority="")]
    kin = [{**c, "source": name} for c, name in zip(kin, ("a cousin", "a neighbour"), strict=True)]
    assert verdicts(told((DAY1, kin), (DAY1, []))) == [("conflict", "high", "none")]


def test_what_is_feared_clashes_with_what_is_feared_and_with_no_count():
    few, many = figure(40, "rescue", certainty="feared"), figure(70, "government", certainty="feared")
    assert verdicts(told((MORNING, [many]), (EVENING, [few]))) == [("conflict", "high", "published")]
    assert verdicts(told((MORNING, [few]), (EVENING, [many]))) == [("update", "low", "published")]
    assert not verdicts(told((MORNING, [many]), (EVENING, [figure(40, "rescue")])))


def test_a_source_that_raises_its_own_count_is_no_later_than_another():
    given = [figure(22), figure(22, "ngo"), figure(23, "hospital", cue="rise")]
    assert [v for v, *_ in verdicts(told((DAY1, given), (DAY1, [])))] == ["conflict"]
    own = [figure(22, "ngo"), figure(23, "hospital", cue="rise"), figure(23)]  # the outlet takes over the new one
    assert [v for v, *_ in verdicts(told((DAY1, own), (DAY1, [])))] == ["update"]


NINETEEN = "That takes the number of lives lost to 19, {0}."


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("the gunman included", "definition"),
        ("the two gunmen included", "update"),
        ("a gunman at large", "update"),
    ],
)
def test_a_single_attacker_needs_no_figure_to_be_told_apart(words, verdict):
    text = NINETEEN.format(words)
    counts = ("militants",) if "included" in words else ()
    dead = figure(19, includes=counts, sentence=(0, len(text)))
    (row,) = told((MORNING, [figure(18, "police")]), (EVENING, [dead]), texts=("Text.", text)).discrepancies
    assert row.verdict == verdict


def test_attackers_told_as_a_part_of_the_dead_are_counted_in():
    text = "Eleven people died, the two gunmen among them."
    here = {"sentence": (0, len(text))}
    dead = [figure(11, "police", **here), figure(2, group="militants", relation="subset", **here)]
    (row,) = told((DAY1, dead), (DAY1, [figure(9, "police")]), texts=(text, "Text.")).discrepancies
    assert row.verdict == "definition"


SHOT = "The board counts 49 people with gunshot wounds, {0} 101 {1}."


@pytest.mark.parametrize(
    ("rest", "row"),
    [(("while a list of all who were hurt has", "names"), ["definition"]), (("and the clinic", "hit by bullets"), [])],
)
def test_a_clause_tells_whom_its_figure_counts(rest, row):
    text = SHOT.format(*rest)
    here = {"kind": "injured", "sentence": (0, len(text))}
    shot = figure(49, start=17, end=26, **here)
    hurt = figure(101, start=text.index("101"), end=text.index("101") + 3, **here)
    assert [v for v, *_ in verdicts(told((DAY1, [shot, hurt]), (DAY1, []), texts=(text, "Text.")))] == row


@pytest.mark.parametrize(
    ("words", "told_apart"),
    [
        ("They count a boy who died months later", True),
        ("That includes people treated for shock", True),
        ("This figure doesn't include those treated at the scene", True),
        ("It is limited to persons registered with the agency", True),
        ("Which of them lumps together the dead and the missing is open", False),
        ("These refer only to the town", True),
        ("The count left out the outlying farms", True),
        ("Those exclude crew", True),
        ("The totals do not cover tourists", True),
        ("Police counted again on Monday", False),
        ("Officers took in three men", False),
        ("The ministry includes a press office", False),
        ("Hospitals counted on help", False),
        ("More are expected, including children", False),
        ("The mayor refers to a review", False),
        ("Rescuers covered the bodies", False),
        ("She left out of fear", False),
        ("The road is limited to ambulances", True),  # a phrase of limits beside two figures, whatever it limits
    ],
)
def test_words_that_tell_whom_a_figure_counts(words, told_apart):
    text = HURT.format(16, 26, "") + f" {words}."
    first, second = (0, text.index(". ") + 1), (text.index(". ") + 2, len(HURT.format(16, 26, "")))
    given = [
        figure(16, "police", kind="injured", sentence=first),
        figure(26, "government", kind="injured", sentence=second),
    ]
    (row,) = told((DAY1, given), (DAY1, []), texts=(text, "Text.")).discrepancies
    assert (row.verdict == "definition") is told_apart


def test_opposed_sides_dispute_whoever_they_count():
    text = HURT.format(16, 26, "") + " They count only those whom they carried out."
    first, second = (0, text.index(". ") + 1), (text.index(". ") + 2, len(HURT.format(16, 26, "")))
    given = [
        figure(16, "military", kind="injured", sentence=first),
        figure(26, "party", kind="injured", sentence=second),
    ]
    assert [v for v, *_ in verdicts(told((DAY1, given), (DAY1, []), texts=(text, "Text.")))] == ["disputed"]


def test_one_told_after_two_lowers_no_count_without_a_word_of_it():
    two = figure(2, kind="injured", scope="superseded")
    assert not verdicts(told((DAY1, [two, figure(1, kind="injured")]), (DAY1, [])))
    mended = figure(1, kind="injured", cue="correction")
    assert [v for v, *_ in verdicts(told((DAY1, [two, mended]), (DAY1, [])))] == ["revision"]


def part(n, place, source="", **more):
    """The dead of one place among several."""
    return figure(n, source, scope="part", place=place, **more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tarn", "Tarn County", True),
        ("Nay Osk Taw", "Nayosktaw", True),
        ("Ruma", "Ruma Autonomous Region", True),
        ("Tarn", "Tarn bridge", False),
        ("Upper Tarn", "Tarn", False),
    ],
)
def test_a_place_has_one_toll_under_all_its_names(one, other, same):
    found = told((MORNING, [part(4, one)]), (EVENING, [part(9, other)]))
    assert [v for v, *_ in verdicts(found)] == (["update"] if same else [])


def test_a_town_is_not_the_district_of_its_name():
    found = told((MORNING, [part(4, "Tarn town"), part(9, "Tarn district")]), (EVENING, [part(6, "Tarn")]))
    assert not verdicts(found)


def test_what_is_told_of_another_place_explains_no_gap():
    counts = [part(8, "Tarn", "government"), part(9, "Tarn", "police")]
    assert [v for v, *_ in verdicts(told((DAY1, [*counts, part(1, "Osk")]), (DAY1, [])))] == ["conflict"]
    assert not verdicts(told((DAY1, [*counts, part(1, "Tarn")]), (DAY1, [])))


def test_none_of_somebody_is_no_second_toll_under_a_headline():
    given = [figure(92, field="title"), figure(0, sentence=(5, 9)), figure(58, sentence=(1, 4))]
    (row,) = told((DAY1, given), (DAY1, [])).discrepancies
    assert (row.left.interval.low, row.right.interval.low) == (58, 92)


def test_the_missing_counted_with_the_dead_make_no_clash():
    dead, all_ = figure(42, "police"), figure(47, "government")
    lost = figure(5, "police", kind="missing")
    (row,) = told((DAY1, [dead, all_, lost]), (DAY1, [])).discrepancies
    assert (row.verdict, row.severity) == ("definition", "low")
    assert "the 5 missing" in row.reason
    assert verdicts(told((DAY1, [dead, all_, {**lost, **figure(6, kind="missing")}]), (DAY1, []))) == [
        ("conflict", "high", "none")
    ]
    later = told((MORNING, [dead, lost]), (EVENING, [all_]))  # the missing were found dead
    assert [v for v, *_ in verdicts(later)] == ["update"]


def test_who_counts_the_dead_counts_the_hurt_too():
    """Two counters of one hour differ in all their figures: that makes them no counters of two events."""
    here, there = {"sentence": (0, 40), "start": 1}, {"sentence": (400, 440), "start": 401}
    text = "Word on the fire. " * 30
    given = [
        figure(79, "government", **here), figure(38, "government", kind="injured", **here),
        figure(80, "police", **there), figure(40, "police", kind="injured", **there),
    ]  # fmt: skip
    found = told((DAY1, given), (DAY1, []), texts=(text, "Text."))
    assert ("conflict", "killed") in {(d.verdict, d.kind) for d in found.discrepancies}


def test_an_office_that_counts_a_tenth_of_the_dead_counts_its_own():
    assert not verdicts(told((DAY1, [figure(13, "company"), figure(204, "police")]), (DAY1, [])))
    assert verdicts(told((DAY1, [figure(60, "company"), figure(204, "police")]), (DAY1, [])))
    lost = [figure(20, "government", kind="missing"), figure(110, "police", kind="missing")]
    assert verdicts(told((DAY1, lost), (DAY1, [])))


def test_the_only_country_is_no_part_of_what_happened_in_it():
    def at(name, land):
        return {"kind": "place", "value": name, "within": (land,)}

    stories = ((MORNING, [figure(4), at("Osk", "Ruma")]), (EVENING, [part(9, "Ruma"), at("Tarn", "Ruma")]))
    assert [v for v, *_ in verdicts(told(*stories))][:1] == ["update"]
    abroad = (stories[0], (EVENING, [part(9, "Ruma"), at("Tarn", "Sela")]))
    assert "update" not in [v for v, *_ in verdicts(told(*abroad))]
