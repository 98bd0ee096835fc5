"""Cutting: nothing is lost, and every span points into the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.document import chunks, cut, open_article
from factcheck.records import Article


@given(st.text(max_size=200) | st.text(alphabet="aB .!?\n\"'’”()", max_size=80))
def test_sentences_hold_every_character_that_is_not_blank(text: str) -> None:
    sentences = list(cut(text))
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
    assert [s.number for s in sentences] == list(range(len(sentences)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nine died. Two are missing.", 2),
        ("Gen. Marlow said nine died.", 1),
        ("It struck at 5 p.m. The siren failed.", 2),
        ("It struck at 5 p.m. Friday in Orrin.", 1),
        ('"Nine died." The mayor left.', 2),
        ("A magnitude 7.8 quake hit.", 1),
        ("First line\nSecond line", 2),
    ],
)
def test_where_a_sentence_ends(text: str, count: int) -> None:
    assert len(list(cut(text))) == count


def test_the_title_stands_first() -> None:
    document = open_article(Article(title="Nine dead", text="Nine died."))
    assert [s.field for s in document.sentences] == ["title", "body"]
    assert document.title + document.body == document.sentences


def test_chunks_keep_order_and_rest() -> None:
    articles = [Article(text=str(n)) for n in range(5)]
    assert [len(c) for c in chunks(articles, 2)] == [2, 2, 1]
    assert [a for c in chunks(articles, 2) for a in c] == articles


def test_a_run_of_stops_costs_no_more_than_its_length() -> None:
    began = time.process_time()
    assert list(cut("Nine people died" + "." * 60_000 + "x"))
    assert time.process_time() - began < 2
