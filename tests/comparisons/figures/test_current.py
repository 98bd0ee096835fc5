"""What is current on one fact, and who stands behind it."""

import pytest

from tests.comparisons.build import figure, told

DAY1, DAY2, DAY3 = "2026-02-01", "2026-02-02", "2026-02-03"


def wording(*stories):
    """The sentence of the only fact."""
    (fact,) = told(*stories).facts
    return fact.wording


def test_only_those_who_agree_with_the_printed_figure_stand_behind_it():
    (fact,) = told((DAY1, [figure(70, "police")]), (DAY1, [figure(70)]), (DAY1, [figure(66)])).facts
    assert (fact.wording, fact.outlets, len(fact.claims)) == (
        "70 people killed, police said (1 February).",
        ("Northline Wire", "The Harbour Courier"),
        3,
    )


def test_a_withdrawn_figure_is_never_offered_however_late_it_is_printed():
    late = (DAY3, [figure(27)])
    found = told(
        (DAY1, [figure(27, "police")]),
        (DAY2, [figure(22, "police", cue="correction"), figure(27, "police", scope="superseded")]),
        late,
    )
    assert [(d.verdict, d.status) for d in found.discrepancies] == [("revision", "drop")]
    assert found.facts[0].wording == "22 people killed, police said (2 February)."


def test_what_the_toll_had_passed_before_it_was_lowered_says_nothing_against_a_figure_without_a_date():
    assert wording(
        (DAY1, [figure(290, "police")]),
        (DAY1, [figure(359, "police")]),
        (DAY2, [figure(253, "police", cue="correction"), figure(359, "police", scope="superseded")]),
        (None, [figure(253, "police")]),
    ).startswith("253 people killed, police said")


@pytest.mark.parametrize(("kind", "opening"), [("missing", "7 people missing"), ("killed", "110 people killed")])
def test_a_count_that_may_fall_is_told_by_its_newest_word(kind, opening):
    told_by = [(DAY1, [figure(110, "government", kind=kind)]), (None, [figure(20, "rescue", kind=kind)])]
    assert wording(*told_by, (DAY3, [figure(7, "military", kind=kind)])).startswith(opening)


def test_a_few_of_the_missing_are_not_those_still_missing():
    assert wording((DAY1, [figure(89, "police", kind="missing")]), (DAY2, [figure(3, kind="missing")])).startswith(
        "89 people missing"
    )


def test_of_two_counters_alike_the_later_is_printed():
    first, later = figure(12, "rescue", kind="sites"), figure(11, "government", kind="sites")
    assert "the government said (3 February)" in wording((DAY1, [first]), (DAY3, [later]))
    assert "rescue services said (3 February)" in wording((DAY1, [later]), (DAY3, [first]))


def test_a_lower_figure_without_a_date_is_not_taken_for_newer():
    stories = [(DAY1, [figure(18, kind="sites")]), (None, [figure(17, kind="sites")])]
    assert "18" in wording(*stories)


def test_of_one_figure_whoever_had_it_first_is_named():
    same = figure(66, "rescue")
    assert wording((DAY1, [same]), (DAY3, [same])) == "66 people killed, rescue services said (1 February)."


def test_a_hospital_counts_those_brought_to_it():
    brought = figure(16, "hospital", includes=("militants",))
    found = told((DAY1, [brought]), (DAY1, [figure(26, "government")]), (DAY1, [figure(26, "police")]))
    assert not any(f.wording.startswith("16") for f in found.facts)


def test_one_article_far_above_the_figure_that_it_shares_with_others_stands_alone():
    shared = [(DAY1, [figure(18, "police")]), (DAY1, [figure(18)])]
    assert wording(*shared, (DAY3, [figure(18), figure(100, hedge="more than")])).startswith("18 people killed")
    assert wording(*shared, (DAY3, [figure(100, hedge="more than")])).startswith("More than 100 people killed")
    risen = figure(100, "hospital", hedge="more than")
    assert not wording(*shared, (DAY3, [figure(18, "police"), risen])).startswith("18")


def test_an_early_figure_by_nobody_far_above_what_others_agree_on_is_no_toll():
    agreed = [(DAY2, [figure(500, "police", kind="injured")]), (DAY2, [figure(500, kind="injured")])]
    rumour = figure(1500, kind="injured", hedge="about")
    assert wording((DAY1, [rumour]), *agreed).startswith("500 people injured, police said")
    assert wording((None, [rumour]), *agreed).startswith("500 people injured, police said")
    assert wording(*agreed, (DAY3, [rumour])).startswith("About 1,500 people injured")


def test_a_figure_told_after_a_withdrawn_one_is_not_on_the_way_to_it():
    assert wording(
        (DAY1, [figure(291, "police"), figure(231, cue="correction")]),
        (None, [figure(231, "witness", cue="correction"), figure(291, "police", scope="superseded")]),
        (DAY3, [figure(254, "government")]),
    ).startswith("254 people killed, the government said")


def test_nobody_is_counted_in_words():
    assert wording((DAY1, [figure(0, "police")]), (DAY1, [figure(0, "police")])).startswith("No people killed, police")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"kind": "magnitude", "noun": "magnitude", "unit": "magnitude"},
            "Magnitude 7, the government said (1 February).",
        ),
        ({"kind": "money", "noun": "damage", "unit": "EUR"}, "EUR 7 (damage), the government said (1 February)."),
        ({"group": "briton"}, "7 Britons killed, the government said (1 February)."),
        ({"group": "chinese"}, "7 Chinese citizens killed, the government said (1 February)."),
    ],
)
def test_what_is_measured_and_who_is_of_a_country_make_sentences(fields, sentence):
    given = figure(7, "government", **fields)
    assert wording((DAY1, [given]), (DAY1, [given])) == sentence


def test_a_figure_without_a_date_never_goes_before_one_that_has_its_time():
    found = told((None, [figure(31, "police")]), (DAY1, [figure(26, "police")]))
    assert found.facts[0].wording == "26 people killed, police said (1 February)."


def test_who_prints_an_overtaken_figure_without_a_date_prints_it_from_then():
    stories = [(DAY1, [figure(9, kind="missing")]), (DAY2, [figure(6, "police", kind="missing")])]
    found = told(*stories, (None, [figure(9, kind="missing")]))
    assert found.facts[0].wording == "6 people missing, police said (2 February)."
