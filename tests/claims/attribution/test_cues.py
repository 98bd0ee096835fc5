"""How a sentence names a source, and how far it vouches."""

from __future__ import annotations

import pytest

from factcheck.claims.attribution import cues, headlines
from tests.claims.reading import parsed


def named(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    found = cues.in_body(text, doc)
    return [(c.how, c.source.words) for c in (*found, *cues.mentioned(text, found, doc))]


@pytest.mark.parametrize(
    ("text", "how", "words"),
    [
        ("Nine people died, the mayor said.", "verb", "the mayor"),
        ("The mayor, who put the dead at nine, resigned.", "verb", "The mayor"),
        ("Nine people died, according to the county coroner.", "according", "the county coroner"),
        ("A wire, which cites the fire brigade, has nine dead.", "according", "the fire brigade"),
        ("Red Cross: nine dead.", "label", "Red Cross"),
        ("The ministry's latest count has nine dead.", "keeper", "The ministry"),
        ("A list drawn up by the embassy has nine dead.", "given", "the embassy"),
        ("Our own count is nine dead.", "own", "Our"),
        ("The police put the dead at nine, the ministry at ten.", "gapped", "the ministry"),
        ("The number to remember is nine, from the governor.", "near_from", "the governor"),
    ],
)
def test_every_form_names_its_source(text: str, how: str, words: str) -> None:
    assert (how, words) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed by troops.",
        "Police fought nine people.",
        "Some 30 soldiers died.",
        "Nine people died in the hospital.",
        "The governor's house burned down and nine people died.",
    ],
)
def test_who_acts_or_suffers_is_no_source(text: str) -> None:
    assert named(text) == []


def test_a_clause_without_a_verb_parts_what_each_vouches_for() -> None:
    text = "The police put the dead at nine, the ministry at ten."
    doc = parsed(text)
    found = cues.in_body(text, doc)
    first, second = cues.parted([*found, *cues.mentioned(text, found, doc)])
    assert first.reach[1] == second.reach[0] == text.index("the ministry")


def test_a_headline_names_its_source_at_its_end_or_before_its_verb() -> None:
    (end,) = headlines.in_title("Nine dead in Tarn flood – police")
    assert (end.source.kind, end.reach) == ("police", (0, len("Nine dead in Tarn flood – police")))
    assert headlines.in_title("Nine dead in Tarn flood – updates") == []
