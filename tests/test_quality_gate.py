"""What the bundled corpora measure may rise and never sinks: the floors are committed beside this file."""

from __future__ import annotations

import pytest

from tests import quality


@pytest.fixture(scope="module", params=quality.SETS)
def measured(request: pytest.FixtureRequest) -> tuple[str, dict[str, float]]:
    return request.param, quality.measure(request.param)


def test_every_figure_has_a_floor_and_none_sinks(measured: tuple[str, dict[str, float]]) -> None:
    pool, figures = measured
    floors = quality.floors()[pool]
    assert set(figures) == set(floors), "run: python -m tests.quality --raise"
    sunk = {n: (v, floors[n]) for n, v in figures.items() if v < floors[n] - quality.SLACK}
    assert not sunk, f"{pool}: measured, floor"
