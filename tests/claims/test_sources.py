"""Who says so, and how far the word reaches."""

from __future__ import annotations

import pytest

from factcheck.claims import authorities
from tests.claims.reading import counts


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("police", "police"),
        ("the army", "military"),
        ("doctors at the clinic", "hospital"),
        ("a witness", "witness"),
        ("the company", "company"),
        ("the rebels", "party"),
        ("UN", "un"),
        ("the mayor", "government"),
        ("", "none"),
        ("a doctor at the army's hospital", "hospital"),
        ("the president of the Red Cross", "rescue"),
        ("the director general of health services", "government"),
        ("senior hospital officials", "hospital"),
        ("officials", "unnamed_official"),
        ("a senior security official", "unnamed_official"),
        ("the law-enforcement officials", "police"),
        ("police and hospital officials", "police"),
        ("the Hamas-run health ministry", "government"),
        ("the group Witness & Record", "ngo"),
        ("the prefect's office", "government"),
        ("its secretary-general", "none"),
    ],
)
def test_type_of_source(words: str, kind: str) -> None:
    assert authorities.type_of(words) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said nine people died.", "police"),
        ("Nine people died, according to doctors.", "hospital"),
        ("Nine people died, the army said.", "military"),
        ("Nine people died.", "none"),
    ],
)
def test_a_figure_carries_its_source(text: str, kind: str) -> None:
    assert [c.source_type for c in counts(text)] == [kind]


def test_two_voices_in_one_sentence() -> None:
    found = counts("Police said nine people died, while doctors said 12 people died.")
    assert [c.source_type for c in found] == ["police", "hospital"]


def test_a_pronoun_speaks_for_the_source_before() -> None:
    found = counts("Police said nine people died. They said four people were injured.")
    assert [c.source_type for c in found] == ["police", "police"]


def test_a_quotation_goes_on() -> None:
    found = counts("“Nine people died,” the mayor said. “Four people were injured. Two people are missing.”")
    assert {c.source_type for c in found} == {"government"}


def test_the_agency_is_the_chain() -> None:
    (claim,) = counts("Nine people died, a police officer told AFP.")
    assert (claim.source_type, claim.chain) == ("police", "AFP")


def test_names_of_authorities() -> None:
    assert authorities.canonical("the army's spokesman", "military") == "military"
    assert authorities.canonical("Lakeland Health Ministry", "government") == "lakeland health ministry"


def test_while_before_a_gerund_parts_no_clause() -> None:
    assert [c.source_type for c in counts("Two women were hurt while running to a shelter, medics said.")] == [
        "hospital"
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Rights group says nine people killed in night raid", "ngo"),
        ("Nine people dead in Tarn flood – police", "police"),
        ("Nine people dead in Tarn flood, says governor", "government"),
        ("Tarn flood: army confirms nine people dead", "military"),
        ("Nine people dead as river bursts its banks", "none"),
        ("Nine people dead in Tarn flood – updates", "none"),
    ],
)
def test_who_stands_behind_a_headline(title: str, kind: str) -> None:
    found = [c for c in counts("The river rose.", title=title) if c.kind == "killed"]
    assert [c.source_type for c in found] == [kind]


def test_a_short_form_is_the_body_named_before() -> None:
    text = "The Northern Human Rights Commission said nine people died. The commission said 40 people were arrested."
    assert [c.source_type for c in counts(text)] == ["ngo", "ngo"]
