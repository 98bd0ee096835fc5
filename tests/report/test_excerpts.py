"""What may leave an article: at most 40 words, the claim's own among them, and no private name in a label."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Interval
from factcheck.report.excerpts import MOST_WORDS, excerpt, printed, visible, voice
from tests.report import make


@given(st.integers(0, 80), st.integers(0, 80), st.integers(1, 60))
def test_at_most_forty_words_with_the_claim_inside(before: int, after: int, length: int) -> None:
    quote = " ".join(["killed"] * length)
    home = make.article(1, " ".join(["left"] * before + [quote] + ["right"] * after))
    claim = make.claim(home, quote, Interval.exact(1))
    found = excerpt(home, claim)
    assert len(found.text.split()) <= MOST_WORDS
    assert quote.startswith(found.quote)
    assert found.text in home.text
    if before + after + length <= MOST_WORDS:
        assert found.text == home.text


def test_a_word_of_ten_thousand_letters_is_cut() -> None:
    home = make.article(1, f"{'x' * 10_000} 5 killed {'y' * 10_000}")
    assert len(excerpt(home, make.claim(home, "5 killed", Interval.exact(5))).text) < 1_000


def test_a_claim_that_does_not_fit_its_text_shows_its_own_quote() -> None:
    home = make.article(1, "5 killed")
    lost = replace(make.claim(home, "5 killed", Interval.exact(5)), start=3, end=90)
    assert excerpt(home, lost).text == "5 killed"


def test_without_a_sentence_the_line_is_taken() -> None:
    home = make.article(1, "First line.\nHere 5 killed today.\nLast line.")
    bare = replace(make.claim(home, "5 killed", Interval.exact(5)), sentence=(0, 0))
    assert excerpt(home, bare).text == "Here 5 killed today."


@pytest.mark.parametrize(
    ("source_type", "authority", "label"),
    [
        ("witness", "Nadia Rahim", "witnesses"),
        ("police", "Inspector Lund", "police"),
        ("none", "", "no stated source"),
        ("party", "Valley Liberation Front", "the Valley Liberation Front"),
        ("un", "ocha", "OCHA"),
        ("party", "rebels", "a party to the conflict"),
        ("company", "Orrin Motors", "Orrin Motors"),
    ],
)
def test_labels_name_organisations_and_offices_never_persons(source_type: str, authority: str, label: str) -> None:
    home = make.article(1, "5 killed")
    claim = make.claim(
        home, "5 killed", Interval.exact(5), source_type=source_type, authority=authority, source=authority
    )
    assert voice(claim) == label


@pytest.mark.parametrize(
    ("interval", "qualifier", "text"),
    [
        (Interval.exact(12_000), "", "12,000"),
        (Interval(10, 10, None), "at least", "at least 10"),
        (Interval(24, None, None), "dozens", "dozens"),
        (Interval(0, None, 30), "up to", "up to 30"),
        (Interval.exact(7.8), "", "7.8"),
        (Interval(1701.0, 1701.0, None), "passed", "more than 1,700"),
    ],
)
def test_figures_as_printed(interval: Interval, qualifier: str, text: str) -> None:
    home = make.article(1, "x killed")
    assert printed(make.claim(home, "x killed", interval, qualifier=qualifier)) == text


def test_what_steers_terminals_and_lines_is_taken_out() -> None:
    assert visible("a\x1b[31m\u202eb\u2066\x00c\n\td") == "a[31mbc\n\td"
