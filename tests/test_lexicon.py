"""The lexicon: its tables are read, and its alternations match what plain ones match."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.lexicon import any_of, table

PIECES = ["a", "ab", "b", "Ba", "ba?", "a?c", "(?:a|b)", "(?:ab|c)?", "(?:b)??", r"\w+", "[ab|(]", r"\(", "(?=a)", " "]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), min_size=1, max_size=6), st.text("abcAB ("))
@example(["(?:ab|a)b", "abc"], "abbc")
@example([r"\bab", r"\b(?:c|a)"], "cab ab")
@example(["(?:a|b)|ab"], "ab")
def test_an_alternation_by_first_letter_matches_what_the_plain_one_matches(patterns: list[str], text: str) -> None:
    plain = re.compile("(?:" + "|".join(patterns) + ")", re.IGNORECASE)
    assert [m.span() for m in re.finditer(any_of(patterns), text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize("words", [["kill", "killing"], ["killing", "kill"]])
def test_the_earlier_pattern_wins(words: list[str]) -> None:
    assert re.search(any_of(words), "a killing").group() == words[0]  # type: ignore[union-attr]


def test_every_phrase_of_the_event_table_matches_as_it_stands() -> None:
    for entry in table("events").values():
        for listed in entry.get("phrases", {}).values():
            for text in ("they were shot dead and taken to hospital", "lost their lives", "held hostage"):
                joined = "|".join(listed) or "(?!)"
                plain = [m.span() for m in re.finditer(rf"\b(?:{joined})\b", text, re.IGNORECASE)]
                assert [m.span() for m in re.finditer(rf"\b{any_of(listed)}\b", text)] == plain
