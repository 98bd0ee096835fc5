"""Figures that the article itself has overtaken, and those that only look so."""

from __future__ import annotations

import pytest

from tests.claims.reading import counts

MONDAY = "2026-05-18"


def scopes(text: str, title: str | None = None) -> dict[float, str]:
    return {c.interval.stated: c.scope for c in counts(text, title=title, published=MONDAY) if c.interval}


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The quake killed 88 people.\nEARLIER ON THIS PAGE\nIt killed 51 people.", 51, 88),
        ("16:20 Nine people died.\n14:05 Four people died.", 4, 9),
        ("The fire killed 44 people. The mayor had put the dead at 30.", 30, 44),
        ("The toll is 61, the ministry said on Sunday. On Friday the ministry said 40 people had died.", 40, 61),
        ("First reports gave 12 dead. The toll is nine.", 12, 9),
    ],
)
def test_an_older_figure_beside_a_newer_one(text: str, old: float, new: float) -> None:
    found = scopes(text)
    assert (found[old], found[new]) == ("superseded", "incident")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The mayor had put the dead at 30.", 30),  # nothing newer
        ("First reports gave 12 dead.", 12),
        (
            "Police said on Friday that ten people died. The army said on Sunday that 14 people died.",
            10,
        ),  # two counters
        ("14:05 Four people died.\n16:20 The city has buried 2,000 people who died.", 4),  # something else
    ],
)
def test_alone_or_of_another_thing_it_stays_current(text: str, figure: float) -> None:
    assert scopes(text)[figure] == "incident"


def test_a_subset_of_an_outdated_figure_is_outdated() -> None:
    found = scopes("The toll is 40. The ministry had said earlier that 33 people died, of whom 21 were men.")
    assert (found[33], found[21], found[40]) == ("superseded", "superseded", "incident")
