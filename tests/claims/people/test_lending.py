"""Lists, parts of a whole, partitions, totals that go on."""

from __future__ import annotations

import pytest

from tests.claims.reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten soldiers and 37 militants were killed.", [("killed", "security", 10), ("killed", "militants", 37)]),
        ("Police arrested 12 men and four women.", [("arrested", "men", 12), ("arrested", "women", 4)]),
    ],
)
def test_a_list_shares_its_verb(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [s[:3] for s in said(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 20 people, including three children.",
        "The blast killed 20 people. Three children were among the dead.",
        "The blast killed 20 people, three of them children.",
    ],
)
def test_a_part_is_a_subset(text: str) -> None:
    whole, part = said(text)
    assert whole == ("killed", "total", 20, "whole")
    assert part == ("killed", "children", 3, "subset")


def test_a_predicate_names_the_group() -> None:
    assert said("The flood killed 40 people. Twenty-five were women.")[1] == ("killed", "women", 25, "subset")


def test_a_pronoun_takes_up_the_toll() -> None:
    assert [s[:3] for s in said("The toll reached 12. It now stands at 15.")] == [
        ("killed", "total", 12),
        ("killed", "total", 15),
    ]


def test_a_corrected_figure_keeps_its_kind() -> None:
    assert {s[:3] for s in said("The quake killed not 12 but 21 people.")} >= {("killed", "total", 21)}
