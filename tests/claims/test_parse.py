"""The parser's output as plain words."""

from __future__ import annotations

from tests.claims.reading import parsed


def test_words_index_the_text_and_know_their_verb() -> None:
    doc = parsed("The flood killed nine farmers.")
    assert all(doc.text[w.idx : w.end] == w.text for w in doc)
    farmers = doc[doc.at(doc.text.index("farmers") + 3)]
    assert (farmers.dep, farmers.head.text) == ("dobj", "killed")
    assert doc.between(farmers.left, farmers.right + 1) == "nine farmers"
    assert doc.between(2, 2) == ""
