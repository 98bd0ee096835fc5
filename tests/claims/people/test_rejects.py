"""Linked mentions that are no counts, and those that tell of one person only."""

from __future__ import annotations

import pytest

from tests.claims.reading import counts


@pytest.mark.parametrize(
    "text",
    [
        "The blast could have killed ten people.",
        "The group threatened to kill ten hostages.",
        "In the drill, 12 people were killed.",
        "Some 58 are dead or missing.",
        "The crash caused 25 casualties.",
        "None of the dead has been released to the families.",
        "Two officials and a medic at the morgue said so.",
        "Lena has searched all wards, looking for her son.",
    ],
)
def test_counts_nobody(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Five people were hurt. A man of 25 was hurt in the arm.", [5]),
        ("Five people were hurt, including a policeman.", [5, 1]),
        ("Five people were hurt. One of the victims is in serious condition.", [5]),
        ("A man of 25 was hurt in the arm.", [1]),
        ("Two guards and a cook were hurt.", [2, 1, 3]),
    ],
)
def test_one_person_is_among_those_counted(text: str, figures: list[float]) -> None:
    assert [c.interval.stated for c in counts(text) if c.interval] == figures
