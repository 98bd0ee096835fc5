"""Our own voice names people and places as a sub-editor would, or not at all."""

import pytest

from factcheck.comparisons.statements.statement import Key, Statement
from factcheck.comparisons.wording import labels
from factcheck.lexicon.hedges import figure as printed_figure
from factcheck.lexicon.voices import authority
from factcheck.records import Article, Claim, Interval
from tests.comparisons.build import figure, told

DAY = "2026-02-01T08:00+00:00"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Gwadar", " in Gwadar"),
        ("northern Tarnia", " in northern Tarnia"),
        ("Harbour Road", " on Harbour Road"),
        ("Marlow Island", " on Marlow Island"),
        ("Al Noor mosque", " at Al Noor mosque"),
        ("UK", " in the UK"),
        ("Netherlands", " in the Netherlands"),
        ("ground", " on the ground"),
        ("plane", " on the plane"),
        ("bar", " at the bar"),
        ("alley", " in the alley"),
        ("morgue", ", counted at the morgue"),
        ("Civil Hospital", ", counted at Civil Hospital"),
        ("Tarn Medical Center", ", counted at Tarn Medical Center"),
    ],
)
def test_a_place_has_its_own_small_word(place, said):
    assert labels.located(place, counted=True) == said


def test_who_is_arrested_at_a_hospital_is_not_counted_there():
    assert labels.located("Civil Hospital") == " at Civil Hospital"


@pytest.mark.parametrize(
    "words", ["her sister", "and one", "at three of them", "His mother", "a married couple", "row"]
)
def test_what_names_no_place_is_not_said(words):
    assert labels.located(words, counted=True) == ""


def test_a_part_without_a_name_is_no_sentence_about_the_whole():
    (fact,) = told((DAY, [figure(4, "police", place="his own family", scope="part")])).facts
    assert (fact.place, fact.wording) == ("his own family", "")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"group": "unidentified"}, "7 people killed and not identified, police said"),
        ({"group": "identified", "noun": "of the dead"}, "7 people killed and identified, police said"),
        ({"kind": "injured", "group": "discharged"}, "7 people injured and discharged, police said"),
        ({"group": "people who"}, "7 people killed, police said"),
        ({"group": "family", "noun": "family"}, "7 families killed, police said"),
        ({"kind": "affected", "group": "job", "noun": "job"}, "7 jobs affected, police said"),
        ({"kind": "sites", "group": "mosque", "noun": "mosques"}, "7 mosques struck, police said"),
        ({"kind": "sites", "group": "explosion", "noun": "explosions"}, "7 explosions, police said"),
    ],
)
def test_who_is_counted_is_said_in_english(fields, said):
    (fact,) = told((DAY, [figure(7, "police", **fields)])).facts
    assert fact.wording.partition(" (")[0] == said


def test_a_name_in_the_noun_keeps_its_capital():
    claim = Claim(
        article_id="a", kind="affected", group="worker", noun="orrin workers", quote="830 Orrin workers",
        interval=Interval.exact(830),
    )  # fmt: skip
    statement = Statement(claim, Article(text="830 Orrin workers"), 830.0, (claim,))
    assert labels.people(Key("affected", "worker"), 830, statement) == "Orrin workers"


@pytest.mark.parametrize(
    ("hedge", "said"),
    [("at about", "About 40"), ("at around", "Around 40"), ("estimated at", "An estimated 40"), ("or so", "About 40"),
     ("and counting", "At least 40")],
)  # fmt: skip
def test_a_hedge_is_worded_for_a_sentence_of_its_own(hedge, said):
    (fact,) = told((DAY, [{**figure(40, "police"), "qualifier": hedge}])).facts
    assert fact.wording.startswith(f"{said} people killed")


def test_a_place_in_a_question_stands_in_no_bracket_within_another():
    here = {"place": "Pasni", "scope": "part"}
    (row,) = told((DAY, [figure(7, "police", **here)]), (DAY, [figure(12, "military", **here)])).discrepancies
    assert "(deaths, Pasni)" in row.question


@pytest.mark.parametrize(
    ("source_type", "source", "name", "said"),
    [
        ("party", "The Tarn Liberation Army", "tarn liberation army", "the Tarn Liberation Army"),
        ("ngo", "Tarn Observatory for Human Rights", "tarn observatory for human rights",
         "the Tarn Observatory for Human Rights"),
        ("ngo", "a monitoring group", "monitoring group", "a monitoring group"),
        ("ngo", "an observers' network", "observers' network", "an observers' network"),
        ("ngo", "the network's head", "human rights", "an aid group"),
        ("ngo", "Tarn Rights Watch", "tarn rights watch", "Tarn Rights Watch"),
        ("un", "the UN", "un", "the UN"),
        ("company", "Orrin Motors", "orrin motors", "Orrin Motors"),
        ("company", "Group Spokesperson Rosa Lind", "group spokesperson", "the company"),
        ("company", "café owner Rosa", "café owner rosa", "the company"),
    ],
)  # fmt: skip
def test_who_speaks_has_the_article_that_its_name_takes(source_type, source, name, said):
    claim = Claim(article_id="a", kind="killed", source=source, source_type=source_type, authority=name)
    assert authority(claim) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Some 40 people hurt in the fire were still in hospital.", "About 40 people injured and in hospital, police"),
        ("Some 40 people were hurt, and 12 of them are in hospital.", "About 40 people injured, police"),
        ("Some 40 people were taken to a hospital.", "About 40 people injured, police"),
    ],
)
def test_who_is_still_in_hospital_is_not_all_who_were_hurt(text, said):
    start = text.index("Some 40 people")
    more = {"kind": "injured", "start": start, "end": start + 14, "sentence": (0, len(text)), "quote": "Some 40 people"}
    (fact,) = told((DAY, [figure(40, "police", hedge="about", **more)]), texts=(text,)).facts
    assert fact.wording.startswith(said)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(999_999, "999,999"), (1_000_000, "1 million"), (17_200_000, "17.2 million"), (1_234_567, "1,234,567"),
     (2_950_000_000, "2.95 billion"), (7.5, "7.5")],
)  # fmt: skip
def test_large_round_figures_are_printed_in_words(number, shown):
    assert printed_figure(number) == shown


def test_no_count_has_decimals():
    (fact,) = told((DAY, [figure(7.7, kind="sites", group="quake", noun="quake")])).facts
    assert fact.wording == ""


def test_a_noun_that_runs_into_another_count_is_not_said():
    (fact,) = told((DAY, [figure(2, "police", kind="destroyed", group="tank", noun="tanks four lorries")])).facts
    assert fact.wording.startswith("2 tanks destroyed, police said")


def test_jobs_are_jobs_whatever_paper_tells_of_them():
    (fact,) = told((DAY, [figure(297, "company", kind="affected", group="job", noun="pink slips")])).facts
    assert fact.wording.startswith("297 jobs affected")
