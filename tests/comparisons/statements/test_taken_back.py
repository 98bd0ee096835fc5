"""Which figure a passage takes back: in digits or words, and what only looks so."""

from __future__ import annotations

import pytest

from factcheck.comparisons.statements.taken_back import passage, takes_back

BACK = [
    ("the prefect said nine people had died, and not 14, as he had told radio", 14),
    ("the ministry no longer stands by its figure of 1,240 hurt", 1240),
    ("she called her earlier count of twenty-one a slip of the pen", 21),
    ("an announcement that eleven had drowned was premature", 11),
    ("in a second note it put them at 30; its first, of 52, was an error of transmission", 52),
    ("the coroner apologised for having said 19", 19),
    ("the toll of two hundred and ten, given at noon, was wrong", 210),
]
STANDS = [
    ("not 14 days later, nine people were buried", 14),
    ("the ministry counts 1,240 hurt and will not revise its rules", 1240),
    ("eleven had drowned, and the pilot's statement was wrong", 12),
    ("seven were found in lower ferry lane and four in the yard", 4),
    ("it withdrew its officers. another 19 people were found", 19),
]


@pytest.mark.parametrize(("text", "figure"), BACK)
def test_taken_back(text: str, figure: float) -> None:
    assert takes_back(text, figure)


@pytest.mark.parametrize(("text", "figure"), STANDS)
def test_stands(text: str, figure: float) -> None:
    assert not takes_back(text, figure)


def test_the_passage_is_the_sentence_and_its_neighbours() -> None:
    text = "Far off. Just before. Here it is. Right behind. Too far."
    start = text.index("Here")
    assert passage(text, start, start + len("Here it is.")) == "just before. here it is. right behind. "
