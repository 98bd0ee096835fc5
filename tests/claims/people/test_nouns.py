"""Nouns and the groups they stand for."""

from __future__ import annotations

import pytest

from factcheck.claims.people import nouns
from tests.claims.reading import parsed


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("policemen", "policeman"),
        ("bodies", "body"),
        ("buses", "bus"),
        ("churches", "church"),
        ("police", "police"),
        ("crews", "crew"),
        ("boss", "boss"),
    ],
)
def test_singular(plural: str, singular: str) -> None:
    assert nouns.singular(plural) == singular


@pytest.mark.parametrize(
    ("phrase", "group"),
    [
        ("10 people", "total"),
        ("10 pilgrims", "total"),
        ("10 security personnel", "security"),
        ("10 police officers", "security"),
        ("10 gunmen", "militants"),
        ("10 villagers", "civilians"),
        ("10 schoolchildren", "children"),
        ("10 foreign nationals", "foreigners"),
        ("10 firefighters", "firefighter"),
        ("10 of them", "total"),
    ],
)
def test_group_of_a_counted_phrase(phrase: str, group: str) -> None:
    doc = parsed(f"{phrase} died.")
    assert nouns.group(doc, nouns.after(doc, 1)) == group


def test_phrase_marks() -> None:
    assert nouns.after(parsed("Ten others died."), 1).others
    assert nouns.after(parsed("Three more bodies were found."), 1).more
    assert nouns.after(parsed("Two of the injured died."), 1).partitive


def test_things_are_no_people() -> None:
    assert nouns.is_thing("goats")
    assert not nouns.is_person("goats")
    assert nouns.looks_human("paddleboarders")
    assert not nouns.looks_human("towers")
