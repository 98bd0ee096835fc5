"""The lexicon: its tables are read, and its alternations match what plain ones match."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.lexicon import any_of, people, table

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


def lists(entry: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words below an entry of a table, with where it stands."""
    if isinstance(entry, list) and all(isinstance(item, str) for item in entry):
        yield path, entry
    elif isinstance(entry, list | dict):
        for key, below in entry.items() if isinstance(entry, dict) else enumerate(entry):
            yield from lists(below, f"{path}.{key}")


def test_no_list_holds_an_entry_twice() -> None:
    tables = [file for file in resources.files("factcheck.lexicon").iterdir() if file.name.endswith(".toml")]
    read = [(file.name, tomllib.loads(file.read_text(encoding="utf-8"))) for file in tables]
    told = [(path, words) for name, entries in read for path, words in lists(entries, name)]
    assert len(told) > 100
    assert [(path, word) for path, words in told for word, n in Counter(words).items() if n > 1] == []


def test_the_table_of_groups_holds_only_what_the_derived_list_lacks_or_gets_wrong() -> None:
    named = {noun: group for group, nouns in table("groups")["nouns"].items() for noun in nouns}
    persons = {noun for section in ("nouns", "forces", "trades") for noun in table("groups")["persons"][section]}
    assert people()["butcher"] == "person"
    assert people()["tractor"] == "thing"
    assert [noun for noun, group in named.items() if people().get(noun) == group] == []
    assert [noun for noun in persons if people().get(noun, "thing") != "thing"] == []
