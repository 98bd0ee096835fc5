"""Canonical text: what must go, what must stay, and that it stays so."""
# ruff: noqa: E501 - articles and files are data, one a line

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import clean, furniture, markup

CLEANED = {
    "Nine&nbsp;people &amp; more": "Nine people & more",
    "R&amp;amp;D, &quot;so&quot;, it&#39;s, it&#x2019;s": 'R&D, "so", it\'s, it’s',
    "A&T, Q&A & co": "A&T, Q&A & co",
    "nine\u00a0people\u202fdied": "nine people died",
    "ni\u00adne\u200b peo\ufeffple": "nine people",
    "a\r\nb\rc\u2028d": "a\nb\nc\nd",
    "nine\0 people\x07\x1b[31m": "nine people[31m",
    "left \u202eright": "left right",
    "It\u00e2\u20ac\u2122s caf\u00c3\u00a9": "It’s café",
    "the FIANCÉ’S café… naïve": "the FIANCÉ’S café… naïve",
    "cafe\u0301": "café",
    "lone \ud800 surrogate": "lone \ufffd surrogate",
    "  nine  \n  ten \n": "nine\n  ten",
}


@pytest.mark.parametrize("raw", CLEANED)
def test_cleaned(raw):
    assert clean.text(raw) == CLEANED[raw]


@given(st.text(max_size=200))
def test_clean_text_can_be_written_and_holds_no_controls(raw):
    text = clean.text(raw)
    text.encode("utf-8")
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert text == text.strip()


@given(
    st.text(
        alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F, blacklist_characters="&\x7f\xa0\xad"),
        max_size=100,
    )
)
def test_cleaning_twice_changes_nothing_more(raw):
    once = clean.text(raw)
    assert clean.text(once) == once


def test_long_chain_of_entities_ends():
    assert len(clean.text("&" + "amp;" * 200_000 + "x")) < 800_001


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("<p>Nine <b>people</b> died.</p>\n\n<p>Ten&nbsp;hurt.</p>", "Nine people died.\nTen hurt."),
        ("&lt;p&gt;Nine died.&lt;/p&gt;&lt;p&gt;So.&lt;/p&gt;", "Nine died.\nSo."),
        ("<div>Nine<script>var x = 12;</script> died<style>p{}</style>.</div>", "Nine died."),
        ("<p>Nine died.</p><figcaption>File: 40 dead in 2019</figcaption>tail", "Nine died.\ntail"),
        ("<table><tr><td>dead</td><td>9</td></tr></table>", "dead\n9"),
        ("a<br/>b<br>c", "a\nb\nc"),
    ],
)
def test_markup(raw, text):
    assert markup.plain(raw) == text


def test_deep_markup_ends():
    assert markup.plain("<p>first</p>" + "<div>" * 50_000 + "nine" + "</div>" * 50_000).startswith("first")


@given(st.text(alphabet="<>/abp divscript=\"' &;\n", max_size=200))
def test_any_markup_gives_text(raw):
    assert "\0" not in markup.plain("<p>" + raw)


@pytest.mark.parametrize(
    "line",
    ["READ MORE: Blast last year killed 60", "Also Read | Eleven die in flood", "Advertisement", "Related Stories:",
     "Click here for our live page", "Watch: The moment that 40 died", "Follow us on Sample", "Don’t miss: Six die"],
)  # fmt: skip
def test_furniture_goes(line):
    assert furniture.without(f"Nine people died.\n{line}\nThe end.") == "Nine people died.\nThe end."


@pytest.mark.parametrize(
    "line",
    ["Read the statement: nine people died.", "Related charges were filed against 10 people.", "Share prices fell by 9 percent.",
     "Photographs showed 40 dead.", "Killed: 9", "Sign language was used.", "© 2026 Sample Agency. All rights reserved.",
     "Watch out for floods, officials said. 12 people died."],
)  # fmt: skip
def test_sentences_stay(line):
    assert furniture.without(f"Nine people died.\n{line}\nThe end.") == f"Nine people died.\n{line}\nThe end."


def test_long_lines_stay():
    line = "Watch: " + "the army said that nine people died and ten were hurt. " * 5
    assert line.strip() in furniture.without(f"a\n{line.strip()}\nb")
