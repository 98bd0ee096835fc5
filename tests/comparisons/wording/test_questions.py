"""Each clash is one question, asked of who can answer it."""

import pytest

from tests.comparisons.build import figure, told

MORNING, NOON, EVENING = "2026-02-01T08:00+00:00", "2026-02-01T12:00+00:00", "2026-02-01T20:00+00:00"
ONE, TWO = "Northline Wire", "The Harbour Courier"


def said(n, source_type, words, **more):
    """A figure on the word of somebody, as the text calls them."""
    return {**figure(n, source_type, **more), "source": words}


def asked(*stories, **more):
    """Who is asked in the only row."""
    (row,) = told(*stories, **more).discrepancies
    return row.question.removeprefix("Ask ").partition(":")[0]


def test_the_desk_that_still_prints_a_withdrawn_figure():
    taken_back = [figure(41, "police", scope="superseded", cue="withdrawn"), figure(29, "police")]
    (row,) = [d for d in told((MORNING, taken_back), (EVENING, [figure(41)])).discrepancies if d.severity == "high"]
    assert row.question.startswith(f"Ask the desk of {TWO}: does it stand by 41 (deaths)")
    assert "the government" not in row.question


def test_one_voice_of_two_figures_is_asked_once():
    both = [said(2056, "government", "the parallel government"), said(2418, "government", "the junta government")]
    assert asked((MORNING, both)) == f"the government (quoted by {ONE})"
    apart = (MORNING, [figure(5, "government")]), (MORNING, [figure(9, "government")])
    assert asked(*apart) == f"the government (quoted by {ONE} and {TWO})"


def test_the_office_that_lowered_a_figure_where_nobody_prints_the_old_one():
    lowered = [
        said(41, "government", "the interior ministry", scope="superseded"),
        said(29, "government", "Interior Minister Adeyemi Cole"),
    ]
    (row,) = told((MORNING, lowered), (MORNING, [])).discrepancies
    assert (
        row.question
        == f"Ask the interior minister (quoted by {ONE}): is 41 withdrawn, and does 29 replace it (deaths)?"
    )
    assert "Cole" not in row.question


@pytest.mark.parametrize(
    ("source_type", "source", "who"),
    [
        ("government", "the Ministry of Health", "the ministry of health"),
        ("government", "Home Minister Adeyemi Cole", "the home minister"),
        ("government", "Governor Ana Ruiz", "the governor"),
        ("police", "Harwick's police chief, Lena Holt", "the police chief"),
        ("rescue", "the county fire service", "the county fire service"),
        ("hospital", "Dr Sol Amery, chief medical officer", "the chief medical officer"),
        ("government", "officials", "the government"),
        ("unnamed_official", "a senior source", "unnamed officials"),
        ("police", "Sergeant Pell", "police"),
    ],
)
def test_an_office_is_called_what_the_words_call_it_and_nobody_by_name(source_type, source, who):
    counted, later = said(27, source_type, source), said(20, "witness", "a baker")
    assert asked((MORNING, [counted]), (EVENING, [later])) == f"witnesses (quoted by {TWO}) and {who} (quoted by {ONE})"


def test_the_desk_whose_figure_has_no_source():
    assert (
        asked((MORNING, [figure(27, "police")]), (EVENING, [figure(20)]))
        == f"the desk of {TWO} and police (quoted by {ONE})"
    )


WIRE = (
    "{0} It was a battle for the bridge over the Tarn, the third of this month, fought in heavy rain from dawn to dusk."
)


def test_the_desk_that_dropped_the_name():
    heads = (
        "Its men killed forty soldiers near Osk on Sunday, the Northern Front told a radio station.",
        "Forty soldiers were killed near Osk on Sunday.",
    )
    side = [{"group": "security", "sentence": (0, len(head))} for head in heads]
    claimed, plain = figure(40, "party", **side[0]), figure(40, **side[1])
    found = told((MORNING, [claimed]), (NOON, [plain]), copies=True, texts=tuple(map(WIRE.format, heads))).discrepancies
    assert [d.question for d in found] == [f"Ask the desk of {TWO}: on whose word is 40 (deaths, security)?"]


def test_the_two_desks_of_an_altered_copy():
    text = WIRE.format("On Sunday there was a battle.")
    found = told((MORNING, [figure(12)]), (MORNING, [figure(16)]), copies=True, texts=(text, text)).discrepancies
    assert [d.question for d in found] == [
        f"Ask the desk of {ONE} and the desk of {TWO}: the two print one text; is it 12 or 16 (deaths)?"
    ]


def test_a_dispute_of_which_one_side_is_heard_is_held_with_both_figures():
    rows = told((MORNING, [figure(84, "party", group="security")]), (NOON, [figure(10, "military", group="security")]))
    (fact,) = [f for f in rows.facts if f.group == "security"]
    assert all(figure in fact.wording for figure in ("84", "10"))
