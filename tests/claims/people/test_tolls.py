"""The noun that a figure is given for: right before it, across the clause, or spoken of before."""

from __future__ import annotations

import pytest

from factcheck.claims.people import events, mentions, tolls
from tests.claims.reading import POLICY, parsed


def before(text: str) -> list[str | None]:
    """The kind of the toll right before each figure."""
    doc = parsed(text)
    marked = events.mark(doc)
    found = [tolls.before(doc, m, marked) for m in mentions.find(doc, POLICY)]
    return [link.kind if link else None for link in found]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The death toll has risen to 41.", ["killed"]),
        ("The number of injured is now 28.", ["injured"]),
        ("The injured number 61.", ["injured"]),
        ("The dead number 93, and the missing seven.", ["killed", "missing"]),
        ("The wounded, about 40, are at home.", ["injured"]),
        ("The number of people killed in a crush in Norvale, central Arlen, has shot up to 146.", ["killed"]),
        ("They put the number of missing at five and of injured at four.", ["missing", "injured"]),
        ("Five were killed, down from 12.", [None, None]),
        ("The mayor counted 12.", [None]),
    ],
)
def test_right_before(text: str, kinds: list[str | None]) -> None:
    assert before(text) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The number of martyrs of the blast at the mill in Marpa finally reached 135.", "killed"),
        ("The ministry gave the dead of the mill as 12.", "killed"),
        ("The council put the price at 12.", None),
    ],
)
def test_across_the_clause(text: str, kind: str | None) -> None:
    doc = parsed(text)
    *_, figure = mentions.find(doc, POLICY)
    link = tolls.carried(doc, figure, events.mark(doc))
    assert (link.kind if link else None) == kind


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The figure stands at 15.", True),
        ("By nightfall, 31.", True),
        ("The army says 2,056.", True),
        ("In its last statement the number was given as 45.", True),
        ("Nobody was hurt, says one.", False),
        ("The museum has 12 rooms.", False),
    ],
)
def test_a_toll_spoken_of_before(text: str, stands: bool) -> None:
    doc = parsed(text)
    *_, figure = mentions.find(doc, POLICY)
    assert tolls.anaphoric(doc, figure) is stands


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The army says 2,056.", True),
        ("Somebody said a hundred, too.", False),
        ("It is said to be 2,056 metres high.", False),
    ],
)
def test_what_is_worth_a_parse(text: str, states: bool) -> None:
    assert tolls.states(text) is states


def test_the_topic_of_a_sentence_without_figures() -> None:
    def topic(text: str) -> str | None:
        doc = parsed(text)
        return tolls.topic(doc, events.mark(doc))

    assert topic("The dead have been named.") == "killed"
    assert topic("How many are missing?") == "missing"
    assert topic("The road is open again.") is None
