"""What speaks for a named place being the scene. Own sentences; events are invented, places are real."""

from __future__ import annotations

import pytest

from factcheck.claims.document import open_article
from factcheck.claims.setting import dates, places
from factcheck.claims.setting.evidence import Features, Scope, candidates, features
from factcheck.records import Article


def seen(text: str, title: str | None = None) -> dict[str, Features]:
    """The evidence for each place of a text that was printed on 31 January 2026."""
    document = open_article(Article(text=text, title=title, published="2026-01-31"))
    days = dates.read(document)
    weighed, setting = places.weighed(document, days)
    scope = Scope.of(document, setting, days, candidates(weighed))
    return {place.name: features(place, scope) for place in scope.smaller()}


@pytest.mark.parametrize(
    ("text", "place", "evidence", "there"),
    [
        ("A bomb killed nine people in Bari on Friday. Shops in Lecce closed on Friday.", "Bari", "on_day", True),
        ("A bomb killed nine people in Bari on Friday. A fair opened in Lecce on Monday.", "Lecce", "off_day", True),
        ("A bomb killed nine people in Bari on Friday. A fair opened in Lecce.", "Lecce", "off_day", False),
        ("Of the dead nine were from Bari, seven from Lecce.", "Bari", "loss_left", True),
        ("Of the visitors nine were from Bari, seven from Lecce.", "Bari", "loss_left", False),
        ("Of the visitors nine were from Bari, seven from Lecce.", "Bari", "figure_left", True),
        ("BARI - A bomb killed nine people in Lecce.", "BARI", "stamped", True),
        ("A bomb killed nine people in Lecce.", "Lecce", "stamped", False),
        ("A flood tore houses down in Bari. A choir sang in Lecce.", "Lecce", "untold", True),
        ("A flood tore houses down in Bari. A choir sang in Lecce.", "Bari", "untold", False),
    ],
)
def test_evidence(text: str, place: str, evidence: str, there: bool) -> None:
    assert (evidence in seen(text)[place]) is there


def test_a_place_of_the_title_alone_is_told_from_one_that_the_text_names_too() -> None:
    found = seen("A bomb killed nine people in Lecce on Friday.", "Bari mourns Lecce dead")
    assert "title_only" in found["Bari"]
    assert "title_only" not in found["Lecce"]
