"""A small, repeatable share of the fuzzing, in every run of the suite."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fuzz import targets

PIECEWISE = st.lists(
    st.integers(targets.PIECE, targets.PIECE + len(targets.PIECES) - 1) | st.just(ord(" ")), max_size=40
).map(bytes)
"""Bytes that mean pieces of news prose."""


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_readers_take_any_bytes(data: bytes) -> None:
    targets.reader(data)


@settings(max_examples=300)
@given(PIECEWISE | st.binary(max_size=200))
def test_the_number_grammar_takes_any_text(data: bytes) -> None:
    targets.grammar(data)


@settings(max_examples=300)
@example(b"1 Jan 0001 0:00")
@given(st.text(max_size=60).map(lambda s: s.encode("utf-8", "surrogatepass")) | st.binary(max_size=60))
def test_date_cells_take_any_text(data: bytes) -> None:
    targets.dates(data)


@settings(max_examples=60)
@example(targets.piece("\ud800") + b"40 people died.")
@given(PIECEWISE | st.binary(max_size=200))
def test_extract_takes_any_text(data: bytes) -> None:
    targets.extract(data)


@settings(max_examples=15)
@example(b"")
@given(st.lists(PIECEWISE, min_size=1, max_size=4).map(b"|".join))
def test_compare_takes_any_texts(data: bytes) -> None:
    targets.compare(data)


@pytest.mark.parametrize(
    "unit", ["more than 1,200", "12 people were killed. ", "12 people were killed, ", "(((", "10:05 ", "9" * 40 + " "]
)
def test_long_articles_of_one_thing_end(unit: str) -> None:
    targets.extract(unit.encode() * 150)
