"""One form for a name however it is spelled."""

from __future__ import annotations

import pytest

from factcheck.lexicon.spelling import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sana'a", "Sana’a"), ("Saint-Étienne", "saint etienne"), ("Bosnia & Herzegovina", "bosnia and herzegovina")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_other_scripts_are_kept() -> None:
    assert fold("Київ")
