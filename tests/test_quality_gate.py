"""What the bundled corpora measure may rise and never sinks: the floors are committed beside this file."""

from __future__ import annotations

import pytest

from tests import quality

FLOORS = quality.floors()


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return quality.measure(quality.run())


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(figures) == set(FLOORS), "run: python -m tests.quality --raise"


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_sinks(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= FLOORS[name] - quality.SLACK
