"""Each rule that ties a figure to what happened, nearest evidence first."""

from __future__ import annotations

import pytest

from factcheck.claims.people import events, linking, mentions
from tests.claims.reading import POLICY, parsed


def links(text: str) -> list[tuple[str, str] | None]:
    doc = parsed(text)
    marked = events.mark(doc)
    found = [linking.link(doc, m, marked) for m in mentions.find(doc, POLICY)]
    return [(link.kind, link.how) if link else None for link in found]


@pytest.mark.parametrize(
    ("text", "kind", "how"),
    [
        ("The ministry counted ten deaths.", "killed", "noun"),
        ("They cared for 17 injured passengers.", "injured", "inside"),
        ("Ten people were killed.", "killed", "behind"),
        ("Ten hikers are reported missing.", "missing", "behind"),
        ("The blast hit the depot, killing ten.", "killed", "ahead"),
        ("The mayor mourned the deaths of ten.", "killed", "of"),
        ("The death toll has risen to 41.", "killed", "toll"),
        ("The wounded now came to 41 men.", "injured", "toll"),
        ("Dead: 12", "killed", "list"),
    ],
)
def test_rules(text: str, kind: str, how: str) -> None:
    assert links(text) == [(kind, how)]


@pytest.mark.parametrize("text", ["Ten trucks crossed the bridge.", "Nine fishermen mended their nets."])
def test_nothing_happened(text: str) -> None:
    assert links(text) == [None]


def test_who_does_the_harm_is_not_counted() -> None:
    assert links("Four gunmen killed ten villagers.") == [None, ("killed", "ahead")]


def test_the_main_verb_outranks_a_description() -> None:
    assert links("Two divers with grave injuries died.")[0] == ("killed", "subject")


def test_animals_are_no_people() -> None:
    assert links("The fire killed 40 goats.") == [None]
