"""What people are called by their country, and where a text says they are from."""

from __future__ import annotations

import pytest

from factcheck.claims.people import mentions, nations
from tests.claims.reading import POLICY, parsed


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Two North Koreans died.", "north korean"),
        ("Two Papua New Guineans died.", "papua new guinean"),
        ("Two New Zealanders died.", "new zealander"),
        ("Two U.S. citizens died.", "american"),
        ("Two citizens of Kazakhstan died.", "kazakh"),
        ("Two from the UK died.", "briton"),
        ("Two passengers with Portuguese passports died.", "portuguese"),
        ("The French ministry said two of its nationals died.", "french"),
        ("Two people from Arlen died.", "total"),
        ("Two students from Kenya died.", "student"),
    ],
)
def test_group_of_a_mention(text: str, group: str) -> None:
    first, *_ = mentions.find(parsed(text), POLICY)
    assert first.group == group


def test_is_nation() -> None:
    assert nations.is_nation("french")
    assert not nations.is_nation("security")


@pytest.mark.parametrize(
    ("lands", "text", "own"),
    [
        (["Uganda"], "At least 30 Ugandans were killed.", "ugandan"),
        (["Uganda"], "At least 30 Ugandans and two Danes were killed.", ""),
        (["Tessa", "southern Uganda"], "At least 30 Ugandans were killed.", "ugandan"),
        (["Kenya", "Uganda"], "At least 30 Ugandans were killed.", ""),
        ([], "At least 30 Ugandans were killed.", ""),
    ],
)
def test_home(lands: list[str], text: str, own: str) -> None:
    assert nations.home(lands, text) == own


@pytest.mark.parametrize(
    ("authority", "nation"),
    [("government of paris", "french"), ("government of chile", "chilean"), ("city police", "")],
)
def test_voiced(authority: str, nation: str) -> None:
    assert nations.voiced(authority) == nation
